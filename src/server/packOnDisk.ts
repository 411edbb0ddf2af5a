import { setImmediate as nextTurn } from "node:timers/promises";
import { type PackText, readTracks } from "../bank/packFiles";
import { type ParsedFile, parseFile } from "../bank/packParser";
import type { Problem } from "../core/question/question";
import { frontMatterEnd } from "./frontKeys";

/** More files than any pack we know of; beyond, a file is checked by itself. */
const mostFiles = 10_000;

/** A pack as it lies on the disk: what its files say of themselves, without their problems. */
export interface PackOnDisk {
  files: ReadonlyMap<string, { outline: string; parsed: ParsedFile }>;
  /** Of files that cannot be read. */
  problems: Problem[];
}

/** Reads a pack and parses what `before` does not hold already. Undefined when the folder holds no track, or too much. */
export async function readPackOnDisk(root: string, before?: PackOnDisk): Promise<PackOnDisk | undefined> {
  const read = await readTracks(root, mostFiles);
  if (!read || read.texts.length === 0) return undefined;
  const files = new Map<string, { outline: string; parsed: ParsedFile }>();
  for (const { file, text } of read.texts) {
    const outline = outlineOf(text);
    const known = before?.files.get(file);
    if (known?.outline === outline) files.set(file, known);
    else {
      files.set(file, { outline, parsed: { ...parseText({ file, text: outline }), problems: [], references: [] } });
      // Requests of the editor are answered in between.
      await nextTurn();
    }
  }
  return { files, problems: read.problems };
}

/** What other files can name or draw: the front matter and the stages. All else takes ten times as long to parse. */
function outlineOf(text: string): string {
  const lines = text.split(/\r?\n/u);
  const body = frontMatterEnd(lines) + 1;
  return [...lines.slice(0, body), ...lines.slice(body).filter((line) => line.startsWith("## Stage:"))].join("\n");
}

const longestText = 1024 * 1024;

/** Parses a file of any size: beyond what the parser refuses anyway, nothing is looked at. */
export function parseText({ file, text }: PackText): ParsedFile {
  return parseFile({ file, text: text.slice(0, longestText + 1) });
}
