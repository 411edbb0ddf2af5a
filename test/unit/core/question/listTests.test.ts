import assert from "node:assert/strict";
import { listTests } from "../../../../src/core/question/listTests";
import { findPythonTests } from "../../../../src/core/question/pythonTests";

const code = (text: string, line = 1) => ({ code: text, language: "python", line });

describe("tests of a Python file", () => {
  it("are methods with their labels, in order", () => {
    const found = findPythonTests(
      code(
        `import unittest

TEXT = """
class Fake:
    def test_fake(self):
"""


class FirstTests(unittest.TestCase):
    def helper(self):
        """Helps"""

    def test_one(self):
        """One thing"""

    # def test_commented(self):
    async def test_two(
        self,
    ) -> None:  # a comment
        r'''
        Another thing
        '''

    def test_three(self):
        x = "it's"
        return x


class SecondTests(unittest.IsolatedAsyncioTestCase):
    def test_four(self):

        'A third'
`,
        20,
      ),
    );
    assert.deepEqual(
      found.classes.map(({ name, line }) => [name, line]),
      [
        ["FirstTests", 28],
        ["SecondTests", 48],
      ],
    );
    assert.deepEqual(
      found.tests.map(({ name, label, line }) => [name, label, line]),
      [
        ["test_one", "One thing", 32],
        ["test_two", "Another thing", 36],
        ["test_three", "", 43],
        ["test_four", "A third", 49],
      ],
    );
  });

  it("are listed with their group, parts in order", () => {
    const part = (name: string) => code(`class T${name}:\n    def test_${name}(self):\n        """${name}"""\n`);
    assert.deepEqual(listTests({ examples: part("a"), tests: part("b"), bonus: part("c") }), [
      { name: "test_a", label: "a", group: "example" },
      { name: "test_b", label: "b", group: "test" },
      { name: "test_c", label: "c", group: "bonus" },
    ]);
    const row = { name: "case_1", label: "x", call: "f", args: [], want: 1, group: "test" as const };
    assert.deepEqual(listTests({ cases: [row] }), [{ name: "case_1", label: "x", group: "test" }]);
    assert.deepEqual(listTests({}), []);
  });
});
