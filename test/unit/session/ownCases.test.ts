import assert from "node:assert/strict";
import type { CaseResult } from "../../../src/core/question/runResult";
import { ownCases, ownPlace } from "../../../src/session/ownCases";

const text = `import unittest

class A(unittest.TestCase):
    def test_one(self):
        """The first"""

    def test_two(self):
        pass

class B(unittest.TestCase):
    def test_one(self):
        pass
`;

const result = (name: string, given: Partial<CaseResult> = {}): CaseResult => ({
  name,
  label: name,
  group: "mine",
  verdict: "passed",
  ms: 1,
  ...given,
});

describe("the candidate's own cases", () => {
  it("are listed as written before anything has run", () => {
    assert.deepEqual(ownCases({ text, run: { kind: "idle" } }), [
      { id: "test_one", label: "The first", line: 4 },
      { id: "test_two", label: "test_two", line: 7 },
      { id: "test_one 2", label: "test_one", line: 11 },
    ]);
  });

  it("get their results, also where two classes share a name, and tests that only a run knows come last", () => {
    const failed = result("test_one", { verdict: "failed", testLine: 12 });
    const cases = [result("test_one"), result("test_two"), failed, result("test_inherited")];
    const found = ownCases({
      text,
      run: { kind: "done", text, result: { outcome: "failed", cases, total: 4, ms: 1 } },
    });
    assert.deepEqual(
      found.map(({ id, line, result: one }) => [id, line, one?.verdict]),
      [
        ["test_one", 4, "passed"],
        ["test_two", 7, "passed"],
        ["test_one 2", 11, "failed"],
        ["test_inherited", undefined, "passed"],
      ],
    );
    assert.deepEqual(ownPlace(found[2]!), { inSolution: false, line: 12 });
  });

  it("lead to the solution where its own code raised, else to the test", () => {
    const raised = result("test_one", { verdict: "errored", testLine: 5, place: { line: 30 } });
    assert.deepEqual(ownPlace({ id: "a", label: "a", line: 4, result: raised }), { inSolution: true, line: 30 });
    const hung = result("test_one", { verdict: "timed-out" });
    assert.deepEqual(ownPlace({ id: "a", label: "a", line: 4, result: hung }), { inSolution: false, line: 4 });
  });
});
