import assert from "node:assert/strict";
import { planText } from "../../../../src/features/clock/planText";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const minute = 60_000;
const plan = samplePlan(
  [
    sampleSection("one", ["a"], { title: "Warm-up" }),
    sampleSection("two", ["b"], { title: "Live coding", minutes: 25 }),
  ],
  { extraTime: 1.5 },
);
const events: Untimed[] = [
  { type: "used", ms: 15 * minute },
  { type: "rang", section: 0, overMs: 0, files: [], stale: false },
  { type: "used", ms: 2 * minute },
  { type: "jumped", id: "g", causes: ["slept"], ms: 8 * 60 * minute, shiftMs: 0 },
];

describe("the tooltip of the clock", () => {
  it("has the sections with their times, extra time, and what was not counted", () => {
    assert.equal(
      planText(sampleSession(plan, events), true),
      [
        "- **Warm\\-up: 15 min, 17 min used, 2 min of it overtime**",
        "- Live coding: 37\\.5 min",
        "",
        "Extra time: 1\\.5 times the usual time",
        "",
        "- Computer slept 8 h: left out",
        "",
        "A click on the clock changes what counts.",
      ].join("\n"),
    );
  });

  it("says what the candidate decided", () => {
    const counted: Untimed = { type: "counted", gap: "g", counts: true };
    assert.match(planText(sampleSession(plan, [...events, counted]), true), /slept 8 h: counted/u);
  });

  it("tells no time at all without the clock", () => {
    assert.equal(planText(sampleSession(plan, events), false), "- **Warm\\-up**\n- Live coding");
  });
});
