import assert from "node:assert/strict";
import { isAnswerShown, refuseEarly } from "../../../src/session/answerShown";
import type { Desk } from "../../../src/session/desk";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../support/sampleSession";

describe("the author's answer", () => {
  const desk = (mode: "practice" | "interview", ...events: Untimed[]) => {
    const state = sampleSession(samplePlan([sampleSection("one", ["a"])], { mode }), [
      { type: "moved", section: 0, question: "a" },
      ...events,
    ]);
    const isInterviewRunning = mode === "interview" && state.status === "running";
    return { live: { state }, open: { progress: state.questions.a! }, isInterviewRunning } as Pick<
      Desk,
      "live" | "open" | "isInterviewRunning"
    >;
  };
  const submitted: Untimed = { type: "submitted", question: "a", files: [], keyPoints: [] };
  const revealed: Untimed = { type: "revealed", question: "a" };

  it("is hidden in practice until one's own is in, with the way to give up", () => {
    assert.equal(isAnswerShown(desk("practice")), false);
    assert.throws(() => refuseEarly(desk("practice")), {
      message: "The author's answer is shown once you have handed in yours, or given up.",
      action: { title: "Give Up and Show Answer", command: "mockInterview.showAnswer" },
    });
  });

  for (const [what, event] of [
    ["handing in", submitted],
    ["giving up", revealed],
  ] as const) {
    it(`is shown after ${what}, and hidden again by starting over`, () => {
      assert.doesNotThrow(() => refuseEarly(desk("practice", event)));
      const again: Untimed = { type: "attempted", question: "a", folder: "a/attempt-2" };
      assert.throws(() => refuseEarly(desk("practice", event, again)));
    });
  }

  it("is hidden in an interview, whatever was handed in, until it has ended", () => {
    assert.throws(() => refuseEarly(desk("interview", submitted)), { message: /after the interview/u });
    assert.equal(isAnswerShown(desk("interview", { type: "ended", early: false })), true);
  });
});
