import assert from "node:assert/strict";
import { practicePlan } from "../../../../src/core/interview/practicePlan";
import { sampleQuestion } from "../../../support/sampleQuestion";

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
