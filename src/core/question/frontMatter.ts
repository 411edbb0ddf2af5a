import matter from "gray-matter";
import { LineCounter, type ParsedNode, parseDocument } from "yaml";
import { readPlainYaml } from "./plainYaml";
import type { SourceText } from "./sourceText";

const maxFrontMatter = 16 * 1024;
const maxFile = 1024 * 1024;
const maxNesting = 8;
/** More opening brackets than any honest file has; bounds the nesting even where brackets in prose hide its depth. */
const maxBrackets = 400;

/** Something wrong at an offset of the normalized text. */
export interface Finding {
  offset: number;
  message: string;
}

/** The parsed front matter. `base` is added to the offsets inside `contents` to get those of the file. */
export interface FrontMatter {
  /** Undefined when it cannot be read. */
  contents?: ParsedNode;
  base: number;
  /** Offset of the line after the closing `---`. */
  bodyStart: number;
  findings: Finding[];
}

/**
 * Reads the front matter of a pack file. gray-matter does the splitting, but only sees text that was checked before:
 * on its own it evaluates `---js` and remembers failed parses, and a YAML library can be brought down by deep nesting.
 */
export function readFrontMatter({ text }: SourceText): FrontMatter {
  const none = { base: 0, bodyStart: text.length };
  if (text.length > maxFile) {
    return { ...none, findings: [{ offset: 0, message: "The file is over 1 MB. Split it or shorten it." }] };
  }
  const range = findDelimiters(text);
  if ("message" in range) return { ...none, findings: [range] };
  const yaml = text.slice(range.start, range.end);
  const refused = guardYaml(yaml).map(({ offset, message }) => ({ offset: range.start + offset, message }));
  if (refused.length > 0) return { base: range.start, bodyStart: range.bodyStart, findings: refused };
  const read = splitWithGrayMatter(text.slice(0, range.bodyStart));
  const findings = read.findings.map(({ offset, message }) => ({ offset: opening.length + offset, message }));
  return { contents: read.contents, base: opening.length, bodyStart: range.bodyStart, findings };
}

const opening = "---";
const emptyMessage = "The front matter is empty. Give at least a `title`.";

/** Finds the exact opening and closing lines; every other line that starts with `---` in between is refused. */
function findDelimiters(text: string): { start: number; end: number; bodyStart: number } | Finding {
  if (!/^---(\n|$)/u.test(text)) {
    return { offset: 0, message: "The first line must be exactly `---`, with nothing before or after it." };
  }
  const start = text.indexOf("\n") + 1;
  if (start === 0) return { offset: 0, message: "The front matter is never closed. End it with a line `---`." };
  for (let at = start; at < text.length; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    if (line === "---") return { start, end: at, bodyStart: Math.min(end + 1, text.length) };
    if (line.startsWith("---")) {
      return {
        offset: at,
        message: "The closing line must be exactly `---`; no other line here may start with `---`.",
      };
    }
    if (end - start > maxFrontMatter) {
      return { offset: at, message: "The front matter is over 16 KB, or its closing `---` is missing." };
    }
    at = end + 1;
  }
  return { offset: 0, message: "The front matter is never closed. End it with a line `---`." };
}

/** Refuses what could exhaust a YAML library, before one runs. */
function guardYaml(yaml: string): Finding[] {
  if (yaml.trim() === "") return [{ offset: 0, message: emptyMessage }];
  return [...guardBrackets(yaml), ...guardLines(yaml)].slice(0, 1);
}

function guardBrackets(yaml: string): Finding[] {
  let depth = 0;
  let opened = 0;
  for (let at = 0; at < yaml.length; at++) {
    const character = yaml[at]!;
    if (character === "[" || character === "{") {
      depth++;
      opened++;
      if (depth > maxNesting || opened > maxBrackets) {
        return [{ offset: at, message: "Too many brackets. A list is one pair of brackets with slugs inside." }];
      }
    } else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
  }
  return [];
}

function guardLines(yaml: string): Finding[] {
  let offset = 0;
  for (const line of yaml.split("\n")) {
    const indent = /^ */u.exec(line)![0].length;
    if (indent > 8 * maxNesting) {
      return [{ offset, message: "Indented too deeply. Two spaces for each level are enough." }];
    }
    if (/^(\.\.\.|%)/u.test(line)) {
      return [{ offset, message: "Directives and ends of documents are refused. Write keys only." }];
    }
    const run = /(?:(?:^|\s)[-?:](?=\s|$)[ \t]*){2,}/u.exec(line);
    if (run) {
      return [
        {
          offset: offset + run.index,
          message: "Signs in a row, such as `- -`. Write maps as blocks and lists in brackets.",
        },
      ];
    }
    if ((line.match(/:(?=\s)/gu)?.length ?? 0) > 40) {
      return [{ offset, message: "Too many colons on one line. Write each key on a line of its own." }];
    }
    offset += line.length + 1;
  }
  return [];
}

function refuseEngine(): never {
  throw new Error("Only YAML front matter is read.");
}

type YamlPart = Pick<FrontMatter, "contents" | "findings">;

/** Options are always passed, because without them gray-matter caches; every engine but ours throws. */
function splitWithGrayMatter(text: string): YamlPart {
  const refused = { parse: refuseEngine, stringify: refuseEngine };
  const engines = {
    yaml: { parse: parseYaml as (source: string) => object, stringify: refuseEngine },
    javascript: refused,
    js: refused,
    coffee: refused,
    json: refused,
    toml: refused,
  };
  try {
    const { data } = matter(text, { language: "yaml", delimiters: opening, engines });
    // Of front matter that holds comments only, gray-matter asks no engine.
    return "findings" in data ? (data as YamlPart) : { findings: [{ offset: 0, message: emptyMessage }] };
  } catch (error) {
    return { findings: [{ offset: 0, message: `The front matter cannot be read: ${(error as Error).message}` }] };
  }
}

/** YAML 1.2, core schema, with ranges; the errors of the parser as findings. */
function parseYaml(source: string): YamlPart {
  const plain = readPlainYaml(source);
  if (plain) return { contents: plain, findings: [] };
  const document = parseDocument(source, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: new LineCounter(),
  });
  const findings = document.errors.map(({ pos, code, message }) => ({
    offset: pos[0],
    message: mends[code] ?? `This is not valid YAML here: ${firstSentence(message)}. Is prose in double quotes?`,
  }));
  // With other errors the tree is guesswork, and complaints about it would only confuse.
  const sound = document.errors.every(({ code }) => code === "DUPLICATE_KEY");
  return { contents: sound ? ((document.contents as ParsedNode | null) ?? undefined) : undefined, findings };
}

function firstSentence(message: string): string {
  return message.split("\n")[0]!.replace(/[.:]$/u, "");
}

const mends: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "This key is given twice. Keep one of them.",
  MISSING_CHAR: "A quote or bracket is opened above and not closed before this place. Close it.",
  TAB_AS_INDENT: "Indented with a tab. Use two spaces for each level.",
  BAD_ALIAS: "Anchors and aliases are refused. Write the value out.",
  MULTIPLE_ANCHORS: "Anchors and aliases are refused. Write the value out.",
  MULTIPLE_TAGS: "Tags are refused. Put prose in double quotes.",
  TAG_RESOLVE_FAILED: "Tags are refused. Put prose in double quotes.",
};
