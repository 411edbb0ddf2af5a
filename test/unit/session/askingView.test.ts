import assert from "node:assert/strict";
import { askingView } from "../../../src/session/askingView";
import { sampleQuestion } from "../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession } from "../../support/sampleSession";

describe("askingView", () => {
  const toAsk = ["one", "two"].map((slug) =>
    sampleQuestion({ slug, kind: "ask-the-interviewer", teaser: `What of ${slug}?` }),
  );
  const concept = sampleQuestion();
  const questions = [...toAsk, concept];
  const bank = { index: async () => ({ questions }) } as unknown as Parameters<typeof askingView>[2];
  const ids = toAsk.map(({ id }) => id);
  const plan = samplePlan([sampleSection("code", [concept.id]), sampleSection("yours", [...ids, "python/gone"])]);
  const session = sampleSession(plan, [
    { type: "moved", section: 1, question: ids[1] },
    { type: "posed", question: ids[0]!, posed: true },
  ]);

  it("lists the questions of the section with what was ticked and which one is open", async () => {
    assert.deepEqual(await askingView(session, toAsk[1]!, bank), {
      questions: [
        { id: ids[0], text: "What of one?", posed: true, current: false },
        { id: ids[1], text: "What of two?", posed: false, current: true },
      ],
    });
  });

  it("stands beside no other kind", async () => assert.equal(await askingView(session, concept, bank), undefined));
});
