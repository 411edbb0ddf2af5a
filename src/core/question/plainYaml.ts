import { Pair, type ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml";

/** One `key: value` line; the value is empty above a nested map. */
const pairLine = /^( *)([a-z][a-z0-9-]*):(?: (.+))?$/u;
const quoted = /^"([^"\\\p{Cc}]*)"$/u;
/** Begins with a letter, so that it is no number; a dot, slash or `#` inside is that sign and nothing else. */
const bareWord = /^[a-z][\w./#-]*$/u;
const wholeNumber = /^(?:0|[1-9]\d{0,5})$/u;
const bareList = /^\[([\w./#, -]+)\]$/u;
/** Words that stand for something else than themselves. */
const reserved: ReadonlySet<string> = new Set(["true", "false", "null"]);

interface Line {
  /** Offset of its first character. */
  offset: number;
  indent: number;
  key: string;
  value: string | undefined;
}

/**
 * Reads YAML that is written as our front matter should be: block maps, bare words, whole numbers, prose in double
 * quotes without escapes, lists of bare words. Gives what the parser of YAML gives, values with their style and where
 * they begin, in a fraction of the time; undefined for anything else, right or wrong, which that parser is to read.
 */
export function readPlainYaml(source: string): ParsedNode | undefined {
  const lines = splitLines(source);
  if (lines?.[0]?.indent !== 0) return undefined;
  const [map, next] = readMap(lines, 0) ?? [];
  return next === lines.length ? map : undefined;
}

function splitLines(source: string): Line[] | undefined {
  const lines: Line[] = [];
  const texts = source.split("\n");
  // gray-matter passes the line end after the opening `---` on, and not the one before the closing `---`.
  let offset = texts[0] === "" ? texts.shift()!.length + 1 : 0;
  for (const text of texts) {
    const match = pairLine.exec(text);
    if (!match || reserved.has(match[2]!)) return undefined;
    lines.push({ offset, indent: match[1]!.length, key: match[2]!, value: match[3] });
    offset += text.length + 1;
  }
  return lines;
}

/** Reads the map that begins at line `first`; gives it and the line after it. */
function readMap(lines: readonly Line[], first: number): [map: ParsedNode, next: number] | undefined {
  const { indent, offset } = lines[first]!;
  const map = new YAMLMap<Scalar, ParsedNode>();
  const keys = new Set<string>();
  let at = first;
  while (at < lines.length && lines[at]!.indent === indent) {
    const line = lines[at]!;
    if (keys.has(line.key)) return undefined;
    keys.add(line.key);
    const keyStart = line.offset + indent;
    let value: ParsedNode | undefined;
    if (line.value === undefined) {
      const below = lines[at + 1];
      if (!below || below.indent <= indent) return undefined;
      const [nested, next] = readMap(lines, at + 1) ?? [];
      if (next === undefined) return undefined;
      [value, at] = [nested, next];
    } else {
      value = readValue(line.value, keyStart + line.key.length + ": ".length);
      at++;
    }
    if (!value) return undefined;
    map.items.push(new Pair(scalar(line.key, line.key, "PLAIN", keyStart) as Scalar, value));
  }
  // A deeper line belongs to nothing.
  if (at < lines.length && lines[at]!.indent > indent) return undefined;
  return [Object.assign(map, { range: rangeAt(offset + indent) }) as ParsedNode, at];
}

function readValue(text: string, offset: number): ParsedNode | undefined {
  const prose = quoted.exec(text);
  if (prose) return scalar(prose[1]!, prose[1]!, "QUOTE_DOUBLE", offset);
  const list = bareList.exec(text);
  if (list) return readList(list[1]!.split(", "), offset);
  if (text === "true") return scalar(true, text, "PLAIN", offset);
  if (wholeNumber.test(text)) return scalar(Number(text), text, "PLAIN", offset);
  return isBareWord(text) ? scalar(text, text, "PLAIN", offset) : undefined;
}

function readList(items: readonly string[], offset: number): ParsedNode | undefined {
  if (!items.every(isBareWord)) return undefined;
  const list = new YAMLSeq<ParsedNode>();
  list.flow = true;
  let at = offset + "[".length;
  for (const item of items) {
    list.items.push(scalar(item, item, "PLAIN", at));
    at += item.length + ", ".length;
  }
  return Object.assign(list, { range: rangeAt(offset) }) as ParsedNode;
}

function isBareWord(text: string): boolean {
  return bareWord.test(text) && !reserved.has(text);
}

function scalar(value: unknown, source: string, type: Scalar.Type, offset: number): ParsedNode {
  return Object.assign(new Scalar(value), { source, type, range: rangeAt(offset) }) as ParsedNode;
}

/** Readers ask where a node begins, never where it ends. */
function rangeAt(offset: number): [number, number, number] {
  return [offset, offset, offset];
}
