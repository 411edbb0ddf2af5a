import assert from "node:assert/strict";
import { testsSkeleton } from "../../../../src/core/question/testsSkeleton";
import { sampleQuestion } from "../../../support/sampleQuestion";

const block = (code: string) => ({ code, language: "python", line: 1 });

describe("the skeleton of own tests", () => {
  it("imports what the starter defines and holds one test to edit", () => {
    const starter = block(
      "import re\n\nclass Node:\n    def next(self): ...\n\ndef _hidden(): ...\n\ndef walk(node): ...\n",
    );
    assert.equal(
      testsSkeleton(sampleQuestion({ starter })),
      `import unittest

from solution import Node, walk


class MyTests(unittest.TestCase):
    def test_example(self):
        """Say here what this test checks"""
        self.assertTrue(callable(walk))
`,
    );
  });

  it("is asynchronous where the tests of the question are", () => {
    const starter = block("async def fetch_all(urls): ...\n");
    const tests = block("class T(unittest.IsolatedAsyncioTestCase):\n    async def test_a(self): ...\n");
    const text = testsSkeleton(sampleQuestion({ starter, suite: { tests } }));
    assert.match(text, /class MyTests\(unittest\.IsolatedAsyncioTestCase\):\n {4}async def test_example\(self\):/u);
    assert.match(text, /^from solution import fetch_all$/mu);
  });

  it("takes the first example of a table as its test, with values as Python writes them", () => {
    const args = [[1, -2.5, true, null], { $tuple: ["a'b"] }, { $tuple: [] }, { $set: [] }, { k: { $bytes: "6869" } }];
    const row = { name: "case_1", label: "One", call: "f", args, want: { $float: "nan" }, group: "example" as const };
    const text = testsSkeleton(sampleQuestion({ starter: block("def f(*all): ...\n"), suite: { cases: [row] } }));
    assert.match(
      text,
      / {8}self\.assertEqual\(f\(\[1, -2\.5, True, None\], \("a'b",\), \(\), set\(\), \{"k": bytes\.fromhex\("6869"\)\}\), float\("nan"\)\)\n$/u,
    );
  });

  it("breaks a long import into lines", () => {
    const names = Array.from({ length: 9 }, (_, index) => `a_rather_long_name_${index}`);
    const starter = block(names.map((name) => `def ${name}(): ...\n`).join(""));
    const text = testsSkeleton(sampleQuestion({ starter }));
    assert.match(text, /^from solution import \(\n {4}a_rather_long_name_0,\n/mu);
    assert.ok(text.split("\n").every((line) => line.length <= 88));
  });
});
