import assert from "node:assert/strict";
import { type ClockGap, type ClockReading, closedGap, judgeStep } from "../../../../src/core/interview/clockGaps";

const second = 1000;
const hour = 3_600_000;

/** The step of each clock; no third number is no boot clock. */
function judge(monotonicSleeps: boolean, monotonicMs: number, wallMs: number, bootMs?: number) {
  const before: ClockReading = { monotonicMs: 77.7, wallMs: 1_700_000_000_000, bootMs: 5_000 };
  const now: ClockReading = {
    monotonicMs: before.monotonicMs + monotonicMs,
    wallMs: before.wallMs + wallMs,
    bootMs: bootMs === undefined ? undefined : before.bootMs! + bootMs,
  };
  return judgeStep(before, now, monotonicSleeps);
}

function gap(causes: ClockGap["causes"], ms: number, shiftMs = 0): ClockGap {
  return { causes, ms, shiftMs };
}

describe("a step of the clocks", () => {
  it("is counted as it is when it is a usual one, or that of a busy editor", () => {
    assert.deepEqual(judge(true, 1000.5, 1001, 1000), { countedMs: 1000.5 });
    assert.deepEqual(judge(true, 4900, 4901, 4900), { countedMs: 4900 });
    assert.deepEqual(judge(false, 4900, 4901), { countedMs: 4900 });
    assert.deepEqual(judge(true, 1000, 1001), { countedMs: 1000 });
  });

  it("never counts backwards", () => assert.equal(judge(true, -1, 0, 0).countedMs, 0));

  describe("where the monotonic clock stops in sleep", () => {
    const table: [what: string, steps: [number, number, number], counted: number, ClockGap][] = [
      ["a sleep", [second, 8 * hour + second, 8 * hour + second], second, gap(["slept"], 8 * hour)],
      [
        "a sleep, with a boot clock in whole seconds",
        [700, 8 * hour + 700, 8 * hour + 1000],
        700,
        gap(["slept"], 8 * hour),
      ],
      [
        "a sleep with the clock set ahead",
        [second, 9 * hour + second, 8 * hour + second],
        second,
        gap(["slept"], 8 * hour, hour),
      ],
      [
        "a sleep with the clock set back behind its beginning",
        [second, -hour, 8 * hour + second],
        second,
        gap(["slept"], 8 * hour, -9 * hour - second),
      ],
      ["a stall", [30 * second, 30 * second, 30 * second], second, gap(["stalled"], 29 * second)],
      [
        "a stall with the clock set",
        [30 * second, hour + 30 * second, 30 * second],
        second,
        gap(["stalled"], 29 * second, hour),
      ],
      ["a clock set ahead", [second, hour + second, second], second, gap(["clock-changed"], 0, hour)],
      ["a clock set back", [second, second - hour, second], second, gap(["clock-changed"], 0, -hour)],
    ];
    for (const [what, steps, countedMs, expected] of table) {
      it(`tells ${what}`, () => assert.deepEqual(judge(true, ...steps), { countedMs, gap: expected }));
    }
  });

  describe("without a boot clock", () => {
    it("names sleep and a clock set ahead, because they look the same", () =>
      assert.deepEqual(judge(true, second, 8 * hour), {
        countedMs: second,
        gap: gap(["slept", "clock-changed"], 8 * hour - second),
      }));
    it("is sure of a clock set back", () =>
      assert.deepEqual(judge(true, second, second - hour), {
        countedMs: second,
        gap: gap(["clock-changed"], 0, -hour),
      }));
    it("is sure of a stall", () =>
      assert.deepEqual(judge(true, 9 * second, 9 * second), { countedMs: second, gap: gap(["stalled"], 8 * second) }));
  });

  describe("where the monotonic clock goes on in sleep", () => {
    it("names sleep and a stall, because they look the same", () =>
      assert.deepEqual(judge(false, 8 * hour, 8 * hour), {
        countedMs: second,
        gap: gap(["slept", "stalled"], 8 * hour - second),
      }));
    it("is sure of a clock that was set, either way", () => {
      for (const by of [hour, -hour])
        assert.deepEqual(judge(false, second, second + by).gap, gap(["clock-changed"], 0, by));
    });
  });
});

describe("a window that was closed", () => {
  it("was so from the last record to now", () =>
    assert.deepEqual(closedGap(1_000_000, 1_120_000), gap(["closed"], 120_000)));
  it("was so for a time nobody knows when the clock was set back", () =>
    assert.deepEqual(closedGap(1_000_000, 999_000), gap(["closed", "clock-changed"], 0)));
});
