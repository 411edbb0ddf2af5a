import { readSnippets } from "./codeSections";
import { list, prose, record, reference, required, withDefault } from "./frontMatterSchema";
import { startOf, walk } from "./markdownTree";
import { markedReferences, openPackFile, openPackFront, type PackFront, type Reference } from "./packFile";
import type { Guide, GuideSummary, Problem } from "./question";
import { resolveReference } from "./slug";

export const guideSchema = record({
  title: required(prose()),
  related: withDefault(list(reference, 1, 24), () => []),
});

type GuideFront = NonNullable<ReturnType<typeof guideSchema>>;

export interface GuideSummaryFile {
  guide?: GuideSummary;
  problems: Problem[];
  references: Reference[];
}

export interface GuideFile extends GuideSummaryFile {
  guide?: Guide;
}

/** Parses a study guide; `path` is relative to the pack. Never throws. */
export function parseGuide(text: string, path: string): GuideFile {
  const file = openPackFile(text, path, "guide", guideSchema);
  if (!("tree" in file) || !file.front) return { problems: file.problems, references: [] };
  const { tree, problems, report, bodyStart, source } = file;
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
  const references = [...file.references, ...guideReferences(file)];
  const guide = { ...summaryOf(file, file.front), body: source.text.slice(bodyStart).trim(), snippets };
  return { guide, problems, references };
}

/** Reads the front matter alone of a guide; of a long file its first lines will do. Never throws. */
export function readGuideSummary(text: string, path: string): GuideSummaryFile {
  const file = openPackFront(text, path, "guide", guideSchema);
  if (!("source" in file) || !file.front) return { problems: file.problems, references: [] };
  return { guide: summaryOf(file, file.front), problems: file.problems, references: guideReferences(file) };
}

function summaryOf({ path, file }: PackFront<GuideFront>, { title, related }: GuideFront): GuideSummary {
  const { track, slug } = path;
  return { slug, track, title, related: related.map((id) => resolveReference(id, track)), file };
}

function guideReferences(file: PackFront<GuideFront>): Reference[] {
  return markedReferences(file, "question", /^related\.\d+$/u);
}
