import assert from "node:assert/strict";
import type { Session } from "../../../../src/core/interview/session";
import { sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed, withEvents } from "../../../support/sampleSession";

const minute = 60_000;
const plan = samplePlan([sampleSection("one", ["a", "b"]), sampleSection("two", ["c"])]);
const open: Untimed = { type: "moved", section: 0, question: "a" };
const slept: Untimed = { type: "jumped", id: "g1", causes: ["slept"], ms: 8 * minute, shiftMs: 0 };
const full: Untimed = { type: "used", ms: 10 * minute + 400 };
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
      { id: "g1", causes: ["slept"], ms: 8 * minute, shiftMs: 0, section: 0, question: "a" },
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
    const session = sampleSession(plan, [open, full, bell, { type: "used", ms: minute }]);
    assert.deepEqual(session.questions.a?.bell, {
      files: [{ name: "solution.py", text: "x = 1\n" }],
      tests: { passed: 8, total: 11 },
      stale: false,
    });
    const all = [11 * minute + 400, minute + 400];
    assert.deepEqual(times(session), { session: 11 * minute + 400, section: all, question: all });
  });

  it("stays the first, whatever time is given after it", () => {
    const session = sampleSession(plan, [
      open,
      full,
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
      full,
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
    const { b } = sampleSession(plan, [open, full, bell, ...next]).questions;
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
    const over: Untimed[] = [full, bell, { type: "attempted", question: "a", folder: "q1/attempt-2" }];
    const after = withEvents(before, ...over, { type: "used", ms: 2 * minute }, ran("passed"));
    assert.equal(after.questions.a?.lastRunOvertimeMs, 2 * minute + 400);
    assert.equal(after.questions.a?.bell?.tests?.passed, 8);
  });

  it("makes overtime of a gap that fell after it and counts", () => {
    const session = sampleSession(plan, [open, full, bell, slept, { type: "counted", gap: "g1", counts: true }]);
    assert.equal(session.sections[0]?.overtimeMs, 8 * minute + 400);
    const out = withEvents(session, { type: "counted", gap: "g1", counts: false });
    assert.equal(out.sections[0]?.overtimeMs, 400);
  });

  it("is none of a section that the session does not have", () => {
    const session = sampleSession(plan);
    assert.deepEqual(withEvents(session, { ...bell, section: 7 }), session);
  });

  it("is none before the time is over, such as when another window took time back meanwhile", () => {
    const session = sampleSession(plan, [open, { type: "used", ms: 6 * minute }, bell]);
    assert.deepEqual([session.sections[0]?.rang, session.questions.a?.bell], [undefined, undefined]);
  });
});

describe("a gap that counts and the bell", () => {
  const work = (minutes: number): Untimed => ({ type: "used", ms: minutes * minute });
  const half: Untimed = { type: "jumped", id: "g1", causes: ["stalled"], ms: 30 * minute, shiftMs: 0 };
  const count = (counts: boolean): Untimed => ({ type: "counted", gap: "g1", counts });
  const ran: Untimed = { type: "ran", question: "a", result: sampleRun(["passed"]) };
  /** Six minutes of ten, half an hour that counts by mistake, and the bell that follows from it. */
  const mistaken: Untimed[] = [open, work(6), half, count(true), { ...bell, overMs: 26 * minute }];

  it("makes overtime of all that lies past zero", () => {
    const all = [36 * minute, 26 * minute];
    assert.deepEqual(times(sampleSession(plan, mistaken)), { session: 36 * minute, section: all, question: all });
  });

  it("leave no trace of the bell once the gap is taken back, and the real zero rings as the first", () => {
    const back = sampleSession(plan, [...mistaken, work(5), ran, count(false)]);
    const over = [11 * minute, minute];
    assert.deepEqual(times(back).section, over, "five minutes more were past the real zero");
    const early = sampleSession(plan, [...mistaken, ran, count(false), work(2)]);
    assert.deepEqual(times(early), {
      session: 8 * minute,
      section: [8 * minute, undefined],
      question: [8 * minute, undefined],
    });
    const { a } = early.questions;
    assert.deepEqual([early.sections[0]?.rang, a?.bell, a?.lastRunOvertimeMs], [undefined, undefined, undefined]);
    const files = [{ name: "solution.py", text: "x = 2\n" }];
    const later = withEvents(early, work(3), { ...bell, files, overMs: minute }, work(1));
    assert.deepEqual(times(later).section, [12 * minute, 2 * minute]);
    assert.deepEqual(later.questions.a?.bell?.files, files);
  });

  it("keep the bell that rang by itself, whatever comes to count and is taken back", () => {
    const rung = sampleSession(plan, [open, work(3), half, { type: "used", ms: 7 * minute + 400 }, bell, work(2), ran]);
    const counts = withEvents(rung, count(true));
    assert.deepEqual(times(counts).section, [42 * minute + 400, 32 * minute + 400]);
    assert.equal(counts.questions.a?.lastRunOvertimeMs, 32 * minute + 400);
    const back = withEvents(counts, count(false));
    assert.deepEqual(times(back).section, [12 * minute + 400, 2 * minute + 400]);
    assert.deepEqual(
      [back.questions.a?.bell?.tests?.passed, back.questions.a?.lastRunOvertimeMs],
      [8, 2 * minute + 400],
    );
  });

  it("share the overtime among the questions in the order of their time", () => {
    const b: Untimed = { type: "moved", section: 0, question: "b" };
    const session = sampleSession(plan, [open, work(6), ran, half, b, work(2), count(true)]);
    const { a } = session.questions;
    assert.deepEqual([a?.overtimeMs, a?.lastRunOvertimeMs], [26 * minute, undefined]);
    assert.equal(session.questions.b?.overtimeMs, 2 * minute);
    assert.equal(session.sections[0]?.overtimeMs, 28 * minute);
  });

  it("make overtime in a section that was left, where no bell rings", () => {
    const session = sampleSession(plan, [open, work(6), half, { type: "moved", section: 1, question: "c" }]);
    assert.deepEqual(times(withEvents(session, count(true))).section, [36 * minute, 26 * minute]);
    assert.deepEqual(times(withEvents(session, count(true), count(false))).section, [6 * minute, undefined]);
  });
});
