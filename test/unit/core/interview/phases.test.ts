import assert from "node:assert/strict";
import { currentPhase, timeInPhases } from "../../../../src/core/interview/phases";
import type { QuestionProgress } from "../../../../src/core/interview/session";
import { workedOn } from "../../../../src/core/interview/workedOn";
import { hintStep } from "../../../../src/core/question/hintStep";
import { sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const plan = samplePlan([sampleSection("code", ["a"])]);
const open: Untimed = { type: "moved", section: 0, question: "a" };
const minutes = (count: number): Untimed => ({ type: "used", ms: count * 60_000 });
const on = (what: "plan" | "code" | "test" | "analyze"): Untimed => ({ type: "worked", question: "a", on: what });
const ran: Untimed = { type: "ran", question: "a", result: sampleRun(["failed"]) };
const asked: Untimed = { type: "clarified", question: "a", index: 0 };
const attempted: Untimed = { type: "attempted", question: "a", folder: "q1/attempt-1" };

function progressAfter(...events: Untimed[]): QuestionProgress {
  return sampleSession(plan, [open, ...events]).questions.a!;
}

/** Minutes in each phase, such as `clarify 2, code 14`. */
function times(...events: Untimed[]): string | undefined {
  const { phases, usedMs } = progressAfter(...events);
  return timeInPhases(phases, usedMs)
    ?.map(({ phase, ms }) => `${phase} ${ms / 60_000}`)
    .join(", ");
}

describe("the phases of a coding question", () => {
  it("follow what the candidate does: asking, notes, code, runs, complexity", () => {
    const events = [minutes(1), asked, minutes(1), on("plan"), minutes(4), on("code"), minutes(14)];
    assert.equal(times(...events), "clarify 2, plan 4, code 14");
    assert.equal(
      times(...events, ran, minutes(3), on("analyze"), minutes(1)),
      "clarify 2, plan 4, code 14, test 3, analyze 1",
    );
  });

  const orders: [why: string, events: Untimed[], wanted: string | undefined][] = [
    ["nothing was done", [minutes(5)], undefined],
    ["only questions were asked", [minutes(5), asked, minutes(1)], undefined],
    ["the code came first", [minutes(1), on("code"), minutes(9)], "clarify 1, code 9"],
    [
      "the candidate went back to the notes",
      [on("plan"), minutes(2), on("code"), minutes(3), on("plan"), minutes(1), on("code"), minutes(4)],
      "plan 3, code 7",
    ],
    [
      "a question was asked late",
      [on("code"), minutes(2), asked, minutes(1), on("code"), minutes(3)],
      "clarify 1, code 5",
    ],
    ["code was mended after a run", [on("code"), minutes(5), ran, on("code"), minutes(6)], "code 5, test 6"],
    ["the starter was run as it is", [minutes(1), ran, minutes(1), on("code"), minutes(4)], "clarify 2, code 4"],
    ["own tests came before the code", [on("test"), minutes(3), on("code"), minutes(4)], "code 4, test 3"],
    [
      "the complexity was stated first",
      [on("analyze"), minutes(1), on("code"), minutes(4), ran, minutes(1)],
      "code 4, test 1, analyze 1",
    ],
    [
      "the growth was claimed",
      [on("code"), minutes(4), ran, minutes(1), { type: "claimed", question: "a", growth: "linear" }, minutes(2)],
      "code 4, test 1, analyze 2",
    ],
    ["growth was claimed without code", [minutes(4), { type: "claimed", question: "a", growth: "linear" }], undefined],
    [
      "the candidate started over",
      [attempted, on("code"), minutes(2), ran, minutes(1), attempted, minutes(1), on("code"), minutes(3)],
      "clarify 1, code 5, test 1",
    ],
    ["the answer was given up", [on("code"), minutes(2), { type: "revealed", question: "a" }, minutes(9)], "code 2"],
    ["an older journal knows runs alone", [minutes(2), ran, minutes(3), ran], undefined],
  ];
  for (const [why, events, wanted] of orders) it(`are right when ${why}`, () => assert.equal(times(...events), wanted));

  it("add up to the time used, whatever the order", () => {
    const steps = [on("plan"), on("code"), ran, asked, on("analyze"), on("test"), attempted];
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed;
      const next = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state;
      };
      const events = Array.from({ length: 30 }, () => [steps[next() % steps.length]!, minutes(next() % 4)]).flat();
      const { phases, usedMs } = progressAfter(...events, on("plan"));
      const sum = timeInPhases(phases, usedMs)?.reduce((all, { ms }) => all + ms, 0);
      assert.equal(sum, usedMs, `seed ${seed}`);
    }
  });

  it("say which one is current", () => {
    assert.equal(currentPhase(progressAfter().phases), "clarify");
    assert.equal(currentPhase(progressAfter(on("plan")).phases), "plan");
    assert.equal(currentPhase(progressAfter(on("code"), ran).phases), "test");
    assert.equal(currentPhase(progressAfter(on("code"), ran, on("code")).phases), "test");
    assert.equal(currentPhase(progressAfter(on("code"), ran, attempted, on("code")).phases), "code");
    assert.equal(
      currentPhase(progressAfter(on("code"), { type: "revealed", question: "a" }, on("code")).phases),
      "over",
    );
  });
});

describe("what is worked on", () => {
  const notes = "## Approach\n\nA heap.\n\n## Time\n\nO(n)\n\n## Space\n\nO(1)\n\n## Tests\n\nEmpty input.\n";
  const upTo = (text: string) => notes.slice(0, notes.indexOf(text) + text.length);
  const table: [file: string, above: string, wanted: string | undefined][] = [
    ["solution.py", "## Time\n", "code"],
    ["test_mine.py", "", "test"],
    ["answer.md", "", "plan"],
    ["answer.md", upTo("A heap."), "plan"],
    ["answer.md", upTo("O(n)"), "analyze"],
    ["answer.md", upTo("O(1)"), "analyze"],
    ["answer.md", upTo("Empty"), "test"],
    ["answer.md", "# My own heading\r\ntext", "plan"],
    ["answer.md", "## time \r\n\r\nO(n)", "analyze"],
    ["other.py", "", undefined],
  ];
  for (const [file, above, wanted] of table) {
    it(`is ${wanted} in ${file} after ${JSON.stringify(above.slice(-12))}`, () =>
      assert.equal(workedOn(file, above), wanted));
  }
});

describe("a ladder of hints", () => {
  it("goes from a question back to what is near to code", () => {
    assert.deepEqual([0, 1, 2, 3, 4].map(hintStep), [
      "question back",
      "direction",
      "structure",
      "near-code",
      "near-code",
    ]);
  });

  it("keeps the time used when each hint was given, over a new attempt too", () => {
    const hinted: Untimed = { type: "hinted", question: "a" };
    const { hints, hintsAtMs } = progressAfter(minutes(6), hinted, attempted, minutes(3), hinted);
    assert.deepEqual([hints, hintsAtMs], [2, [360_000, 540_000]]);
  });
});

describe("giving up", () => {
  const code = [{ name: "solution.py", text: "x = 1" }];
  const revealed: Untimed = { type: "revealed", question: "a", files: code };

  it("keeps the code of that moment, once", () => {
    const again: Untimed = { ...revealed, files: [] } as Untimed;
    const { gaveUp, submitted, status } = progressAfter(revealed, again);
    assert.deepEqual([gaveUp, submitted, status], [true, code, "open"]);
  });

  it("is none once the answer is in", () => {
    const submitted: Untimed = { type: "submitted", question: "a", files: [], keyPoints: [] };
    const progress = progressAfter(submitted, revealed);
    assert.deepEqual([progress.gaveUp, progress.submitted], [false, []]);
  });

  it("of an older journal has no code", () => {
    assert.deepEqual(progressAfter({ type: "revealed", question: "a" }).submitted, undefined);
  });
});
