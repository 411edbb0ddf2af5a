import assert from "node:assert/strict";
import { clockView } from "../../../../src/features/clock/clockView";
import { sampleQuestion, sampleRun } from "../../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const minute = 60_000;
const plan = samplePlan([sampleSection("one", ["a"], { title: "Warm-up" }), sampleSection("two", [])]);
const used = (minutes: number): Untimed => ({ type: "used", ms: minutes * minute });

describe("the status bar of an interview", () => {
  it("shows the time left and the section, and turns amber, then red", () => {
    assert.deepEqual(clockView(sampleSession(plan, [used(1)]), undefined, true), {
      text: "$(watch) 09:00  Warm-up 1/2",
      label: "Warm-up, 9 minutes left",
      role: "timer",
      color: undefined,
    });
    assert.equal(clockView(sampleSession(plan, [used(9)]), undefined, true).color, "statusBarItem.warningBackground");
    assert.equal(clockView(sampleSession(plan, [used(11)]), undefined, true).color, "statusBarItem.errorBackground");
  });

  it("counts down extra time", () => {
    const text = (extraTime: number) => clockView(sampleSession({ ...plan, extraTime }), undefined, true).text;
    assert.deepEqual([1.25, 2].map(text), ["$(watch) 12:30  Warm-up 1/2", "$(watch) 20:00  Warm-up 1/2"]);
  });

  it("without the clock shows and says no time and turns no color, however late it is", () => {
    for (const minutes of [0, 9, 11]) {
      assert.deepEqual(clockView(sampleSession(plan, [used(minutes)]), undefined, false), {
        text: "$(comment-discussion)  Warm-up 1/2",
        label: "Warm-up",
        role: "button",
        color: undefined,
      });
    }
  });

  it("says that it is paused", () => {
    const paused = sampleSession(plan, [used(11), { type: "paused" }]);
    assert.deepEqual(clockView(paused, undefined, true), {
      text: "$(debug-pause) +01:00  Warm-up 1/2",
      label: "Warm-up, paused, 1 minute over",
      role: "timer",
      color: undefined,
    });
    assert.equal(clockView(paused, undefined, false).text, "$(debug-pause)  Warm-up 1/2");
  });

  it("in practice has the title and the tests", () => {
    const run = { kind: "done", result: sampleRun(["passed", "failed"]), text: "" } as const;
    const question = sampleQuestion({ title: "LRU cache" });
    const practice = sampleSession({ ...plan, mode: "practice" });
    assert.equal(clockView(practice, { question, run }, true).text, "$(watch) 10:00  LRU cache  $(error) 1/2");
  });
});
