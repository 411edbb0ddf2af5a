import assert from "node:assert/strict";
import { type RunResult, tally } from "../../../../src/core/question/runResult";
import { sampleRun } from "../../../support/sampleQuestion";

describe("tally", () => {
  const table: [why: string, RunResult, ReturnType<typeof tally>][] = [
    [
      "all passed",
      sampleRun(["passed", "passed"]),
      { passed: 2, total: 2, bonusPassed: 0, bonusTotal: 0, complete: true },
    ],
    [
      "one failed",
      sampleRun(["passed", "failed"]),
      { passed: 1, total: 2, bonusPassed: 0, bonusTotal: 0, complete: false },
    ],
    [
      "the bonus failed",
      sampleRun(["passed"], {}, ["failed", "passed"]),
      { passed: 1, total: 1, bonusPassed: 1, bonusTotal: 2, complete: true },
    ],
    [
      "only the bonus passed",
      sampleRun(["failed"], {}, ["passed"]),
      { passed: 0, total: 1, bonusPassed: 1, bonusTotal: 1, complete: false },
    ],
    [
      "one skipped",
      sampleRun(["passed", "skipped"]),
      { passed: 1, total: 2, bonusPassed: 0, bonusTotal: 0, complete: true },
    ],
    [
      "all skipped",
      sampleRun(["skipped", "skipped"]),
      { passed: 0, total: 2, bonusPassed: 0, bonusTotal: 0, complete: false },
    ],
    [
      "cases never reached",
      sampleRun(["passed", "crashed"], { total: 5 }),
      { passed: 1, total: 5, bonusPassed: 0, bonusTotal: 0, complete: false },
    ],
    [
      "stopped after a pass",
      sampleRun(["passed"], { total: 5 }),
      { passed: 1, total: 5, bonusPassed: 0, bonusTotal: 0, complete: false },
    ],
    [
      "a file that does not load",
      sampleRun([], { outcome: "load-error" }),
      { passed: 0, total: 0, bonusPassed: 0, bonusTotal: 0, complete: false },
    ],
  ];
  for (const [why, result, wanted] of table) it(`counts ${why}`, () => assert.deepEqual(tally(result), wanted));
});
