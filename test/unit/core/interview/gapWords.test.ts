import assert from "node:assert/strict";
import type { ClockGap, GapCause } from "../../../../src/core/interview/clockGaps";
import { gapNotice, gapTitle, lengthText } from "../../../../src/core/interview/gapWords";

const minute = 60_000;
const hour = 60 * minute;

describe("the length of a gap", () => {
  const table: [number, string][] = [
    [30_000, "30 s"],
    [12 * minute, "12 min"],
    [59.4 * minute, "59 min"],
    [59.6 * minute, "1 h"],
    [8 * hour, "8 h"],
    [8 * hour + 5 * minute, "8 h 5 min"],
    [47 * hour, "47 h"],
    [72 * hour, "3 days"],
  ];
  for (const [ms, text] of table) it(`is ${text} for ${ms} ms`, () => assert.equal(lengthText(ms), text));
});

describe("a gap in words", () => {
  const table: [causes: GapCause[], ms: number, shiftMs: number, title: string][] = [
    [["slept"], 8 * hour, 0, "Computer slept 8 h"],
    [["slept"], 8 * hour, hour, "Computer slept 8 h, clock set ahead 1 h"],
    [["stalled"], 29_000, 0, "Editor stood still 29 s"],
    [["slept", "stalled"], 8 * hour, 0, "Computer slept or stood still 8 h"],
    [["slept", "clock-changed"], hour, 0, "Computer slept, or its clock was set ahead, 1 h"],
    [["clock-changed"], 0, hour, "Clock set ahead 1 h"],
    [["clock-changed"], 0, -24 * hour, "Clock set back 24 h"],
    [["closed"], 2 * minute, 0, "Window closed 2 min"],
    [["closed", "clock-changed"], 0, 0, "Window closed, for a time nobody knows: the clock was set back"],
  ];
  for (const [causes, ms, shiftMs, title] of table) {
    it(`is "${title}"`, () => assert.equal(gapTitle({ causes, ms, shiftMs }), title));
  }

  it("says that it is not counted, or that there is nothing to count", () => {
    const slept: ClockGap = { causes: ["slept"], ms: hour, shiftMs: 0 };
    assert.equal(gapNotice(slept), "Computer slept 1 h. This time is not counted.");
    const set: ClockGap = { causes: ["clock-changed"], ms: 0, shiftMs: hour };
    assert.equal(gapNotice(set), "Clock set ahead 1 h. The time of your interview goes on as before.");
  });
});
