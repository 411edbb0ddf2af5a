import { schemas } from "../bank/packParser";
import type { Reader } from "../core/question/frontMatterSchema";
import type { PackFileType } from "../core/question/packPath";
import { type Completion, type Position, type Suggestion, type Vocabulary, wordAt } from "./completion";
import { type FrontKey, findFrontKeys } from "./frontKeys";

const slugPart = /[\w#/-]/;

/** Suggests keys that are not there yet, and values. Undefined where nothing can be suggested. */
export function completeFrontMatter(
  lines: readonly string[],
  { line, character }: Position,
  type: PackFileType,
  vocabulary: Vocabulary,
): Completion | undefined {
  const text = lines[line]!;
  const before = text.slice(0, character);
  const keys = findFrontKeys(lines);
  const indent = /^ */u.exec(before)![0].length;
  const parents = parentsAt(keys, line, indent);
  if (/^ *[\w-]*$/u.test(before)) {
    const suggestions = suggestKeys(parents, keys, line, type, /^[\w-]*:/u.test(text.slice(character)));
    return suggestions && { ...wordAt(text, character, /[\w-]/), suggestions };
  }
  const match = /^ *([\w-]+):(\s*)(.*)$/u.exec(before);
  if (!match) return undefined;
  const [, key, space, value] = match as unknown as [string, string, string, string];
  const path = [...parents, key];
  const reader = readerAt(type, path);
  if (!reader) return undefined;
  const word = wordAt(text, character, slugPart);
  const isList = reader.shape?.type === "list";
  const words = wordsOf(reader, key, vocabulary);
  if (isList && value.startsWith("[")) {
    if (value.includes("]")) return undefined;
    const others = `${text.slice(0, word.start)},${text.slice(word.end)}`;
    const given = new Set(others.slice(text.indexOf("[") + 1).split(/[\s,\]]+/u));
    return { ...word, suggestions: words.filter((one) => !given.has(one)).map((label) => ({ label })) };
  }
  if (!/^[\w#/-]*$/u.test(value)) return undefined;
  const lead = space === "" ? " " : "";
  const insert = (label: string) => (isList ? `${lead}[${label}]` : `${lead}${label}`);
  return { ...word, suggestions: words.map((label) => ({ label, insert: insert(label) })) };
}

/** The keys that a line of some indentation stands below. */
function parentsAt(keys: readonly FrontKey[], line: number, indent: number): string[] {
  return keys.findLast((key) => key.line < line && key.indent < indent)?.path ?? [];
}

function suggestKeys(
  parents: readonly string[],
  keys: readonly FrontKey[],
  line: number,
  type: PackFileType,
  hasColon: boolean,
): Suggestion[] | undefined {
  const shape = readerAt(type, parents)?.shape;
  if (shape?.type !== "record") return undefined;
  const given = new Set(
    keys
      .filter((key) => key.line !== line && key.path.slice(0, -1).join(".") === parents.join("."))
      .map(({ path }) => path.at(-1)!),
  );
  return Object.entries(shape.fields)
    .filter(([key]) => !given.has(key))
    .map(([label, { read, required }]) => {
      const isBlock = read.shape?.type === "record" || read.shape?.type === "entries";
      const insert = hasColon ? label : `${label}:${isBlock ? "" : " "}`;
      return { label, insert, ...(required ? { detail: "required" } : {}) };
    });
}

/** The reader of what stands at a path. */
function readerAt(type: PackFileType, path: readonly string[]): Reader<unknown> | undefined {
  let reader: Reader<unknown> | undefined = schemas[type];
  for (const name of path) {
    const shape: Reader<unknown>["shape"] = reader?.shape;
    if (shape?.type === "record") reader = Object.hasOwn(shape.fields, name) ? shape.fields[name]!.read : undefined;
    else reader = shape?.type === "entries" ? shape.entry : undefined;
  }
  return reader;
}

function wordsOf(reader: Reader<unknown>, key: string, vocabulary: Vocabulary): readonly string[] {
  const { shape } = reader;
  const item = shape?.type === "list" ? shape.item.shape : shape;
  if (item?.type === "words") return item.words;
  switch (key) {
    case "related":
      return vocabulary.questions;
    case "topics":
    case "categories":
    case "profiles":
    case "packages":
      return shape?.type === "list" ? vocabulary[key] : [];
    case "profile":
      return vocabulary.profiles;
    case "guide":
      return vocabulary.guides;
    case "rubric":
      return vocabulary.rubrics;
  }
  return [];
}
