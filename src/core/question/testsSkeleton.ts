import { publicNames } from "./publicNames";
import type { CaseRow, Question } from "./question";

/** Name of the file with the candidate's own tests. */
export const testsFile = "test_mine.py";

/**
 * The text of a new `test_mine.py`: imports what the starter defines and holds one test to edit, which the reference
 * solution passes. Of a table of cases it is the first example.
 */
export function testsSkeleton(question: Question): string {
  const names = publicNames(question.starter?.code ?? "");
  const isAsync = usesAsync(question);
  const example = question.suite.cases?.find(({ group, want }) => group === "example" && want !== undefined);
  return `import unittest

${names.length > 0 ? importLine(names) : "import solution"}


class MyTests(unittest.${isAsync ? "IsolatedAsyncioTestCase" : "TestCase"}):
    ${isAsync ? "async " : ""}def test_example(self):
        """Say here what this test checks"""
        ${example ? callLine(example) : `self.assertTrue(callable(${names.at(-1) ?? "solution"}))`}
`;
}

function importLine(names: readonly string[]): string {
  const line = `from solution import ${names.join(", ")}`;
  return line.length <= 88 ? line : `from solution import (\n${names.map((name) => `    ${name},\n`).join("")})`;
}

function usesAsync({ suite: { examples, tests, bonus } }: Question): boolean {
  return [examples, tests, bonus].some((part) => part?.code.includes("IsolatedAsyncioTestCase"));
}

function callLine({ call, args, want }: CaseRow): string {
  return `self.assertEqual(${call}(${args.map(pythonText).join(", ")}), ${pythonText(want)})`;
}

/** A value of a table as a Python expression. */
function pythonText(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  // A JSON string is a Python string too.
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(pythonText).join(", ")}]`;
  const entries = Object.entries(value);
  const [key, inner] = entries[0] ?? ["", undefined];
  const items = Array.isArray(inner) ? inner.map(pythonText) : [];
  if (key === "$tuple") return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
  if (key === "$set") return items.length > 0 ? `{${items.join(", ")}}` : "set()";
  if (key === "$float") return `float(${JSON.stringify(inner)})`;
  if (key === "$bytes") return `bytes.fromhex(${JSON.stringify(inner)})`;
  if (key === "$int") return String(inner);
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}: ${pythonText(one)}`).join(", ")}}`;
}
