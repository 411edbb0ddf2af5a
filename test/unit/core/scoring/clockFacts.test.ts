import assert from "node:assert/strict";
import type { QuestionProgress } from "../../../../src/core/interview/session";
import { circumstances } from "../../../../src/core/scoring/circumstances";
import { clockFacts } from "../../../../src/core/scoring/clockFacts";
import { measure } from "../../../../src/core/scoring/evidence";
import { sampleQuestion, sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const minute = 60_000;
const coding = sampleQuestion({ id: "a", kind: "coding", runsCode: true, minutes: 25 });
const elevenTests = (passed: number) =>
  sampleRun(Array.from({ length: 11 }, (_, index) => (index < passed ? "passed" : "failed")));
const plan = samplePlan([sampleSection("code", ["a"], { title: "Live coding" })]);
const wholeTime: Untimed = { type: "used", ms: 10 * minute };
const ran = (passed: number): Untimed => ({ type: "ran", question: "a", result: elevenTests(passed) });
const bell = (given: Partial<Extract<Untimed, { type: "rang" }>> = {}): Untimed => ({
  ...{ type: "rang", section: 0, question: "a", overMs: 0, files: [], stale: false },
  ...given,
});
const atEight = bell({ tests: { passed: 8, total: 11 } });

function progressAfter(...events: Untimed[]): QuestionProgress {
  return sampleSession(plan, [{ type: "moved", section: 0, question: "a" }, wholeTime, ...events]).questions.a!;
}

function texts(...events: Untimed[]): string[] {
  return clockFacts(progressAfter(...events)).map(({ text }) => text);
}

describe("what is measured of the bell", () => {
  const more: Untimed = { type: "used", ms: 4 * minute };

  it("is nothing when all was done in time", () => assert.deepEqual(texts(ran(11)), []));

  it("keeps apart what passed in time and what overtime brought", () => {
    assert.deepEqual(texts(ran(8), atEight, more, ran(11)), [
      "8 of 11 tests at the bell, 11 of 11 after 4 min more",
      "4 min of overtime",
    ]);
  });

  it("says when nothing ran after it, when nothing had run before, and when the code had changed", () => {
    assert.deepEqual(texts(ran(8), atEight), ["8 of 11 tests at the bell"]);
    assert.deepEqual(texts(bell(), more, ran(11)), [
      "not run before the bell, 11 of 11 after 4 min more",
      "4 min of overtime",
    ]);
    assert.deepEqual(texts(ran(8), { ...atEight, stale: true } as Untimed), [
      "8 of 11 tests at the last run before the bell",
    ]);
  });

  it("counts the words of an answer", () => {
    const files = (text: string) => [{ name: "answer.md", text: `## Answer\n\n> In your own words.\n\n${text}\n` }];
    const rang = bell({ files: files("one two three") });
    const submit = (text: string): Untimed => ({ type: "submitted", question: "a", files: files(text), keyPoints: [] });
    assert.deepEqual(texts(rang), ["3 words at the bell"]);
    assert.deepEqual(texts(rang, submit("one two three four five")), ["3 words at the bell, 5 in the end"]);
    assert.deepEqual(texts(rang, submit("one two three")), ["3 words at the bell"]);
  });

  it("stands among the evidence of a question and changes no score", () => {
    const facts = measure(progressAfter(ran(8), atEight, more, ran(11)), coding);
    assert.ok(facts.some(({ kind, text }) => kind === "time" && text.startsWith("8 of 11 tests at the bell")));
    assert.deepEqual(
      facts.filter(({ kind }) => kind === "time").map(({ share }) => share),
      [undefined, undefined, undefined],
    );
  });

  it("holds the time used against the minutes the candidate had", () => {
    const used = progressAfter({ type: "used", ms: 20 * minute });
    const last = (extraTime?: number) => measure(used, coding, extraTime).at(-1)?.text;
    assert.deepEqual([last(), last(1.5)], ["30 min of 25 min", "30 min of 38 min"]);
  });
});

describe("what the clock did in an interview", () => {
  const gap = (id: string, given: Partial<Extract<Untimed, { type: "jumped" }>>): Untimed => ({
    ...{ type: "jumped", id, causes: ["slept"], ms: 8 * 60 * minute, shiftMs: 0 },
    ...given,
  });

  it("is told as facts, gaps of one sort together", () => {
    const events = [
      gap("1", {}),
      gap("2", { causes: ["closed"], ms: 2 * minute }),
      gap("3", { causes: ["closed"], ms: 3 * minute }),
      gap("4", { causes: ["closed"], ms: minute }),
      { type: "counted", gap: "4", counts: true } as Untimed,
      gap("5", { causes: ["clock-changed"], ms: 0, shiftMs: 60 * minute }),
    ];
    assert.deepEqual(circumstances(sampleSession(plan, events)), [
      "Computer slept 8 h, not counted",
      "Window closed 5 min in all, 2 times, not counted",
      "Window closed 1 min, counted",
      "Clock set ahead 1 h",
    ]);
  });

  it("includes extra time and overtime", () => {
    const events: Untimed[] = [
      { type: "used", ms: 15 * minute },
      bell({ question: undefined }),
      { type: "used", ms: 4 * minute },
    ];
    assert.deepEqual(circumstances(sampleSession({ ...plan, extraTime: 1.5 }, events)), [
      "Extra time: 1.5 times the usual time",
      "Overtime: Live coding 4 min",
    ]);
  });
});
