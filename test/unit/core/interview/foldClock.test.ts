import assert from "node:assert/strict";
import type { Session } from "../../../../src/core/interview/session";
import { sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed, withEvents } from "../../../support/sampleSession";

const minute = 60_000;
const plan = samplePlan([sampleSection("one", ["a", "b"]), sampleSection("two", ["c"])]);
const open: Untimed = { type: "moved", section: 0, question: "a" };
const slept: Untimed = { type: "jumped", id: "g1", causes: ["slept"], ms: 8 * minute, shiftMs: 0 };
const bell: Untimed = {
  type: "rang",
  section: 0,
  question: "a",
  overMs: 400,
  files: [{ name: "solution.py", text: "x = 1\n" }],
  tests: { passed: 8, total: 11 },
  stale: false,
};

/** Time used, and overtime, of the session, its first section and its first question. */
function times({ usedMs, sections: [first], questions: { a } }: Session) {
  return { session: usedMs, section: [first?.usedMs, first?.overtimeMs], question: [a?.usedMs, a?.overtimeMs] };
}

describe("gaps in a session", () => {
  it("count for nothing until the candidate says so", () => {
    const session = sampleSession(plan, [open, { type: "used", ms: 1000 }, slept]);
    assert.equal(session.usedMs, 1000);
    assert.deepEqual(session.gaps, [
      { id: "g1", causes: ["slept"], ms: 8 * minute, shiftMs: 0, section: 0, question: "a", overtime: false },
    ]);
  });

  it("go to the place where they fell once they count, and come off it again, as often as one likes", () => {
    const later: Untimed[] = [
      { type: "moved", section: 1, question: "c" },
      { type: "used", ms: 500 },
    ];
    const session = sampleSession(plan, [open, slept, ...later]);
    const counts = withEvents(session, { type: "counted", gap: "g1", counts: true });
    assert.deepEqual(times(counts), {
      session: 8 * minute + 500,
      section: [8 * minute, undefined],
      question: [8 * minute, undefined],
    });
    assert.deepEqual(times(withEvents(counts, { type: "counted", gap: "g1", counts: true })), times(counts));
    const out = withEvents(counts, { type: "counted", gap: "g1", counts: false });
    assert.deepEqual([out.usedMs, out.gaps[0]?.counts], [500, false]);
    assert.equal(out.questions.c?.usedMs, 500);
  });

  it("are seen once, whoever reports them", () => assert.equal(sampleSession(plan, [slept, slept]).gaps.length, 1));

  it("are decided until the end", () => {
    const session = sampleSession(plan, [open, slept, { type: "ended", early: false }]);
    assert.deepEqual(withEvents(session, { type: "counted", gap: "g1", counts: true }), session);
  });

  it("may be decided on though their record is lost: nothing happens", () => {
    const session = sampleSession(plan);
    assert.deepEqual(withEvents(session, { type: "counted", gap: "g9", counts: true }), session);
  });
});

describe("the bell of a section", () => {
  it("keeps what stood there, and all time after it is overtime", () => {
    const session = sampleSession(plan, [open, { type: "used", ms: 10 * minute }, bell, { type: "used", ms: minute }]);
    assert.deepEqual(session.questions.a?.bell, {
      files: [{ name: "solution.py", text: "x = 1\n" }],
      tests: { passed: 8, total: 11 },
      stale: false,
    });
    const all = [11 * minute, minute + 400];
    assert.deepEqual(times(session), { session: 11 * minute, section: all, question: all });
  });

  it("stays the first, whatever time is given after it", () => {
    const session = sampleSession(plan, [
      open,
      bell,
      { type: "extended", ms: 5 * minute },
      { type: "used", ms: 6 * minute },
      { ...bell, files: [], tests: { passed: 11, total: 11 } },
    ]);
    assert.equal(session.questions.a?.bell?.tests?.passed, 8);
    assert.equal(session.sections[0]?.overtimeMs, 6 * minute + 400);
  });

  it("leaves other sections alone", () => {
    const session = sampleSession(plan, [
      open,
      bell,
      { type: "moved", section: 1, question: "c" },
      { type: "used", ms: minute },
    ]);
    assert.deepEqual([session.sections[1]?.overtimeMs, session.questions.c?.overtimeMs], [undefined, undefined]);
    assert.equal(session.sections[1]?.rang, undefined);
  });

  it("makes overtime of all that is done on a further question of the section", () => {
    const next: Untimed[] = [
      { type: "moved", section: 0, question: "b" },
      { type: "used", ms: minute },
    ];
    const { b } = sampleSession(plan, [open, bell, ...next]).questions;
    assert.deepEqual([b?.usedMs, b?.overtimeMs, b?.bell], [minute, minute, undefined]);
  });

  it("knows which run came after it, and outlives a new start", () => {
    const ran = (verdict: "passed" | "failed"): Untimed => ({
      type: "ran",
      question: "a",
      result: sampleRun([verdict]),
    });
    const before = sampleSession(plan, [open, ran("failed")]);
    assert.equal(before.questions.a?.lastRunOvertimeMs, undefined);
    const over: Untimed[] = [bell, { type: "attempted", question: "a", folder: "q1/attempt-2" }];
    const after = withEvents(before, ...over, { type: "used", ms: 2 * minute }, ran("passed"));
    assert.equal(after.questions.a?.lastRunOvertimeMs, 2 * minute + 400);
    assert.equal(after.questions.a?.bell?.tests?.passed, 8);
  });

  it("makes overtime of a gap that fell after it and counts", () => {
    const session = sampleSession(plan, [open, bell, slept, { type: "counted", gap: "g1", counts: true }]);
    assert.equal(session.sections[0]?.overtimeMs, 8 * minute + 400);
    const out = withEvents(session, { type: "counted", gap: "g1", counts: false });
    assert.equal(out.sections[0]?.overtimeMs, 400);
  });

  it("is none of a section that the session does not have", () => {
    const session = sampleSession(plan);
    assert.deepEqual(withEvents(session, { ...bell, section: 7 }), session);
  });
});
