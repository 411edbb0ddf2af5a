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
          [s.plan.sections[0]?.questions, s.questions.a, s.questions.e?.number, s.question],
          [["e"], undefined, 1, undefined],
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
