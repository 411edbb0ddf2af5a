import { strict as assert } from "node:assert";
import type { CaseRow } from "../../../src/core/question/question";
import { callOf, judgeRow } from "../../../src/runner/caseTable";
import { defaultLimits } from "../../../src/runner/limits";
import { assertNothingLeft, jobOf, rowOf, run, useScratch, verdictsOf } from "../../support/runner";

/** Runs one row against a function `f` whose body returns `expression`. */
async function runRow(expression: string, rest: Partial<CaseRow>, args: unknown[] = []) {
  const solution = `def f(*given):\n    return ${expression}\n`;
  const result = await run(jobOf(solution, "", { tests: { cases: [rowOf("case_1", args, rest)] } }));
  return result.cases[0]!;
}

describe("a table of cases", function () {
  this.timeout(20_000);
  const scratch = useScratch();
  afterEach(() => assertNothingLeft(scratch));

  it("compares by exact built-in type", async () => {
    const solution = "def f(number):\n    return values[number]\n\nvalues = [";
    const rows: [string, unknown, string][] = [
      ["1", 1, "passed"],
      ["True", 1, "failed"],
      ["1.0", 1, "failed"],
      ["1.0", { $float: "1.0" }, "passed"],
      ["2.5", 2.5, "passed"],
      ["float('nan')", { $float: "nan" }, "passed"],
      ["float('-inf')", { $float: "-inf" }, "passed"],
      ["'a'", "a", "passed"],
      ["b'hi'", { $bytes: "6869" }, "passed"],
      ["b'hi'", "hi", "failed"],
      ["(1, [2])", { $tuple: [1, [2]] }, "passed"],
      ["[1, [2]]", { $tuple: [1, [2]] }, "failed"],
      ["{3, 1, 2}", { $set: [1, 2, 3] }, "passed"],
      ["frozenset({1})", { $set: [1] }, "failed"],
      ["{'b': 1, 'a': None}", { a: null, b: 1 }, "passed"],
      ["{1: 2}", { "1": 2 }, "failed"],
      ["None", null, "passed"],
      ["2 ** 53 - 1", 9007199254740991, "passed"],
      ["2 ** 70", 1, "failed"],
      ["type('int', (int,), {'__eq__': lambda *given: True})(1)", 1, "failed"],
      ["(n for n in [1])", [1], "failed"],
      ["'\\udc80 größe'", "\udc80 größe", "passed"],
    ];
    const cases = rows.map(([, want], index) => rowOf(`case_${index + 1}`, [index], { want }));
    const text = `${solution}${rows.map(([value]) => value).join(", ")}]\n`;
    const result = await run(jobOf(text, "", { tests: { cases } }));
    const wanted = Object.fromEntries(rows.map(([, , verdict], index) => [`case_${index + 1}`, verdict]));
    assert.deepEqual(verdictsOf(result), wanted);
  });

  it("hands over arguments with their types, fresh for each row", async () => {
    const args = [[1], { $tuple: [1, { $set: [2] }] }, { $float: "inf" }, { $bytes: "00ff" }, { a: true }];
    const only = await runRow("repr(given)", { want: "([1], (1, {2}), inf, b'\\x00\\xff', {'a': True})" }, args);
    assert.equal(only.verdict, "passed", only.message);
  });

  it("tells both sides as Python writes them, with label and group of the row", async () => {
    const only = await runRow("[1, 'b']", { want: { $tuple: [1, "it's"] }, group: "example", label: "Keeps order" });
    assert.deepEqual(
      [only.message, only.expected, only.actual, only.group, only.label],
      [`Expected (1, "it's"), got [1, 'b']`, `(1, "it's")`, "[1, 'b']", "example", "Keeps order"],
    );
  });

  for (const [what, expression, raises, verdict] of [
    ["the exception wanted", "int('x')", "ValueError", "passed"],
    ["a subclass of it", "{}['x']", "LookupError", "passed"],
    ["another exception", "{}['x']", "ValueError", "errored"],
    ["none", "3", "ValueError", "failed"],
  ] as const) {
    it(`judges a call that should raise and raises ${what}`, async () => {
      const only = await runRow(expression, { raises });
      assert.equal(only.verdict, verdict);
      if (verdict !== "passed") assert.equal(only.expected, "raises ValueError");
    });
  }

  it("does not take a class that borrows a built-in name for the real one", async () => {
    const solution = "class ValueError(Exception): pass\ndef f(): raise ValueError\n";
    const cases = [rowOf("case_1", [], { raises: "ValueError" })];
    assert.deepEqual(verdictsOf(await run(jobOf(solution, "", { tests: { cases } }))), { case_1: "errored" });
  });

  it("reports a missing function, a starter, a loop and a huge result, and goes on", async () => {
    const solution = `def starter(): raise NotImplementedError
def loop():
    while True: pass
def huge(): return list(range(10**6))
def nested():
    a = []
    a.append(a)
    return a
def f(): return 1
`;
    const calls = ["missing", "starter", "loop", "huge", "nested", "f"];
    const cases = calls.map((call) => rowOf(call, [], { call, want: 1 }));
    const result = await run(jobOf(solution, "", { tests: { cases }, limits: { ...defaultLimits, caseMs: 400 } }));
    assert.deepEqual(
      result.cases.map(({ verdict, message }) => `${verdict}: ${message?.split("\n")[0] ?? ""}`),
      [
        "errored: Your file does not define `missing`.",
        "errored: Not implemented yet",
        "timed-out: Stopped after 0.4 s: `loop` did not finish.",
        "failed: The result is too large to compare.",
        "failed: The result is too large to compare.",
        "passed: ",
      ],
    );
  });

  it("never lets what is wanted enter the worker", async () => {
    const row = rowOf("case_1", [1], { want: "secret", raises: "Secret", label: "secret" });
    assert.deepEqual(callOf(row), { name: "case_1", call: "f", args: [1] });
    const solution = `import gc
def f():
    hidden = "expected-" + "value"
    return any(hidden in text for o in gc.get_objects() if type(o) is dict for text in o.values() if type(text) is str and text is not hidden)
`;
    const cases = [rowOf("case_1", [], { want: "expected-value" })];
    const [only] = (await run(jobOf(solution, "", { tests: { cases } }))).cases;
    assert.equal(only?.actual, "False");
  });

  it("ignores a report that does not fit its row", () => {
    const row = rowOf("case_1", [], { want: 1 });
    const report = { index: 0, name: "case_1", verdict: "passed" as const, ms: 1, memory: false };
    assert.equal(judgeRow(row, report).verdict, "errored");
  });
});
