import { strict as assert } from "node:assert";
import type { CaseResult } from "../../../src/core/question/runResult";
import { assertNothingLeft, jobOf, rowOf, run, suiteOf, useScratch } from "../../support/runner";

const people = (changed: Record<number, string>, size = 10) =>
  Array.from({ length: size }, (_, index) => ({ name: changed[index] ?? "ann", mail: "ann@example.org", tags: ["a"] }));
const poem = (third: string) => `a first line\nand a second one\n${third}\nfourth\n`;
const sample = (third: string) => `'${poem(third).replaceAll("\n", "\\n")}'`;

/** Both sides as JSON, what the message says, and lines the texts of expected and actual must have. */
type Pair = [what: string, expected: unknown, actual: unknown, message: string, wanted?: string[], given?: string[]];
const pairs: Pair[] = [
  ["two short values", [1, 2], [1, 3], "Expected [1, 2], got [1, 3]"],
  ["values of two types", [1], 1, "Expected [1], got 1"],
  [
    "short nested values",
    [[1], { a: 2 }],
    [[1], { a: 3 }],
    "Expected [[1], {'a': 2}], got [[1], {'a': 3}]\nAt [1][\"a\"]: expected 2, got 3",
  ],
  [
    "a nested value",
    people({}),
    people({ 6: "bob" }),
    "At [6][\"name\"]: expected 'ann', got 'bob'",
    ["    ... 3 before", "    {'name': 'ann', 'mail': 'ann@example.org', 'tags': ['a']},"],
    ["    ... 3 before", "    {'name': 'bob', 'mail': 'ann@example.org', 'tags': ['a']},"],
  ],
  [
    "missing and surplus keys",
    { a: 1, b: 2, c: 3 },
    { a: 1, d: 4 },
    "Expected {'a': 1, 'b': 2, 'c': 3}, got {'a': 1, 'd': 4}\nKeys \"b\" and \"c\" are missing, key \"d\" is not expected",
  ],
  [
    "a key far down",
    { user: { mail: null, name: "a" } },
    { user: { mail: null } },
    "Expected {'user': {'mail': None, 'name': 'a'}}, got {'user': {'mail': None}}\nAt [\"user\"]: key \"name\" is missing",
  ],
  [
    "a list that ends early",
    Array.from({ length: 60 }, (_, index) => index),
    Array.from({ length: 59 }, (_, index) => index),
    "Expected 60 items, got 59; [59] is missing: 59",
    ["    ... 56 before", "    59,"],
    ["    ... 56 before", "    58,"],
  ],
  [
    "a list with one item left out",
    Array.from({ length: 60 }, (_, index) => index),
    Array.from({ length: 60 }, (_, index) => index).filter((number) => number !== 30),
    "At [30]: expected 30, got 31; expected 60 items, got 59",
    ["    ... 27 before", "    30,", "    ... 18 more"],
  ],
  [
    "a line of a text",
    poem("third"),
    poem("3rd"),
    `Expected ${sample("third")}, got ${sample("3rd")}\nLine 3: expected 'third\\n', got '3rd\\n'`,
  ],
  [
    "lines of a long text",
    `${"line\n".repeat(50)}end`,
    `${"line\n".repeat(50)}And`,
    "Line 51: expected 'end', got 'And'",
    ["... 47 lines before", "'line\\n'", "'end'"],
    ["'And'"],
  ],
  ["a line that is missing", `${"line\n".repeat(50)}end`, "line\n".repeat(50), "Line 51 is missing: 'end'"],
  [
    "a character of a long line",
    `${"x".repeat(500)}b${"y".repeat(100)}`,
    `${"x".repeat(500)}c${"y".repeat(100)}`,
    `Character 501: expected ...'${"x".repeat(20)}b${"y".repeat(39)}'..., got ...'${"x".repeat(20)}c${"y".repeat(39)}'...`,
    ["... 428 characters before", `'b${"y".repeat(71)}'`],
    ["... 428 characters before", `'c${"y".repeat(71)}'`],
  ],
  [
    "a text in a dict",
    { poem: poem("third").repeat(3), n: 1 },
    { poem: poem("3rd").repeat(3), n: 1 },
    "At [\"poem\"], line 3: expected 'third\\n', got '3rd\\n'",
    ["    'poem': (", "        'third\\n'", "    ),", "    'n': 1,"],
  ],
];

describe("the difference of two values", function () {
  this.timeout(30_000);
  const scratch = useScratch();
  afterEach(() => assertNothingLeft(scratch));

  function check(result: CaseResult, [what, , , message, wanted = [], given = []]: Pair): void {
    assert.equal(result.message, message, what);
    const [expected, actual] = [result.expected!.split("\n"), result.actual!.split("\n")];
    for (const line of wanted) assert.ok(expected.includes(line), `${line}\nis not in\n${result.expected}`);
    for (const line of given) assert.ok(actual.includes(line), `${line}\nis not in\n${result.actual}`);
    assert.ok(result.expected!.length <= 2_000 && result.actual!.length <= 2_000);
  }

  it("is told at the place where they part, in unittest suites", async () => {
    const json = (value: unknown) => `json.loads(${JSON.stringify(JSON.stringify(value))})`;
    const methods = Object.fromEntries(
      pairs.map(([, expected, actual], index) => [
        `test_${index}`,
        `import json\nself.assertEqual(${json(actual)}, ${json(expected)})`,
      ]),
    );
    const { cases } = await run(jobOf("f = 1", suiteOf(methods)));
    assert.equal(cases.length, pairs.length);
    for (const [index, pair] of pairs.entries()) check(cases[index]!, pair);
  });

  it("is told alike for tables, whose values are compared outside the worker", async () => {
    const rows = pairs.map(([, want, actual], index) => rowOf(`case_${index + 1}`, [actual], { want }));
    const { cases } = await run(jobOf("def f(value): return value", "", { tests: { cases: rows } }));
    for (const [index, pair] of pairs.entries()) check(cases[index]!, pair);
  });

  it("keeps the author's words and says where below them", async () => {
    const tests = suiteOf({ test_words: "self.assertEqual(f, [[1], [3]], 'The groups are wrong')" });
    const [only] = (await run(jobOf("f = [[1], [2]]", tests))).cases;
    assert.equal(only?.message, "The groups are wrong\nAt [1][0]: expected 3, got 2");
  });

  it("knows sets, numbers of several types, and lists compared as sequences", async () => {
    const tests = suiteOf({
      test_set: "self.assertEqual({1, 2, 3}, frozenset({3, 4, 5, 1}))",
      test_numbers: "self.assertEqual([[True, 1.0], 'a'], [[1, 1], 'b'])",
      test_sequence: "self.assertSequenceEqual((1, [2]), [1, [3]])",
      test_count: "self.assertCountEqual([[1], [2]], [[3], [1]])",
    });
    const { cases } = await run(jobOf("f = 1", tests));
    assert.deepEqual(
      cases.map(({ message }) => message?.split("\n")[1]),
      ["4 and 5 are missing, 2 is not expected", undefined, "At [1][0]: expected 3, got 2", undefined],
    );
  });

  it("runs no code of the candidate, and never takes long", async () => {
    const solution = `calls = []
class Spy(str):
    def __eq__(self, other): calls.append("eq"); return str.__eq__(self, other)
    def __hash__(self): calls.append("hash"); return str.__hash__(self)
    def __len__(self): calls.append("len"); return 5
    def __getitem__(self, key): calls.append("item"); return "x"
class Items(list):
    def __iter__(self): calls.append("iter"); return iter([])
    def __getitem__(self, key): calls.append("item"); return 1
mixed = [{Spy("a"): 1}, Items([1]), Spy("b"), 1]
wide = 0
for _ in range(7): wide = [wide] * 50
loop = []
loop.append(loop)
many = list(range(10 ** 6))
f = 1
`;
    const tests = suiteOf({
      test_spies: `import sys, solution
compare = sys.modules["_mock_interview.assertions"].compare
solution.calls.clear()
compare("assertEqual", solution.mixed, [{"a": 2}, [2], "c", 2])
compare("assertEqual", {solution.Spy("a"): "w" * 99}, {"a": "w" * 98})
self.assertEqual([call for call in solution.calls if call != "hash"], [])`,
      test_wide:
        "import solution\nself.assertTrue(solution.wide == 1 or self.assertListEqual([solution.wide], [[solution.wide]]))",
      test_loop: "import solution\nself.assertEqual(solution.loop, [[1]])",
      test_many: "import solution\nself.assertTupleEqual(tuple(solution.many), tuple(solution.many[:-1]) + (0,))",
    });
    const { cases } = await run(jobOf(solution, tests));
    assert.deepEqual(
      cases.map(({ verdict }) => verdict),
      ["passed", "failed", "failed", "failed"],
      JSON.stringify(cases.map(({ message }) => message)),
    );
    for (const { ms, name } of cases) assert.ok(ms < 1_500, `${name} took ${ms} ms`);
    assert.equal(cases[3]!.message, "At [999999]: expected 0, got 999999");
  });
});
