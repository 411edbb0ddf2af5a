import assert from "node:assert/strict";
import type { CaseResult, Outcome } from "../../../src/core/question/runResult";
import { runSummary } from "../../../src/session/testsView";

const passed: CaseResult = { name: "test_a", label: "A", group: "test", verdict: "passed", ms: 1 };
const failed: CaseResult = { ...passed, name: "test_b", verdict: "failed" };
const summaryOf = (outcome: Outcome, cases = [passed, failed]) =>
  runSummary({ outcome, cases, total: cases.length, ms: 1 });

describe("the summary of a run", () => {
  it("counts the tests that pass, the bonus apart", () => {
    assert.equal(summaryOf("failed"), "1 of 2 tests pass");
    assert.equal(
      summaryOf("failed", [passed, failed, { ...passed, name: "test_c", group: "bonus" }]),
      "1 of 2 tests pass, bonus 1 of 1",
    );
  });

  it("says why a run was cut short", () => {
    assert.equal(summaryOf("timed-out"), "1 of 2 tests pass · stopped for time");
    assert.equal(summaryOf("too-much-output"), "1 of 2 tests pass · too much output");
    assert.equal(summaryOf("out-of-memory"), "1 of 2 tests pass · out of memory");
    assert.equal(summaryOf("crashed"), "1 of 2 tests pass · crashed");
  });

  it("does not count what did not run", () => {
    assert.equal(summaryOf("load-error", []), "Your file could not be loaded.");
    assert.equal(summaryOf("no-interpreter", []), "Your code did not run.");
    assert.equal(summaryOf("superseded"), "The run was stopped.");
  });
});
