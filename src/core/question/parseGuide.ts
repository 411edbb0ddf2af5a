import { readSnippets } from "./codeSections";
import { list, prose, record, reference, required, withDefault } from "./frontMatterSchema";
import { startOf, walk } from "./markdownTree";
import { markedReferences, openPackFile, type Reference } from "./packFile";
import type { Guide, Problem } from "./question";
import { resolveReference } from "./slug";

export const guideSchema = record({
  title: required(prose()),
  related: withDefault(list(reference, 1, 24), () => []),
});

export interface GuideFile {
  guide?: Guide;
  problems: Problem[];
  references: Reference[];
}

/** Parses a study guide; `path` is relative to the pack. Never throws. */
export function parseGuide(text: string, path: string): GuideFile {
  const file = openPackFile(text, path, "guide", guideSchema);
  if (!("tree" in file) || !file.front) return { problems: file.problems, references: [] };
  const { tree, problems, report, bodyStart, source } = file;
  const { track, slug } = file.path;
  const last = tree.children.at(-1);
  let links = 0;
  if (last?.type === "list") {
    walk(last, ({ type }) => {
      if (type === "link") links++;
    });
  }
  if (links === 0) report(last ? startOf(last) : bodyStart, "A guide ends in a list of links to the questions to try.");
  const reportLine = (line: number, message: string) => problems.push({ file: path, line, column: 1, message });
  const snippets = readSnippets(tree.children, { text: source.text, depth: 2, report, reportLine });
  const references = [...file.references, ...markedReferences(file, "question", /^related\.\d+$/u)];
  const { title, related } = file.front;
  const guide: Guide = {
    slug,
    track,
    title,
    related: related.map((id) => resolveReference(id, track)),
    body: source.text.slice(bodyStart).trim(),
    snippets,
    file: path,
  };
  return { guide, problems, references };
}
