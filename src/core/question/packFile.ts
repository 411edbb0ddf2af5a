import type { Root } from "mdast";
import { readFrontMatter } from "./frontMatter";
import type { Reader, SchemaContext } from "./frontMatterSchema";
import { guardMarkdown } from "./markdownGuard";
import { findHostileLine, parseMarkdown, startOf, walk } from "./markdownTree";
import { type PackPath, packPaths, readPackPath, typeOfFile } from "./packPath";
import type { Problem } from "./question";
import { findHiddenCharacters, normalizeSource, placeAt, type SourceText } from "./sourceText";

/** Something a file names that must exist elsewhere in the pack: an id, a slug, or a relative link. */
export interface Reference {
  type: "question" | "guide" | "rubric" | "track" | "category" | "profile" | "link";
  /** As written. */
  target: string;
  line: number;
  column: number;
}

/** A pack file as far as its front matter. */
export interface PackFront<T> {
  /** Path relative to the pack. */
  file: string;
  path: PackPath;
  source: SourceText;
  /** Undefined when a required key is missing or wrong. */
  front?: T;
  /** Offsets of the values of the front matter, by dotted path. */
  marks: Map<string, number>;
  bodyStart: number;
  problems: Problem[];
  report(offset: number, message: string): void;
}

/** A pack file after everything that all types share: path, front matter, Markdown tree. */
export interface PackFile<T> extends PackFront<T> {
  /** The body; offsets in it are those of the whole text. */
  tree: Root;
  references: Reference[];
}

/** Reads the front matter; only problems when there is none to read. Never throws. */
export function openPackFront<T>(
  raw: string,
  file: string,
  type: PackPath["type"],
  schema: Reader<T>,
): PackFront<T> | { problems: Problem[] } {
  const source = normalizeSource(raw);
  const problems: Problem[] = [];
  const report = (offset: number, message: string) => problems.push({ file, ...placeAt(source, offset), message });
  const path = readPackPath(file);
  if (path?.type !== type) report(0, wrongPath(file, type));
  const { contents, base, bodyStart, findings } = readFrontMatter(source);
  reportHidden(source.text.slice(0, bodyStart), 0, report);
  for (const { offset, message } of findings) report(offset, message);
  if (!path || path.type !== type || !contents) return { problems };
  const marks = new Map<string, number>();
  const context: SchemaContext = { report: (offset, message) => report(base + offset, message), marks };
  const front = schema(contents, "", context);
  for (const [key, offset] of marks) marks.set(key, base + offset);
  return { file, path, source, front, marks, bodyStart, problems, report };
}

/** Reads what all pack files share; only problems when the file cannot be read at all. Never throws. */
export function openPackFile<T>(
  raw: string,
  file: string,
  type: PackPath["type"],
  schema: Reader<T>,
): PackFile<T> | { problems: Problem[] } {
  const opened = openPackFront(raw, file, type, schema);
  if (!("source" in opened)) return opened;
  const { source, bodyStart, report } = opened;
  const body = source.text.slice(bodyStart);
  reportHidden(body, bodyStart, report);
  const tree = parseMarkdown(blankBefore(source.text, bodyStart));
  if (!tree) {
    const hostile = findHostileLine(body);
    report(bodyStart + (hostile?.offset ?? 0), hostile?.message ?? "This Markdown cannot be read. Simplify it.");
    return { problems: opened.problems };
  }
  for (const { offset, message } of guardMarkdown(tree, source.text)) report(offset, message);
  return { ...opened, tree, references: linksOf(tree, source) };
}

function reportHidden(text: string, start: number, report: PackFront<unknown>["report"]): void {
  for (const { offset, name } of findHiddenCharacters(text)) {
    report(start + offset, `The character ${name} cannot be seen and is refused. Take it out.`);
  }
}

function wrongPath(file: string, type: PackPath["type"]): string {
  const suffix = typeOfFile(file) ? "" : ` and is named *.${type}.md`;
  return `This file belongs at ${packPaths[type]}${suffix}. Folders and names are lower-case words joined by hyphens.`;
}

/** The text with everything before the body turned to blanks, so that offsets in the tree are those of the file. */
function blankBefore(text: string, bodyStart: number): string {
  return text.slice(0, bodyStart).replace(/[^\n]/gu, " ") + text.slice(bodyStart);
}

function linksOf(tree: Root, source: SourceText): Reference[] {
  const links: Reference[] = [];
  walk(tree, (node) => {
    if (node.type !== "link" || /^[a-z][a-z0-9+.-]*:/iu.test(node.url) || node.url.startsWith("#")) return;
    links.push({ type: "link", target: node.url, ...placeAt(source, startOf(node)) });
  });
  return links;
}

/** The references among the values of the front matter whose dotted path matches. */
export function markedReferences(
  { marks, source }: PackFront<unknown>,
  type: Reference["type"],
  path: RegExp,
): Reference[] {
  const found: Reference[] = [];
  for (const [key, offset] of marks) {
    if (!path.test(key)) continue;
    const target = /^[^\s,\]:]+/u.exec(source.text.slice(offset))?.[0] ?? "";
    found.push({ type, target, ...placeAt(source, offset) });
  }
  return found;
}
