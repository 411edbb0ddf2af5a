import { findPythonTests } from "./pythonTests";
import type { CodeBlock, Suite, TestGroup } from "./question";

/** One test of a suite as it is known before anything has run. */
export interface ListedTest {
  name: string;
  label: string;
  group: TestGroup;
}

/** The tests of a suite in order. */
export function listTests({ cases, examples, tests, bonus }: Suite): ListedTest[] {
  if (cases) return cases.map(({ name, label, group }) => ({ name, label, group }));
  const parts: [TestGroup, CodeBlock | undefined][] = [
    ["example", examples],
    ["test", tests],
    ["bonus", bonus],
  ];
  return parts.flatMap(([group, block]) =>
    (block ? findPythonTests(block).tests : []).map(({ name, label }) => ({ name, label, group })),
  );
}
