import type { Place } from "./question";

/** A pack file with its byte order mark gone and every line end one `\n`, and what is needed to find places on disk again. */
export interface SourceText {
  text: string;
  /** Offset in `text` of the first character of each line. */
  lineStarts: number[];
  /** Whether the file begins with a byte order mark, which counts as the first column on disk. */
  mark: boolean;
}

/** Normalizes a file's text. Columns are the same on disk, because only line ends and the mark before line 1 change. */
export function normalizeSource(raw: string): SourceText {
  const mark = raw.startsWith("\uFEFF");
  const unmarked = mark ? raw.slice(1) : raw;
  // Most files have none, and looking for one is much faster than replacing all.
  const text = unmarked.includes("\r") ? unmarked.replace(/\r\n?/gu, "\n") : unmarked;
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { text, lineStarts, mark };
}

/** The place on disk of an offset in the normalized text. */
export function placeAt({ lineStarts, mark }: SourceText, offset: number): Place {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const shift = mark && low === 0 ? 2 : 1;
  return { line: low + 1, column: offset - lineStarts[low]! + shift };
}

/** Control and bidirectional characters: a reader cannot see them, and they can make text read as something else. */
const hiddenCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the ones looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu;

/** Offsets and names (`U+202E`) of characters that a pack file must not hold; at most ten. */
export function findHiddenCharacters(text: string): { offset: number; name: string }[] {
  const found: { offset: number; name: string }[] = [];
  for (const match of text.matchAll(hiddenCharacters)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    found.push({ offset: match.index, name: `U+${code}` });
    if (found.length === 10) break;
  }
  return found;
}
