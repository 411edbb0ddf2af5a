import type { CodeBlock } from "./question";

/** A test method as it stands in a Python file. */
export interface PythonTest {
  name: string;
  /** First line of its docstring; empty when it has none. */
  label: string;
  /** Line of the file that holds the tests. */
  line: number;
}

export interface PythonTests {
  classes: { name: string; line: number }[];
  tests: PythonTest[];
}

/** Finds classes and test methods in a Python file without running it: by its lines, with strings left out. */
export function findPythonTests(block: CodeBlock): PythonTests {
  const lines = block.code.split("\n");
  const found: PythonTests = { classes: [], tests: [] };
  let quote = "";
  for (const [index, line] of lines.entries()) {
    const line1 = block.line + index;
    if (quote === "") {
      const name = /^class\s+(\w+)/u.exec(line)?.[1];
      if (name) found.classes.push({ name, line: line1 });
      const test = /^\s+(?:async\s+)?def\s+(test\w*)\s*\(/u.exec(line)?.[1];
      if (test) found.tests.push({ name: test, label: readLabel(lines, index), line: line1 });
    }
    quote = openQuoteAfter(line, quote);
  }
  return found;
}

/** First line of the docstring of the method that begins at `lines[index]`. */
function readLabel(lines: readonly string[], index: number): string {
  let at = index;
  // The signature ends with the first line that ends in a colon, a comment aside.
  while (at < lines.length && !/:\s*(#.*)?$/u.test(lines[at]!)) at++;
  while (/^\s*(#.*)?$/u.test(lines[at + 1] ?? "x")) at++;
  const match = /^\s*[rR]?("""|'''|"|')(.*)$/u.exec(lines[at + 1] ?? "");
  if (!match) return "";
  const first = match[2]! === "" ? (lines[at + 2] ?? "") : match[2]!;
  const end = first.indexOf(match[1]!);
  return (end < 0 ? first : first.slice(0, end)).trim();
}

/** The triple quote that is still open after a line, given the one that was open before it. */
function openQuoteAfter(line: string, before: string): string {
  let quote = before;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") {
      at++;
    } else if (quote.length === 3) {
      if (!line.startsWith(quote, at)) continue;
      quote = "";
      at += 2;
    } else if (quote.length === 1) {
      if (line[at] === quote) quote = "";
    } else if (line[at] === "#") break;
    else if (line.startsWith('"""', at) || line.startsWith("'''", at)) {
      quote = line.slice(at, at + 3);
      at += 2;
    } else if (line[at] === '"' || line[at] === "'") quote = line[at]!;
  }
  return quote.length === 3 ? quote : "";
}
