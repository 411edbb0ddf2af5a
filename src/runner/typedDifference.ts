import { canonicalText, pythonText, type TypedValue } from "./typedValue";

/** Where and in what two values part. */
export interface Difference {
  /** Ids of the entries that lead to the parts that differ. */
  path: string[];
  /** `At [3]["name"]: expected 'a', got 'b'`. */
  sentence: string;
  /** Whether it says what one does not see at a glance, even when both sides are short. */
  tellsMore: boolean;
}

/** What a container holds: items by index, pairs by key, members by themselves. */
export interface Entry {
  /** The same for equal keys, indexes or members. */
  id: string;
  /** As it is written in brackets. */
  key: string;
  value: TypedValue;
}

interface Found {
  path: Entry[];
  words: string;
  spot?: string;
  /** Keys or members differ. */
  byKey?: boolean;
}

/** Texts longer than this are told by the spot where they part. */
const long = 60;
const partLength = 80;
const named = 3;

/** The first difference of two values, by exact type; undefined when they are equal. */
export function findDifference(expected: TypedValue, actual: TypedValue): Difference | undefined {
  const found = find(expected, actual);
  if (!found) return undefined;
  const { path, words, spot, byKey = false } = found;
  const way = path.length > 0 ? `At ${path.map(({ key }) => `[${key}]`).join("")}` : undefined;
  const place = [way, spot].filter((part) => part !== undefined).join(", ");
  const text = place === "" ? words : `${place}: ${words}`;
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  const tellsMore = byKey || spot !== undefined || path.length > 1;
  return { path: path.map(({ id }) => id), sentence, tellsMore };
}

/** The entries of a container, a set's in an order that does not change; undefined of any other value. */
export function entriesOf(value: TypedValue): Entry[] | undefined {
  switch (value.type) {
    case "list":
    case "tuple":
      return value.items.map((item, index) => ({ id: `${index}`, key: `${index}`, value: item }));
    case "dict":
      return value.pairs.map(([key, item]) => ({ id: canonicalText(key), key: keyText(key), value: item }));
    case "set":
    case "frozenset":
      return value.items
        .map((item) => ({ id: canonicalText(item), key: partText(item), value: item }))
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    default:
      return undefined;
  }
}

function find(expected: TypedValue, actual: TypedValue): Found | undefined {
  if (canonicalText(expected) === canonicalText(actual)) return undefined;
  if (expected.type === "str" && actual.type === "str") return findInText(expected.value, actual.value);
  const [wanted, given] = [entriesOf(expected), entriesOf(actual)];
  if (expected.type !== actual.type || !wanted || !given) return { path: [], words: bothParts(expected, actual) };
  if (expected.type === "list" || expected.type === "tuple") return findInOrder(wanted, given);
  return findByKey(wanted, given, expected.type === "dict" ? "key" : "");
}

function findInOrder(wanted: readonly Entry[], given: readonly Entry[]): Found | undefined {
  const sizes = `expected ${wanted.length} ${wanted.length === 1 ? "item" : "items"}, got ${given.length}`;
  for (const [index, entry] of wanted.slice(0, given.length).entries()) {
    const found = find(entry.value, given[index]!.value);
    if (!found) continue;
    const end = found.path.length === 0 && wanted.length !== given.length ? `; ${sizes}` : "";
    return { ...found, path: [entry, ...found.path], words: found.words + end };
  }
  const index = Math.min(wanted.length, given.length);
  const [lost, surplus] = [wanted[index], given[index]];
  if (lost) return { path: [], words: `${sizes}; [${index}] is missing: ${partText(lost.value)}` };
  return surplus && { path: [], words: `${sizes}; [${index}] is not expected: ${partText(surplus.value)}` };
}

function findByKey(wanted: readonly Entry[], given: readonly Entry[], noun: string): Found | undefined {
  const [wantedIds, givenById] = [new Set(wanted.map(({ id }) => id)), new Map(given.map((one) => [one.id, one]))];
  const missing = wanted.filter(({ id }) => !givenById.has(id));
  const surplus = given.filter(({ id }) => !wantedIds.has(id));
  if (missing.length + surplus.length > 0) {
    const told = [listKeys(noun, missing, "missing"), listKeys(noun, surplus, "not expected")];
    return { path: [], words: told.filter((text) => text !== "").join(", "), byKey: true };
  }
  for (const entry of wanted) {
    const found = find(entry.value, givenById.get(entry.id)!.value);
    if (found) return { ...found, path: [entry, ...found.path] };
  }
  return undefined;
}

/** `keys "a" and "b" are missing`; empty without keys. */
function listKeys(noun: string, entries: readonly Entry[], state: string): string {
  if (entries.length === 0) return "";
  const texts = entries.slice(0, named).map(({ key }) => key);
  if (entries.length > named) texts.push(`${entries.length - named} more`);
  const listed = texts.length > 1 ? `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}` : texts[0];
  const many = entries.length > 1;
  return `${noun}${noun && many ? "s" : ""} ${listed} ${many ? "are" : "is"} ${state}`.trim();
}

/** Index from which two texts differ. */
export function firstMismatch(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let index = 0;
  while (index < shorter && one[index] === other[index]) index++;
  return index;
}

/** Two unequal texts: short ones as they are, others by line or character, from 1. */
function findInText(expected: string, actual: string): Found {
  const lines = `${expected}${actual}`.includes("\n");
  if (!lines && expected.length <= long && actual.length <= long) {
    return { path: [], words: `expected ${quote(expected)}, got ${quote(actual)}` };
  }
  const at = firstMismatch(expected, actual);
  if (!lines) {
    const words = `expected ${around(expected, at)}, got ${around(actual, at)}`;
    return { path: [], words, spot: `character ${at + 1}` };
  }
  const start = at === 0 ? 0 : expected.lastIndexOf("\n", at - 1) + 1;
  const number = expected.slice(0, start).split("\n").length;
  const [wanted, given] = [lineFrom(expected, start), lineFrom(actual, start)];
  if (wanted === "" || given === "") {
    const state = given === "" ? "missing" : "not expected";
    return { path: [], words: `line ${number} is ${state}: ${around(wanted || given, 0)}` };
  }
  const words = `expected ${around(wanted, at - start)}, got ${around(given, at - start)}`;
  return { path: [], words, spot: `line ${number}` };
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.slice(start) : text.slice(start, end + 1);
}

/** The text, or the part of it near an index. */
function around(text: string, index: number): string {
  if (text.length <= long) return quote(text);
  const start = Math.max(0, index - long / 3);
  const end = start + long;
  return `${start > 0 ? "..." : ""}${quote(text.slice(start, end))}${end < text.length ? "..." : ""}`;
}

function quote(value: string): string {
  return pythonText({ type: "str", value });
}

function bothParts(expected: TypedValue, actual: TypedValue): string {
  return `expected ${partText(expected)}, got ${partText(actual)}`;
}

function keyText(key: TypedValue): string {
  return key.type === "str" ? clipText(JSON.stringify(key.value), partLength) : partText(key);
}

function partText(value: TypedValue): string {
  return clipText(pythonText(value), partLength);
}

/** The beginning of a text that is longer than `limit` characters. */
export function clipText(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 3)}...`;
}
