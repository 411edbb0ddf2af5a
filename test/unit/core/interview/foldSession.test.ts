import assert from "node:assert/strict";
import { applyEvent, foldSession } from "../../../../src/core/interview/foldSession";
import type { Session, SessionEvent } from "../../../../src/core/interview/session";
import { sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed, withEvents } from "../../../support/sampleSession";

const plan = samplePlan([
  sampleSection("warm-up", ["a"]),
  sampleSection("code", ["b", "c"], { pickOne: true }),
  sampleSection("story", ["d"]),
]);
const open: Untimed = { type: "moved", section: 0, question: "a" };

describe("foldSession", () => {
  it("knows no session before it started", () => {
    assert.equal(foldSession([]), undefined);
    assert.equal(foldSession([{ type: "paused", at: 1 }]), undefined);
  });

  it("numbers the questions through all sections", () => {
    const session = sampleSession(plan);
    assert.deepEqual(
      Object.values(session.questions).map(({ id, number, status }) => [id, number, status]),
      [
        ["a", 1, "waiting"],
        ["b", 2, "waiting"],
        ["c", 3, "waiting"],
        ["d", 4, "waiting"],
      ],
    );
  });

  it("starts only once", () => {
    const session = sampleSession(plan, [open]);
    assert.deepEqual(withEvents(session, { type: "started", id: "other", plan: samplePlan([]) }), session);
  });

  const events: [name: string, before: Untimed[], event: Untimed, check: (session: Session) => void][] = [
    ["moved opens a question", [], open, (s) => assert.deepEqual([s.question, s.questions.a?.status], ["a", "open"])],
    [
      "moved to a section without a question",
      [open],
      { type: "moved", section: 1 },
      (s) => assert.deepEqual([s.section, s.question], [1, undefined]),
    ],
    [
      "moved leaves an answered question answered",
      [{ type: "submitted", question: "a", files: [], keyPoints: [] }],
      open,
      (s) => assert.equal(s.questions.a?.status, "answered"),
    ],
    [
      "moved reopens a skipped question",
      [{ type: "skipped", question: "a" }],
      open,
      (s) => assert.equal(s.questions.a?.status, "open"),
    ],
    [
      "moved to a question the session does not have opens none",
      [open],
      { type: "moved", section: 0, question: "lost" },
      (s) => assert.equal(s.question, undefined),
    ],
    [
      "picked",
      [],
      { type: "picked", section: 1, question: "c" },
      (s) =>
        assert.deepEqual(
          [s.sections[1]?.picked, s.questions.b?.status, s.questions.c?.status],
          ["c", "not-picked", "waiting"],
        ),
    ],
    [
      "attempted",
      [open],
      { type: "attempted", question: "a", folder: "q1/attempt-1" },
      (s) => assert.deepEqual(s.questions.a?.attempts, ["q1/attempt-1"]),
    ],
    [
      "ran",
      [open],
      { type: "ran", question: "a", result: sampleRun(["failed"]) },
      (s) =>
        assert.deepEqual(
          [s.questions.a?.runs, s.questions.a?.lastRun?.outcome, s.questions.a?.runsUntilPassed],
          [1, "failed", undefined],
        ),
    ],
    [
      "hinted",
      [{ type: "hinted", question: "a" }],
      { type: "hinted", question: "a" },
      (s) => assert.equal(s.questions.a?.hints, 2),
    ],
    [
      "clarified counts a question once",
      [{ type: "clarified", question: "a", index: 1 }],
      { type: "clarified", question: "a", index: 1 },
      (s) => assert.deepEqual(s.questions.a?.clarified, [1]),
    ],
    [
      "chose keeps the last choice",
      [{ type: "chose", question: "a", option: 1 }],
      { type: "chose", question: "a", option: 3 },
      (s) => assert.equal(s.questions.a?.choice, 3),
    ],
    [
      "submitted",
      [open],
      { type: "submitted", question: "a", files: [{ name: "answer.md", text: "x" }], keyPoints: [0, 2] },
      (s) =>
        assert.deepEqual(
          [s.questions.a?.status, s.questions.a?.keyPoints, s.questions.a?.submitted?.[0]?.text],
          ["answered", [0, 2], "x"],
        ),
    ],
    [
      "ticked replaces the key points",
      [{ type: "submitted", question: "a", files: [], keyPoints: [0] }],
      { type: "ticked", question: "a", keyPoints: [1] },
      (s) => assert.deepEqual(s.questions.a?.keyPoints, [1]),
    ],
    [
      "revealed before an answer is giving up",
      [open],
      { type: "revealed", question: "a" },
      (s) => assert.equal(s.questions.a?.gaveUp, true),
    ],
    [
      "revealed after an answer is not",
      [{ type: "submitted", question: "a", files: [], keyPoints: [] }],
      { type: "revealed", question: "a" },
      (s) => assert.equal(s.questions.a?.gaveUp, false),
    ],
    ["skipped", [open], { type: "skipped", question: "a" }, (s) => assert.equal(s.questions.a?.status, "skipped")],
    ["paused", [], { type: "paused" }, (s) => assert.equal(s.status, "paused")],
    ["resumed", [{ type: "paused" }], { type: "resumed" }, (s) => assert.equal(s.status, "running")],
    [
      "resumed does not revive what has ended",
      [{ type: "ended", early: true }],
      { type: "resumed" },
      (s) => assert.equal(s.status, "ended"),
    ],
    [
      "paused does not revive what has ended",
      [{ type: "ended", early: true }],
      { type: "paused" },
      (s) => assert.equal(s.status, "ended"),
    ],
    [
      "looking back after the end leaves a skipped question skipped",
      [
        { type: "skipped", question: "a" },
        { type: "ended", early: true },
      ],
      { type: "moved", section: 0, question: "a" },
      (s) => assert.deepEqual([s.question, s.questions.a?.status], ["a", "skipped"]),
    ],
    [
      "a run after the end is no evidence",
      [open, { type: "ended", early: true }],
      { type: "ran", question: "a", result: sampleRun(["passed"]) },
      (s) => assert.deepEqual([s.questions.a?.runs, s.questions.a?.lastRun], [0, undefined]),
    ],
    [
      "extended adds to the current section",
      [{ type: "moved", section: 2, question: "d" }],
      { type: "extended", ms: 300_000 },
      (s) =>
        assert.deepEqual(
          s.sections.map(({ extraMs }) => extraMs),
          [0, 0, 300_000],
        ),
    ],
    [
      "ended",
      [],
      { type: "ended", early: true },
      (s) => assert.deepEqual([s.status, s.endedEarly, typeof s.endedAt], ["ended", true, "number"]),
    ],
    ["discarded", [], { type: "discarded" }, (s) => assert.equal(s.status, "discarded")],
    [
      "predicted merges",
      [{ type: "predicted", scores: { x: 2, y: 3 } }],
      { type: "predicted", scores: { y: 4 } },
      (s) => assert.deepEqual(s.predictions, { x: 2, y: 4 }),
    ],
    [
      "rated keeps the note when only the score changes",
      [{ type: "rated", criterion: "k", note: "n" }],
      { type: "rated", criterion: "k", score: 4 },
      (s) => assert.deepEqual(s.ratings.k, { score: 4, note: "n" }),
    ],
    [
      "rated with 0 takes the score back",
      [{ type: "rated", criterion: "k", score: 4, note: "n" }],
      { type: "rated", criterion: "k", score: 0 },
      (s) => assert.deepEqual(s.ratings.k, { score: undefined, note: "n" }),
    ],
    [
      "used",
      [open],
      { type: "used", ms: 7 },
      (s) => assert.deepEqual([s.usedMs, s.sections[0]?.usedMs, s.questions.a?.usedMs], [7, 7, 7]),
    ],
    [
      "swapped",
      [open],
      { type: "swapped", section: 0, from: "a", to: "e" },
      (s) =>
        assert.deepEqual(
          [s.plan.sections[0]?.questions, s.questions.a, s.questions.e?.number, s.question, s.swappedOut],
          [["e"], undefined, 1, undefined, ["a"]],
        ),
    ],
  ];
  for (const [name, before, event, check] of events)
    it(name, () => check(withEvents(sampleSession(plan, before), event)));

  it("passes over events it does not know and questions it does not have", () => {
    const session = sampleSession(plan, [open]);
    const strange = [
      { type: "hummed", at: 5 },
      { type: "hummed", question: "a", at: 5 },
      { type: "hinted", question: "nowhere", at: 5 },
      { type: "swapped", section: 0, from: "nowhere", to: "e", at: 5 },
    ] as unknown as SessionEvent[];
    for (const event of strange) assert.deepEqual(applyEvent(session, event), session, JSON.stringify(event));
  });

  it("never changes the state it was given", () => {
    for (const [name, before, event] of events) {
      const session = sampleSession(plan, before);
      const copy = structuredClone(session);
      withEvents(session, event);
      assert.deepEqual(session, copy, name);
    }
  });
});
