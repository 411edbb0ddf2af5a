import { sectionTitles, sectionUse } from "../bank/packParser";
import type { PackFileType } from "../core/question/packPath";
import { type Kind, kinds } from "../core/question/question";
import { type Completion, type Position, type Suggestion, type Vocabulary, wordAt } from "./completion";
import { type FrontKey, findFrontKeys, frontMatterEnd, frontNames, frontValue } from "./frontKeys";

interface FoundHeading {
  depth: number;
  title: string;
  line: number;
}

const stageMark = "Stage: ";

/** Suggests headings that may stand here and do not yet, and the tests that a wrong solution is caught by. */
export function completeBody(
  lines: readonly string[],
  { line, character }: Position,
  type: PackFileType,
  vocabulary: Vocabulary,
): Completion | undefined {
  const { headings, fenced } = findHeadings(lines);
  if (fenced.has(line)) return undefined;
  const text = lines[line]!;
  const others = headings.filter((heading) => heading.line !== line);
  const above = others.findLast((heading) => heading.line < line && heading.depth === 2)?.title ?? "";
  const mark = /^(#{2,3})( *)(.*)$/u.exec(text.slice(0, character));
  if (mark) {
    const [, marks, space] = mark as unknown as [string, string, string];
    const suggestions = suggestHeadings(marks.length, above, others, findFrontKeys(lines), type, line);
    const start = marks.length + space.length;
    const lead = space === "" ? " " : "";
    const inserted = suggestions?.map((one) => ({ ...one, insert: lead + one.label }));
    return inserted && { start, end: text.length, suggestions: inserted };
  }
  const caught = /^Caught by:(.*)$/u.exec(text);
  if (type !== "question" || !caught || character < "Caught by:".length) return undefined;
  const word = wordAt(text, character, /\w/);
  const rest = `${text.slice("Caught by:".length, word.start)},${text.slice(word.end)}`;
  const given = new Set(rest.split(/[\s,`]+/u));
  const lead = text[word.start - 1] === " " ? "" : " ";
  const names = vocabulary.tests(above.startsWith(stageMark) ? above.slice(stageMark.length) : undefined);
  const missing = names.filter((name) => !given.has(name));
  return { ...word, suggestions: missing.map((label) => ({ label, insert: lead + label })) };
}

/** Headings of two and three `#`, and the lines inside fences. */
function findHeadings(lines: readonly string[]) {
  const headings: FoundHeading[] = [];
  const fenced = new Set<number>();
  let fence = "";
  for (let line = frontMatterEnd(lines) + 1; line < lines.length; line++) {
    const text = lines[line]!;
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/u.exec(text);
    if (fence !== "") {
      fenced.add(line);
      if (mark && mark[1]!.startsWith(fence) && mark[2]!.trim() === "") fence = "";
    } else if (mark) {
      fenced.add(line);
      fence = mark[1]!;
    } else {
      const heading = /^(#{2,3})\s+(.*?)\s*$/u.exec(text);
      if (heading) headings.push({ depth: heading[1]!.length, title: heading[2]!, line });
    }
  }
  return { headings, fenced };
}

function suggestHeadings(
  depth: number,
  above: string,
  others: readonly FoundHeading[],
  keys: readonly FrontKey[],
  type: PackFileType,
  line: number,
): Suggestion[] | undefined {
  const start = others.findLast((one) => one.depth === 2 && one.line < line)?.line ?? 0;
  const end = others.find((one) => one.depth === 2 && one.line > line)?.line ?? Number.POSITIVE_INFINITY;
  const near = depth === 2 ? others : others.filter((one) => one.line > start && one.line < end);
  const given = new Set(near.filter((one) => one.depth === depth).map(({ title }) => title));
  return wantedHeadings(depth, above, keys, type)?.filter(({ label }) => !given.has(label));
}

function wantedHeadings(
  depth: number,
  above: string,
  keys: readonly FrontKey[],
  type: PackFileType,
): Suggestion[] | undefined {
  if (type === "rubric") return rubricTitles(depth, above, keys).map((label) => ({ label }));
  if (type !== "question") return undefined;
  if (depth === 2) {
    const stages = frontNames(keys, ["stages"]).map((stage) => ({ label: stageMark + stage, detail: "needed" }));
    return [...sectionsOf(frontValue(keys, ["kind"])), ...stages];
  }
  if (!above.startsWith(stageMark)) return undefined;
  return sectionsOf(frontValue(keys, ["stages", above.slice(stageMark.length), "kind"]));
}

/** The sections of a kind, those it needs marked; all while the kind is not known. */
function sectionsOf(kind: string | undefined): Suggestion[] {
  if (!isKind(kind)) return sectionTitles.map((label) => ({ label }));
  return sectionTitles.flatMap((label) => {
    const use = sectionUse(kind, label);
    return use ? [{ label, ...(use === "needed" ? { detail: "needed" } : {}) }] : [];
  });
}

function isKind(text: string | undefined): text is Kind {
  return (kinds as readonly (string | undefined)[]).includes(text);
}

function rubricTitles(depth: number, above: string, keys: readonly FrontKey[]): string[] {
  const titlesBelow = (path: readonly string[]) =>
    frontNames(keys, path).map((name) => ({ name, title: frontValue(keys, [...path, name, "title"]) ?? "" }));
  const categories = titlesBelow(["categories"]);
  const category = categories.find(({ title }) => title === above)?.name;
  const wanted = depth === 2 ? categories : category ? titlesBelow(["categories", category, "criteria"]) : [];
  return wanted.map(({ title }) => title).filter((title) => title !== "");
}
