import assert from "node:assert/strict";
import type { QuestionView } from "../../../../src/protocol/questionMessages";
import { announcement } from "../../../../src/webview/question/announcement";
import { growthViews } from "../../../support/growthViews";
import { questionViews } from "../../../support/questionViews";

const { failing, running, paused, notice, revealed, stale } = questionViews satisfies Record<string, QuestionView>;

describe("announcement", () => {
  it("says the verdict when a run ends", () => {
    assert.equal(announcement(running, failing), "8 of 11 tests pass, bonus 0 of 1");
  });

  it("goes silent when a run begins, so that the same verdict is spoken again", () => {
    assert.equal(announcement(failing, running), "");
  });

  it("says nothing of a view that shows nothing new", () => {
    assert.equal(announcement(failing, { ...failing, tests: { ...failing.tests! } }), undefined);
    assert.equal(announcement(undefined, failing), undefined);
  });

  it("says that a hint came, that the answer is there and that the clock stands", () => {
    assert.equal(announcement(notice, { ...notice, hints: failing.hints }), "Hint 1 of 3, question back, is shown.");
    assert.equal(announcement({ ...revealed, reveal: undefined }, revealed), "The answer is shown below.");
    assert.equal(announcement(failing, paused), "Paused.");
  });

  it("asks the follow-up aloud, with the answer when both come at once, and says what became of the reply", () => {
    const { "follow-up": asked, "follow-up-answered": answered } = questionViews;
    const ask = "Follow-up 2 of 4: Would a rollback have been safe if there had been a migration?";
    const before = { ...asked, followUp: undefined };
    assert.equal(announcement(before, asked), ask);
    assert.equal(announcement({ ...before, reveal: undefined }, asked), `The answer is shown below. ${ask}`);
    assert.equal(announcement(asked, { ...asked, followUp: { ...asked.followUp!, words: 3 } }), undefined);
    assert.equal(announcement(asked, answered), "Your reply is kept.");
    const passed = { ...answered, followUp: { ...answered.followUp!, reply: "" } };
    assert.equal(announcement(asked, passed), "The follow-up was passed over.");
  });

  it("says how own tests went and what they caught, apart from the question's", () => {
    const { "own-tests": own, "own-checked": check } = questionViews;
    const before: QuestionView = { ...own, tests: { ...own.tests, own: { ...own.tests.own, state: "running" } } };
    assert.equal(announcement(before, own), "Your tests: 1 of 3 pass");
    assert.equal(
      announcement({ ...before, tests: { ...before.tests!, state: "running" } }, own),
      "8 of 11 tests pass, bonus 0 of 1. Your tests: 1 of 3 pass",
    );
    assert.equal(announcement(own, check), "Your tests caught 2 of 5 mistakes. 3 mistakes slipped through.");
    assert.equal(announcement(check, { ...check }), undefined);
  });

  it("says what a measurement found, or why there is none", () => {
    const { "growth-measuring": measuring, "growth-linear": linear, "growth-failed": failed } = growthViews;
    assert.equal(
      announcement(measuring, linear),
      "The time grows about linearly. Target: linear, O(n). Your code meets it. You said: linear, O(n).",
    );
    assert.match(announcement(measuring, failed)!, /^Your code failed with n = 1,024/u);
    assert.equal(announcement(linear, measuring), undefined);
  });

  it("does not repeat a verdict when the file changes after the run", () => {
    assert.equal(announcement({ ...stale, tests: { ...stale.tests, stale: false } }, stale), undefined);
  });
});
