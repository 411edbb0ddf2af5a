import assert from "node:assert/strict";
import { course } from "../../../../src/core/scoring/course";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const plan = samplePlan([
  sampleSection("warm-up", ["a"]),
  sampleSection("code", ["b", "c"], { pickOne: true }),
  sampleSection("story", ["d", "e"]),
]);
const answered: Untimed = { type: "submitted", question: "a", files: [], keyPoints: [] };
const picked: Untimed = { type: "picked", section: 1, question: "b" };
const opened: Untimed = { type: "moved", section: 1, question: "b" };

describe("the course of an interview", () => {
  it("tells of one ended early what was done and what was not reached", () => {
    const events: Untimed[] = [answered, picked, opened, { type: "skipped", question: "d" }];
    assert.deepEqual(course(sampleSession(plan, [...events, { type: "ended", early: true }])), [
      "1 of 4 questions handed in, 1 left open, 1 skipped, 1 not reached",
    ]);
  });

  it("tells of pauses, added time and swapped questions", () => {
    const paused: Untimed[] = [{ type: "paused" }, { type: "paused" }, { type: "resumed" }];
    const extended: Untimed = { type: "extended", ms: 300_000 };
    const swapped: Untimed = { type: "swapped", section: 2, from: "e", to: "f" };
    assert.deepEqual(course(sampleSession(plan, [...paused, extended, swapped])).slice(1), [
      "Paused once",
      "5 min added",
      "1 question swapped",
    ]);
    assert.deepEqual(course(sampleSession(plan, [...paused, ...paused, extended, extended])).slice(1), [
      "Paused 2 times",
      "10 min added",
    ]);
  });
});
