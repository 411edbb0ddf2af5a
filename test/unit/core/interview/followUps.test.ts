import assert from "node:assert/strict";
import { followUpToAsk, pendingFollowUp } from "../../../../src/core/interview/followUps";
import type { SessionPlan } from "../../../../src/core/interview/session";
import { sampleQuestion } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const starter = { code: "def f():\n    ...\n", language: "python", line: 1 };
const words = sampleQuestion({ followUps: "- Why?\n- Build it.\n- Since when?\n" });
const code = sampleQuestion({ ...words, kind: "coding", runsCode: true, starter });
const { id } = words;

const said = (text: string, name = "answer.md"): Untimed => ({
  type: "submitted",
  question: id,
  files: [{ name, text }],
  keyPoints: [],
});
const asked = (ask: string): Untimed => ({ type: "asked", question: id, ask });
const replied = (ask: string, text = "So."): Untimed => ({ type: "replied", question: id, ask, text });
const answered = [said("## Answer\n\nBecause.\n")];

function next(
  mode: SessionPlan["mode"],
  events: Untimed[],
  question = words,
  minutes = 10,
  extraTime?: number,
): string | undefined {
  const plan = samplePlan([sampleSection("one", [id], { minutes })], { mode, seed: 1, extraTime });
  return followUpToAsk(sampleSession(plan, [{ type: "moved", section: 0, question: id }, ...events]), question)?.ask;
}

describe("followUpToAsk", () => {
  it("goes through all of them in practice, one at a time", () => {
    assert.equal(next("practice", answered), "Why?");
    assert.equal(next("practice", [...answered, asked("Why?")]), undefined);
    assert.equal(next("practice", [...answered, asked("Why?"), replied("Why?")]), "Build it.");
    const all = ["Why?", "Build it.", "Since when?"].flatMap((ask) => [asked(ask), replied(ask, "")]);
    assert.equal(next("practice", [...answered, ...all]), undefined);
  });

  it("asks one in an interview, by the seed, and none that is a task", () => {
    assert.equal(next("interview", answered), "Why?");
    assert.equal(next("interview", [...answered, asked("Why?"), replied("Why?")]), undefined);
    assert.equal(next("interview", answered, sampleQuestion({ followUps: "- Build it.\n" })), undefined);
  });

  it("waits for the answer, and asks nothing about an empty one", () => {
    assert.equal(next("practice", []), undefined);
    assert.equal(next("practice", [{ type: "revealed", question: id }]), undefined);
    assert.equal(next("practice", [said("## Answer\n\n> a hint\n")]), undefined);
    assert.equal(next("interview", [said("")]), undefined);
  });

  it("asks about code that is more than the starter", () => {
    assert.equal(next("interview", [said("def f():\n    return 1\n", "solution.py")], code), "Why?");
    assert.equal(next("interview", [said(starter.code, "solution.py")], code), undefined);
  });

  it("keeps to the time of the question and of the section in an interview only", () => {
    const used = (ms: number): Untimed[] => [{ type: "used", ms }, ...answered];
    assert.equal(next("interview", used(4 * 60_000)), "Why?");
    assert.equal(next("interview", used(4 * 60_000 + 1)), undefined);
    assert.equal(next("interview", used(2 * 60_000 + 1), words, 3), undefined);
    assert.equal(next("practice", used(60 * 60_000)), "Why?");
    // Extra time is the question's as well.
    assert.equal(next("interview", used(9 * 60_000), words, 10, 2), "Why?");
    assert.equal(next("interview", used(9 * 60_000 + 1), words, 10, 2), undefined);
  });

  it("asks nothing while the session is paused or over", () => {
    assert.equal(next("practice", [...answered, { type: "paused" }]), undefined);
    assert.equal(next("practice", [...answered, { type: "ended", early: false }]), undefined);
  });
});

describe("the follow-ups of a question in a session", () => {
  const plan = samplePlan([sampleSection("one", [id])]);
  const progress = (...events: Untimed[]) => sampleSession(plan, events).questions[id]!;

  it("waits for a reply until one is given, also an empty one", () => {
    assert.equal(pendingFollowUp(progress()), undefined);
    assert.deepEqual(pendingFollowUp(progress(asked("Why?"))), { ask: "Why?" });
    assert.equal(pendingFollowUp(progress(asked("Why?"), replied("Why?", ""))), undefined);
  });

  it("leaves the answer handed in and its key points as they are", () => {
    const before = { ...answered[0]!, keyPoints: [0, 2] } as Untimed;
    const { status, keyPoints, followUps } = progress(before, asked("Why?"), replied("Why?"));
    assert.deepEqual([status, keyPoints, followUps], ["answered", [0, 2], [{ ask: "Why?", reply: "So." }]]);
  });

  it("is asked once, and forgotten with the attempt", () => {
    assert.equal(progress(asked("Why?"), replied("Why?"), asked("Why?")).followUps.length, 1);
    assert.deepEqual(progress(asked("Why?"), { type: "attempted", question: id, folder: "b" }).followUps, []);
  });
});
