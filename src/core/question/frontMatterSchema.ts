import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import { isReference, isSlug } from "./slug";
import { findHiddenCharacters } from "./sourceText";

/** Where readers report to. Offsets are those of the YAML document. */
export interface SchemaContext {
  report(offset: number, message: string): void;
  /** Offsets of the values read, by dotted path: `related.0`, `stages.intro.minutes`. */
  marks: Map<string, number>;
}

/** Reads one node, or reports why it cannot and returns undefined. `path` names it in messages: `sections.warm-up.minutes`. */
export type Reader<T> = ((node: ParsedNode, path: string, context: SchemaContext) => T | undefined) & { shape?: Shape };

/** What a reader takes, for completion: the keys of a record, what an entry or an item is, the words to choose from. */
export type Shape =
  | { type: "record"; fields: Readonly<Record<string, Field<unknown>>> }
  | { type: "entries"; entry: Reader<unknown> }
  | { type: "list"; item: Reader<unknown> }
  | { type: "words"; words: readonly string[] };

function shaped<T>(shape: Shape, read: Reader<T>): Reader<T> {
  return Object.assign(read, { shape });
}

export interface Field<T> {
  read: Reader<T>;
  required: boolean;
  fallback?: () => T;
}

/** The values of a record of fields. */
type Values<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export function required<T>(read: Reader<T>): Field<T> {
  return { read, required: true };
}

export function optional<T>(read: Reader<T>): Field<T | undefined> {
  return { read, required: false };
}

export function withDefault<T>(read: Reader<T>, fallback: () => T): Field<T> {
  return { read, required: false, fallback };
}

/** Prose in double quotes, not blank, at most `max` characters. */
export function prose(max = 200): Reader<string> {
  return scalar((node) => {
    if (node.type !== "QUOTE_DOUBLE") return 'is prose, so it stands in double quotes: "..."';
    const value = node.value as string;
    if (value.trim() === "") return "is empty. Write something or leave the key out.";
    if (findHiddenCharacters(value).length > 0) return "holds a control or bidirectional character. Take it out.";
    return value.length > max ? `is longer than ${max} characters. Shorten it.` : { value };
  });
}

/** A version of Python in double quotes; bare it would be a number, and 3.10 would become 3.1. */
export const pythonVersion: Reader<string> = scalar((node) =>
  node.type === "QUOTE_DOUBLE" && /^3\.\d{1,2}$/u.test(String(node.value))
    ? { value: String(node.value) }
    : 'is a version in double quotes, such as "3.12".',
);

export const slug: Reader<string> = bare(isSlug, "is a slug without quotes: lower-case words joined by hyphens.");
/** An id of a question: a slug, or `track/slug`, or either with `#stage`. */
export const reference: Reader<string> = bare(isReference, "is an id without quotes: `slug` or `track/slug`.");
/** What a file of the pack is named by: a slug of the own track, or `track/slug`. */
export const fileReference: Reader<string> = bare(
  (text) => isReference(text) && !text.includes("#"),
  "is a slug without quotes, or `track/slug` of another track.",
);
/** The name under which a package is imported. */
export const packageName: Reader<string> = bare(
  (text) => /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/u.test(text),
  "is the name a package is imported by, without quotes.",
);

export function oneOf<T extends string>(values: readonly T[]): Reader<T> {
  const known = (text: string): text is T => (values as readonly string[]).includes(text);
  const read = bare(known, `is one of ${values.join(", ")}, without quotes.`) as Reader<T>;
  return shaped({ type: "words", words: values }, read);
}

export function wholeNumber(min: number, max: number): Reader<number> {
  return scalar((node) => {
    const value = /^(0|[1-9]\d{0,5})$/u.test(node.source ?? "") && node.type === "PLAIN" ? Number(node.source) : -1;
    return value >= min && value <= max ? { value } : `is a whole number from ${min} to ${max}, without quotes.`;
  });
}

/** `true`, the only thing a switch may say. */
export const flag: Reader<true> = shaped(
  { type: "words", words: ["true"] },
  scalar((node) => (node.type === "PLAIN" && node.source === "true" ? { value: true } : "is `true`, or left out.")),
);

function bare(accepts: (text: string) => boolean, wanted: string): Reader<string> {
  return scalar((node) =>
    node.type === "PLAIN" && typeof node.value === "string" && accepts(node.value) ? { value: node.value } : wanted,
  );
}

/** A reader of single values: `judge` gives the value, or the rest of the sentence that begins with its path. */
function scalar<T>(judge: (node: Scalar.Parsed) => { value: T } | string): Reader<T> {
  return (node, path, context) => {
    if (!isPlainNode(node, context)) return undefined;
    const verdict = isScalar(node) ? judge(node as Scalar.Parsed) : judge(notAScalar);
    if (typeof verdict === "string") {
      context.report(node.range[0], `\`${path}\` ${verdict}`);
      return undefined;
    }
    context.marks.set(path, node.range[0]);
    return verdict.value;
  };
}

const notAScalar = { type: "BLOCK_LITERAL", value: null, source: "" } as unknown as Scalar.Parsed;

/** Anchors, aliases and tags change what a reader sees without showing it, so they are refused everywhere. */
function isPlainNode(node: ParsedNode, context: SchemaContext): boolean {
  if (isAlias(node) || node.anchor) {
    context.report(node.range[0], "Anchors and aliases are refused. Write the value out.");
    return false;
  }
  if (node.tag !== undefined) {
    context.report(node.range[0], "Tags (`!`) are refused. Put prose in double quotes.");
    return false;
  }
  return true;
}

/** A list in brackets, of `min` to `max` different items. */
export function list<T>(read: Reader<T>, min: number, max: number): Reader<T[]> {
  return shaped({ type: "list", item: read }, (node, path, context) => {
    if (!isPlainNode(node, context)) return undefined;
    if (!isSeq(node) || !node.flow) {
      context.report(node.range[0], `\`${path}\` is a list in brackets: [one, two].`);
      return undefined;
    }
    context.marks.set(path, node.range[0]);
    const values: T[] = [];
    for (const [index, item] of (node.items as ParsedNode[]).entries()) {
      const value = read(item, `${path}.${index}`, context);
      if (value === undefined) return undefined;
      if (values.includes(value)) {
        context.report(item.range[0], `\`${String(value)}\` stands twice in \`${path}\`. Keep one.`);
      } else values.push(value);
    }
    if (values.length < min || values.length > max) {
      context.report(node.range[0], `\`${path}\` takes ${min} to ${max} items.`);
      return undefined;
    }
    return values;
  });
}

/** A block map with known keys. Undefined when a required key is missing or wrong. */
export function record<F extends Record<string, Field<unknown>>>(fields: F): Reader<Values<F>> {
  return shaped({ type: "record", fields }, (node, path, context) => {
    const pairs = readPairs(node, path, context);
    if (!pairs) return undefined;
    const values: Record<string, unknown> = {};
    let complete = true;
    for (const { key, offset, value } of pairs) {
      const keyPath = join(path, key);
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field) values[key] = field.read(value, keyPath, context);
      else context.report(offset, unknownKey(key, Object.keys(fields)));
    }
    for (const [key, field] of Object.entries(fields)) {
      if (values[key] !== undefined) continue;
      const given = pairs.some((pair) => pair.key === key);
      if (field.required && !given) context.report(node.range[0], `\`${join(path, key)}\` is missing. Add it.`);
      if (field.required) complete = false;
      else values[key] = field.fallback?.();
    }
    return complete ? (values as Values<F>) : undefined;
  });
}

function unknownKey(key: string, known: readonly string[]): string {
  if (key === "<<") return "Merge keys are refused. Write the keys out.";
  return `Unknown key \`${key.slice(0, 40)}\`. Known here: ${known.join(", ")}.`;
}

/** A block map whose keys are slugs of the author's choice, in order; values get their key as `slug`. */
export function entries<T extends object>(read: Reader<T>, max: number): Reader<(T & { slug: string })[]> {
  return shaped({ type: "entries", entry: read }, (node, path, context) => {
    const pairs = readPairs(node, path, context);
    if (!pairs) return undefined;
    const values: (T & { slug: string })[] = [];
    for (const { key, offset, value } of pairs.slice(0, max + 1)) {
      if (!isSlug(key))
        context.report(offset, `\`${key.slice(0, 40)}\` is no slug: lower-case words joined by hyphens.`);
      const read1 = read(value, join(path, key), context);
      if (read1 === undefined || !isSlug(key)) return undefined;
      values.push({ ...read1, slug: key });
    }
    if (values.length === 0 || values.length > max) {
      context.report(node.range[0], `\`${path}\` takes 1 to ${max} entries.`);
      return undefined;
    }
    return values;
  });
}

/** A block map from what `readKey` takes to values, in order. Its marks are those of the keys. */
export function keyed<K extends string, N extends string, T>(
  readKey: Reader<K>,
  name: N,
  read: Reader<T>,
): Reader<({ slug: K } & Record<N, T>)[]> {
  return (node, path, context) => {
    const pairs = readPairs(node, path, context);
    if (!pairs) return undefined;
    const values: ({ slug: K } & Record<N, T>)[] = [];
    for (const { key, keyNode, value } of pairs) {
      const given = read(value, join(path, key), context);
      const slug = readKey(keyNode, join(path, key), context);
      if (given === undefined || slug === undefined) return undefined;
      values.push({ slug, [name]: given } as { slug: K } & Record<N, T>);
    }
    return values;
  };
}

/** Wraps the value of an entry that is not a map itself. */
export function named<K extends string, T>(name: K, read: Reader<T>): Reader<Record<K, T>> {
  return (node, path, context) => {
    const value = read(node, path, context);
    return value === undefined ? undefined : ({ [name]: value } as Record<K, T>);
  };
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function readPairs(node: ParsedNode, path: string, context: SchemaContext) {
  if (!isPlainNode(node, context)) return undefined;
  const name = path === "" ? "The front matter" : `\`${path}\``;
  if (!isMap(node)) {
    context.report(node.range[0], `${name} is a block map: one \`key: value\` on each line.`);
    return undefined;
  }
  if (node.flow) {
    context.report(node.range[0], `${name} is written in braces. Write one \`key: value\` on each line.`);
    return undefined;
  }
  const pairs: { key: string; keyNode: ParsedNode; offset: number; value: ParsedNode }[] = [];
  for (const { key, value } of (node as YAMLMap<ParsedNode, ParsedNode | null>).items) {
    if (!isPlainNode(key, context)) continue;
    if (!isScalar(key) || key.type !== "PLAIN" || typeof key.value !== "string") {
      context.report(key.range[0], "A key is a bare word. Take the quotes or brackets away.");
      continue;
    }
    // Of a map the reader wants to see the line of its key.
    if (isMap(value)) context.marks.set(join(path, key.value), key.range[0]);
    pairs.push({ key: key.value, keyNode: key, offset: key.range[0], value: value ?? key });
  }
  return pairs;
}
