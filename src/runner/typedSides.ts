import { clipText, type Entry, entriesOf, firstMismatch } from "./typedDifference";
import { pythonText, type TypedValue } from "./typedValue";

/** Longer texts are broken into lines. */
const width = 72;
const itemLength = 100;
const textLength = 2_000;
const before = 3;
const after = 12;
const maxDepth = 5;

const brackets: Partial<Record<TypedValue["type"], [string, string]>> = {
  list: ["[", "]"],
  tuple: ["(", ")"],
  dict: ["{", "}"],
  set: ["{", "}"],
  frozenset: ["frozenset({", "})"],
};

type Pair<T> = [expected: T, actual: T];

/**
 * Both sides of a comparison as texts to be read beside each other, at most 2000 characters each: alike where the values
 * are alike, cut around the place where they part, one item per line when they are long. `path` leads to the first difference.
 */
export function sideTexts(expected: TypedValue, actual: TypedValue, path: readonly string[]): Pair<string> {
  const [wanted, given] = pairLines([expected, actual], path, maxDepth);
  return [clipText(wanted.join("\n"), textLength), clipText(given.join("\n"), textLength)];
}

function pairLines(pair: Pair<TypedValue>, path: readonly string[], depth: number): Pair<string[]> {
  const [expected, actual] = pair;
  const texts: Pair<string> = [pythonText(expected), pythonText(actual)];
  if (depth > 0 && expected.type === actual.type && texts.some(({ length }) => length > width)) {
    if (expected.type === "str" && actual.type === "str") {
      const at = firstMismatch(expected.value, actual.value);
      return [brokenText(expected.value, actual.value, at), brokenText(actual.value, expected.value, at)];
    }
    const [wanted, given] = [entriesOf(expected), entriesOf(actual)];
    if (wanted && given) return entryPair(pair, [wanted, given], path, depth);
  }
  return [singleLines(expected, texts[0], depth), singleLines(actual, texts[1], depth)];
}

/** A value with nothing beside it to be compared with. */
function singleLines(value: TypedValue, text: string, depth: number): string[] {
  if (text.length <= width || depth === 0) return [text];
  if (value.type === "str") return brokenText(value.value, "", 0);
  const entries = entriesOf(value);
  if (!entries) return [text];
  return entryLines(
    value,
    entries.map(({ id }) => id),
    0,
    entries,
    {},
  );
}

/** Entries of two containers of one type, around the first that differs. */
function entryPair(
  [expected, actual]: Pair<TypedValue>,
  [wanted, given]: Pair<Entry[]>,
  [first, ...rest]: readonly string[],
  depth: number,
): Pair<string[]> {
  const [wantedIds, givenIds] = [new Set(wanted.map(({ id }) => id)), new Set(given.map(({ id }) => id))];
  const ids = [...new Set([...wantedIds, ...givenIds])];
  const center = Math.max(
    0,
    ids.findIndex((id) => (first === undefined ? wantedIds.has(id) !== givenIds.has(id) : id === first)),
  );
  const [one, other] = [wanted, given].map((entries) => entries.find(({ id }) => id === first)?.value);
  const [left, right] = first !== undefined && one && other ? pairLines([one, other], rest, depth - 1) : [];
  const known = (lines: string[] | undefined) => (first !== undefined && lines ? { [first]: lines } : {});
  const start = center > before + 1 ? center - before : 0;
  return [entryLines(expected, ids, start, wanted, known(left)), entryLines(actual, ids, start, given, known(right))];
}

/** One entry per line, from a position on; `known` has the lines of entries that are shown at length. */
function entryLines(
  holder: TypedValue,
  ids: readonly string[],
  start: number,
  entries: readonly Entry[],
  known: Record<string, string[]>,
): string[] {
  const [opening, closing] = brackets[holder.type] ?? ["", ""];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const window = ids.slice(start, start + before + after);
  const shown = window.flatMap((id) => byId.get(id) ?? []);
  const left = ids.slice(start + before + after).filter((id) => byId.has(id)).length;
  const names = new Map(holder.type === "dict" ? holder.pairs.map(([key], index) => [entries[index]!.id, key]) : []);
  const lines = shown.flatMap((entry) => namedLines(entry, names.get(entry.id), known[entry.id]));
  return [
    opening,
    ...(start > 0 ? [`    ... ${start} before`] : []),
    ...lines.map((line) => `    ${line}`),
    ...(left > 0 ? [`    ... ${left} more`] : []),
    closing,
  ];
}

function namedLines({ value }: Entry, name: TypedValue | undefined, known: string[] | undefined): string[] {
  let lines = known ?? [clipText(pythonText(value), itemLength)];
  if (value.type === "str" && lines.length > 1) lines = ["(", ...lines.map((line) => `    ${line}`), ")"];
  const prefix = name ? `${clipText(pythonText(name), itemLength)}: ` : "";
  return [...lines.slice(0, -1), `${lines.at(-1)},`].map((line, index) => (index === 0 ? prefix + line : line));
}

/** A text cut into its lines, or into pieces if neither it nor its other side has any, around the index where they part. */
function brokenText(text: string, other: string, at: number): string[] {
  const quote = (value: string) => pythonText({ type: "str", value });
  if (!`${text}${other}`.includes("\n")) {
    const start = at > 2 * width ? at - width : 0;
    const end = start + width * after;
    const pieces: string[] = [];
    for (let from = start; from < Math.min(end, text.length); from += width)
      pieces.push(quote(text.slice(from, from + width)));
    return counted(pieces, start, text.length - end, "characters");
  }
  const number = text.slice(0, at).split("\n").length - 1;
  const start = number > before + 1 ? number - before : 0;
  const lines = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const end = start + before + after;
  const shown = lines.slice(start, end).map((line) => clipText(quote(line), itemLength));
  return counted(shown, start, lines.length - end, "lines");
}

function counted(shown: readonly string[], skipped: number, left: number, noun: string): string[] {
  const lines = [
    ...(skipped > 0 ? [`... ${skipped} ${noun} before`] : []),
    ...shown,
    ...(left > 0 ? [`... ${left} more ${noun}`] : []),
  ];
  return lines.length > 0 ? lines : ["''"];
}
