import { typeOfFile } from "../core/question/packPath";
import { completeBody } from "./completeBody";
import { completeFrontMatter } from "./completeFrontMatter";
import type { Completion, Position, Vocabulary } from "./completion";
import { frontMatterEnd } from "./frontKeys";
import { linesOf } from "./openText";

/** What could stand at a position of a pack file. Undefined where nothing can be suggested. */
export function complete(
  { file, text }: { file: string; text: string },
  position: Position,
  vocabulary: Vocabulary,
): Completion | undefined {
  const type = typeOfFile(file);
  const lines = linesOf(text);
  if (!type || position.line <= 0 || position.line >= lines.length) return undefined;
  const end = frontMatterEnd(lines);
  if (position.line < end) return completeFrontMatter(lines, position, type, vocabulary);
  return position.line > end ? completeBody(lines, position, type, vocabulary) : undefined;
}
