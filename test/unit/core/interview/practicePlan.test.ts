import assert from "node:assert/strict";
import { isPracticed, practicePlan } from "../../../../src/core/interview/practicePlan";
import { sampleQuestion } from "../../../support/sampleQuestion";
import { sampleSession, type Untimed } from "../../../support/sampleSession";

describe("practicePlan", () => {
  it("makes one section of one question", () => {
    const { mode, title, level, sections } = practicePlan(sampleQuestion({ minutes: 25 }));
    assert.deepEqual([mode, title, level], ["practice", "Title of gil-explained", "mid"]);
    assert.deepEqual(sections, [
      { slug: "gil-explained", title, minutes: 25, questions: ["python/gil-explained"], pickOne: false },
    ]);
  });

  it("takes a scenario stage by stage", () => {
    const stages = ["one", "two"].map((slug) => sampleQuestion({ id: `python/design#${slug}` }));
    const plan = practicePlan(sampleQuestion({ slug: "design", kind: "scenario", stages }));
    assert.deepEqual(plan.sections[0]?.questions, ["python/design#one", "python/design#two"]);
  });
});

describe("a practice", () => {
  const plan = practicePlan(sampleQuestion({ id: "a" }));
  const isOver = (...events: Untimed[]) => isPracticed(sampleSession(plan, events));
  const open: Untimed = { type: "moved", section: 0, question: "a" };

  it("goes on as long as it is neither answered nor given up", () => {
    assert.deepEqual([isOver(), isOver(open), isOver(open, { type: "skipped", question: "a" })], [false, false, false]);
  });

  it("is over once it was answered or given up: the next one begins anew", () => {
    assert.equal(isOver(open, { type: "submitted", question: "a", files: [], keyPoints: [] }), true);
    assert.equal(isOver(open, { type: "revealed", question: "a" }), true);
  });

  it("goes on when it was started over after that", () => {
    const again: Untimed = { type: "attempted", question: "a", folder: "a/attempt-2" };
    assert.equal(isOver(open, { type: "revealed", question: "a" }, again), false);
  });

  it("of a scenario is over with its last stage", () => {
    const stages = ["one", "two"].map((slug) => sampleQuestion({ id: `d#${slug}` }));
    const scenario = practicePlan(sampleQuestion({ slug: "design", kind: "scenario", stages }));
    const one: Untimed = { type: "revealed", question: "d#one" };
    const two: Untimed = { type: "submitted", question: "d#two", files: [], keyPoints: [] };
    assert.deepEqual(
      [isPracticed(sampleSession(scenario, [one])), isPracticed(sampleSession(scenario, [one, two]))],
      [false, true],
    );
  });
});
