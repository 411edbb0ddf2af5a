import assert from "node:assert/strict";
import { type Grade, type QuestionHistory, stateOf } from "../../../../src/core/review/history";
import { foldProgress, type ProgressEvent } from "../../../../src/core/review/progress";
import { schedule } from "../../../../src/core/review/schedule";

const at = Date.parse("2025-03-14T09:00:00Z");
const opened = (mode: "interview" | "practice", session = "s1"): ProgressEvent => ({
  at,
  question: "q",
  type: "opened",
  session,
  mode,
});
const graded = (grade: Grade, session: string, when = at): ProgressEvent => ({
  at: when,
  question: "q",
  type: "graded",
  grade,
  session,
});

function historyOf(...events: ProgressEvent[]): QuestionHistory {
  return foldProgress(events).get("q")!;
}

describe("foldProgress", () => {
  it("keeps questions apart", () => {
    const progress = foldProgress([opened("practice"), { at, question: "other", type: "passed" }]);
    assert.deepEqual(
      [...progress].map(([id, { passed }]) => [id, passed]),
      [
        ["q", false],
        ["other", true],
      ],
    );
  });

  it("counts interviews and remembers the last practice session", () => {
    const { interviews, practiceSession } = historyOf(
      opened("interview"),
      opened("interview", "s2"),
      opened("practice", "s3"),
    );
    assert.deepEqual([interviews, practiceSession], [2, "s3"]);
  });

  it("counts passed tests and an answer handed in alike", () => {
    for (const type of ["passed", "answered"] as const)
      assert.equal(historyOf({ at, question: "q", type }).passed, true);
  });

  it("passes over events it does not know", () => {
    const odd = { at: at + 1, question: "q", type: "hummed" } as unknown as ProgressEvent;
    assert.deepEqual(historyOf(opened("practice"), odd), { ...historyOf(opened("practice")), lastAt: at + 1 });
  });

  it("lets a second grade in one session replace the first", () => {
    const corrected = historyOf(graded("easy", "s1"), graded("again", "s1"));
    assert.deepEqual(corrected.review, schedule(undefined, "again", new Date(at)));
    assert.equal(corrected.lastGrade, "again");
  });

  it("replaces the grade of a later session as well, from the review before it", () => {
    const later = at + 5 * 86_400_000;
    const before = historyOf(graded("good", "s1"));
    const corrected = historyOf(
      graded("good", "s1"),
      graded("again", "s2", later),
      graded("hard", "s2", later),
      graded("good", "s2", later),
    );
    assert.deepEqual(corrected.review, schedule(before.review, "good", new Date(later)));
  });

  it("builds a grade in another session on the one before", () => {
    const later = at + 5 * 86_400_000;
    const first = schedule(undefined, "good", new Date(at));
    assert.deepEqual(
      historyOf(graded("good", "s1"), graded("good", "s2", later)).review,
      schedule(first, "good", new Date(later)),
    );
  });
});

describe("stateOf", () => {
  const now = new Date(at);
  const due = historyOf({ at, question: "q", type: "passed" }, graded("good", "s1"));
  const table: [string, QuestionHistory | undefined, Date, string][] = [
    ["never opened", undefined, now, "new"],
    ["opened", historyOf(opened("practice")), now, "started"],
    ["passed", historyOf({ at, question: "q", type: "passed" }), now, "passed"],
    ["graded, not due", due, now, "passed"],
    ["graded, due", due, new Date(due.review!.due), "due"],
  ];
  for (const [why, history, when, state] of table)
    it(`is ${state}: ${why}`, () => assert.equal(stateOf(history, when), state));
});
