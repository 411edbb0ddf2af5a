import assert from "node:assert/strict";
import { sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const plan = samplePlan([
  sampleSection("warm-up", ["a"]),
  sampleSection("code", ["b", "c"], { pickOne: true }),
  sampleSection("story", ["d"]),
]);
const open: Untimed = { type: "moved", section: 0, question: "a" };

describe("time used", () => {
  it("counts to the session, the current section and the open question", () => {
    const session = sampleSession(plan, [
      open,
      { type: "used", ms: 1000 },
      { type: "moved", section: 1 },
      { type: "used", ms: 200 },
      { type: "picked", section: 1, question: "b" },
      { type: "moved", section: 1, question: "b" },
      { type: "used", ms: 30 },
      open,
      { type: "used", ms: 4 },
    ]);
    assert.equal(session.usedMs, 1234);
    assert.deepEqual(
      session.sections.map(({ usedMs }) => usedMs),
      [1004, 230, 0],
    );
    assert.deepEqual(
      Object.values(session.questions).map(({ usedMs }) => usedMs),
      [1004, 30, 0, 0],
    );
  });

  it("tells how long the first run and the first success took, once", () => {
    const session = sampleSession(plan, [
      open,
      { type: "used", ms: 1000 },
      { type: "ran", question: "a", result: sampleRun(["failed"]) },
      { type: "used", ms: 1000 },
      { type: "ran", question: "a", result: sampleRun(["passed"]) },
      { type: "ran", question: "a", result: sampleRun(["passed"]) },
    ]);
    const { firstRunMs, runs, runsUntilPassed } = session.questions.a!;
    assert.deepEqual({ firstRunMs, runs, runsUntilPassed }, { firstRunMs: 1000, runs: 3, runsUntilPassed: 2 });
  });
});

describe("passing", () => {
  it("needs no bonus", () => {
    const run = sampleRun(["passed"], { outcome: "failed" }, ["failed"]);
    assert.equal(
      sampleSession(plan, [open, { type: "ran", question: "a", result: run }]).questions.a?.runsUntilPassed,
      1,
    );
  });

  it("needs a test that ran", () => {
    const run = sampleRun(["skipped"], { outcome: "failed" });
    const { runs, runsUntilPassed } = sampleSession(plan, [open, { type: "ran", question: "a", result: run }]).questions
      .a!;
    assert.deepEqual([runs, runsUntilPassed], [1, undefined]);
  });
});

describe("own tests", () => {
  const checked = (caught: number): Untimed => ({ type: "checked", question: "a", caught, total: 3 });
  const ownTests = (events: Untimed[]) => sampleSession(plan, [open, ...events]).questions["a"]!.ownTests;

  it("catch what the last check said, also when it came after the end or before starting over", () => {
    assert.equal(ownTests([]), undefined);
    assert.deepEqual(ownTests([checked(1), checked(2)]), { caught: 2, total: 3 });
    assert.deepEqual(ownTests([{ type: "ended", early: false }, checked(3)]), { caught: 3, total: 3 });
    const again: Untimed = { type: "attempted", question: "a", folder: "practice/a/attempt-2" };
    assert.deepEqual(ownTests([checked(1), again]), { caught: 1, total: 3 });
  });
});

describe("picking", () => {
  it("can be changed: the one left is not asked any more, the other waits again", () => {
    const session = sampleSession(plan, [
      { type: "picked", section: 1, question: "b" },
      { type: "picked", section: 1, question: "c" },
    ]);
    assert.equal(session.sections[1]?.picked, "c");
    assert.deepEqual([session.questions.b?.status, session.questions.c?.status], ["not-picked", "waiting"]);
  });

  it("keeps the work on a question that was picked, left and picked again", () => {
    const session = sampleSession(plan, [
      { type: "picked", section: 1, question: "b" },
      { type: "attempted", question: "b", folder: "q2/attempt-1" },
      { type: "hinted", question: "b" },
      { type: "picked", section: 1, question: "c" },
      { type: "picked", section: 1, question: "b" },
    ]);
    assert.deepEqual(session.questions.b?.attempts, ["q2/attempt-1"]);
    assert.equal(session.questions.b?.hints, 1);
  });

  it("follows a swap of the picked question", () => {
    const session = sampleSession(plan, [
      { type: "picked", section: 1, question: "b" },
      { type: "swapped", section: 1, from: "b", to: "e" },
    ]);
    assert.equal(session.sections[1]?.picked, "e");
  });

  it("stays when the other question is swapped", () => {
    const session = sampleSession(plan, [
      { type: "picked", section: 1, question: "b" },
      { type: "swapped", section: 1, from: "c", to: "e" },
    ]);
    assert.equal(session.sections[1]?.picked, "b");
    assert.equal(session.questions.e?.status, "not-picked");
  });
});

describe("starting over", () => {
  const worked: Untimed[] = [
    open,
    { type: "attempted", question: "a", folder: "q1/attempt-1" },
    { type: "used", ms: 500 },
    { type: "hinted", question: "a" },
    { type: "clarified", question: "a", index: 0 },
    { type: "ran", question: "a", result: sampleRun(["passed"]) },
    { type: "submitted", question: "a", files: [{ name: "solution.py", text: "x" }], keyPoints: [1] },
    { type: "attempted", question: "a", folder: "q1/attempt-2" },
  ];

  it("keeps the former attempt, the time, the hints and what was asked", () => {
    const { attempts, usedMs, hints, clarified, number } = sampleSession(plan, worked).questions.a!;
    assert.deepEqual(
      { attempts, usedMs, hints, clarified, number },
      { attempts: ["q1/attempt-1", "q1/attempt-2"], usedMs: 500, hints: 1, clarified: [0], number: 1 },
    );
  });

  it("forgets runs and answer of the former attempt", () => {
    const { status, runs, lastRun, submitted, keyPoints } = sampleSession(plan, worked).questions.a!;
    assert.deepEqual(
      { status, runs, lastRun, submitted, keyPoints },
      { status: "open", runs: 0, lastRun: undefined, submitted: undefined, keyPoints: [] },
    );
  });
});

describe("growth", () => {
  const times = [4, 8, 16].map((n) => ({ n, ms: n / 100 }));
  const work: Untimed[] = [
    open,
    { type: "claimed", question: "a", growth: "linear" },
    { type: "measured", question: "a", times, growth: ["quadratic"] },
    { type: "measured", question: "a", times, growth: ["linear", "linearithmic"] },
  ];

  it("keeps what was said before and what was measured last", () => {
    const { claimedGrowth, measured } = sampleSession(plan, work).questions.a!;
    assert.deepEqual(
      { claimedGrowth, measured },
      { claimedGrowth: "linear", measured: { times, growth: ["linear", "linearithmic"] } },
    );
  });

  it("begins anew with a new attempt", () => {
    const session = sampleSession(plan, [...work, { type: "attempted", question: "a", folder: "attempt-2" }]);
    assert.deepEqual([session.questions.a?.claimedGrowth, session.questions.a?.measured], [undefined, undefined]);
  });

  it("can be measured when the session has ended", () => {
    const session = sampleSession(plan, [open, { type: "ended", early: false }, ...work.slice(1)]);
    assert.deepEqual(session.questions.a?.measured?.growth, ["linear", "linearithmic"]);
  });
});
