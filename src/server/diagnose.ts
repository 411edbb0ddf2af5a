import type { Diagnostic, Range } from "vscode-languageserver-protocol";
import type { Place, Problem } from "../core/question/question";
import { linesOf } from "./openText";

/** More in one file help nobody. */
const mostProblems = 100;

/** Problems of a file as an editor shows them in its text. */
export function toDiagnostics(problems: readonly Problem[], text: string): Diagnostic[] {
  const lines = linesOf(text);
  return problems.slice(0, mostProblems).map(({ message, ...place }) => ({
    range: rangeAt(lines, place),
    message,
    severity: 1,
    source: "Mock Interview",
  }));
}

/**
 * The range of what begins at a place: a key, a value or an item of the front matter; a link; else the rest of the line.
 * The first column stands for the whole line, without its indentation.
 */
export function rangeAt(lines: readonly string[], place: Place): Range {
  const line = Math.min(place.line - 1, lines.length - 1);
  const text = lines[line]!;
  const column = Math.min(place.column - 1, text.length);
  const start = column === 0 ? /^\s*/u.exec(text)![0].length : column;
  const rest = text.slice(start);
  const length = isFrontMatter(lines, line) ? lengthOfValue(text, start) : lengthOfMarkdown(rest);
  // Where nothing stands, the end of the line before would be marked: an empty range is put at the place itself.
  const from = length === 0 ? column : start;
  return { start: { line, character: from }, end: { line, character: from + length } };
}

function isFrontMatter(lines: readonly string[], line: number): boolean {
  return lines[0] === "---" && line > 0 && lines.indexOf("---", 1) > line;
}

function lengthOfValue(line: string, start: number): number {
  const rest = line.slice(start);
  const quoted = /^"(?:[^"\\]|\\.)*"|^'[^']*'/u.exec(rest)?.[0];
  if (quoted) return quoted.length;
  if (rest.startsWith("[")) return bracketed(rest).length;
  const before = line.slice(0, start);
  const inList = before.lastIndexOf("[") > before.lastIndexOf("]");
  if (inList) return /^[^,\]]*/u.exec(rest)![0].trimEnd().length;
  const key = /^[^\s:]+(?=:(?:\s|$))/u.exec(rest)?.[0];
  if (key && before.trim() === "") return key.length;
  return rest.replace(/\s+#.*$/u, "").trimEnd().length;
}

function bracketed(rest: string): string {
  const end = rest.indexOf("]");
  return end < 0 ? rest.trimEnd() : rest.slice(0, end + 1);
}

function lengthOfMarkdown(rest: string): number {
  const link = /^\[(?:[^\]\\]|\\.)*\]\([^)]*\)/u.exec(rest)?.[0];
  return (link ?? rest.trimEnd()).length;
}
