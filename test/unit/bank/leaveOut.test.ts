import assert from "node:assert/strict";
import { leaveOutSkipped } from "../../../src/bank/leaveOut";
import { judgeProof, type Proof } from "../../../src/bank/proofs";
import type { CaseResult, RunResult, Verdict } from "../../../src/core/question/runResult";
import { sampleQuestion } from "../../support/sampleQuestion";

const question = sampleQuestion({});
const solution: Proof = { type: "solution", question, file: "a", line: 1 };
const wrong = (...caughtBy: string[]): Proof => ({ ...solution, type: "wrong", caughtBy, title: "a" });

function resultOf(outcome: RunResult["outcome"], verdicts: Record<string, Verdict>): RunResult {
  const cases = Object.entries(verdicts).map(
    ([name, verdict]): CaseResult => ({ name, label: name, group: "test", verdict, ms: 0, message: "why" }),
  );
  return { outcome, cases, total: cases.length, ms: 0 };
}

describe("leaving out what a Python skips", () => {
  it("judges a solution by the tests that ran", () => {
    const run = resultOf("passed", { a: "passed", b: "skipped" });
    const { judged, leftOut } = leaveOutSkipped(solution, run);
    assert.deepEqual(leftOut, ["b: why"]);
    assert.equal(judgeProof(judged!.proof, judged!.result), undefined);
    assert.notEqual(judgeProof(solution, run), undefined);
    const failed = leaveOutSkipped(solution, resultOf("failed", { a: "failed", b: "skipped" })).judged!;
    assert.match(judgeProof(failed.proof, failed.result) ?? "", /a failed/u);
  });

  it("asks of a wrong solution what ran, and nothing where all that should catch it was skipped", () => {
    const run = resultOf("failed", { a: "failed", b: "skipped", c: "passed" });
    const { judged } = leaveOutSkipped(wrong("a", "b"), run);
    assert.equal(judgeProof(judged!.proof, judged!.result), undefined);
    assert.equal(leaveOutSkipped(wrong("b"), run).judged, undefined);
    const missed = leaveOutSkipped(wrong("b", "c"), run).judged!;
    assert.match(judgeProof(missed.proof, missed.result) ?? "", /gets past c/u);
  });

  it("lets a starter pass where the tests it fails were skipped, and only there", () => {
    const starter: Proof = { ...solution, type: "starter" };
    assert.deepEqual(leaveOutSkipped(starter, resultOf("passed", { a: "passed", b: "skipped" })), {
      leftOut: ["b: why"],
    });
    const whole = leaveOutSkipped(starter, resultOf("passed", { a: "passed" })).judged!;
    assert.match(judgeProof(whole.proof, whole.result) ?? "", /starter passes/u);
    assert.ok(leaveOutSkipped(starter, resultOf("failed", { a: "failed", b: "skipped" })).judged);
  });

  it("judges nothing where nothing ran, and everything where nothing was skipped", () => {
    const message = "This question needs threads.";
    const none = leaveOutSkipped(solution, { outcome: "no-interpreter", cases: [], total: 0, ms: 0, message });
    assert.deepEqual(none, { leftOut: [message] });
    const run = resultOf("failed", { a: "failed" });
    assert.deepEqual(leaveOutSkipped(wrong("a"), run).judged, { proof: wrong("a"), result: run });
  });
});
