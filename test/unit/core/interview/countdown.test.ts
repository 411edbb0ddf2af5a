import assert from "node:assert/strict";
import { countdown, durationText } from "../../../../src/core/interview/countdown";

const minute = 60_000;

describe("countdown", () => {
  const texts: [allowed: number, used: number, text: string][] = [
    [25 * minute, 0, "25:00"],
    [25 * minute, 1, "25:00"],
    [25 * minute, 999, "25:00"],
    [25 * minute, 1000, "24:59"],
    [60 * minute, 0, "60:00"],
    [120 * minute, 0, "120:00"],
    [minute, 51_000, "00:09"],
    [minute, minute - 1, "00:01"],
    [minute, minute, "00:00"],
    [minute, minute + 1, "+00:00"],
    [minute, minute + 999, "+00:00"],
    [minute, minute + 1000, "+00:01"],
    [minute, 2 * minute + 12_000, "+01:12"],
    [0, 0, "00:00"],
  ];
  for (const [allowed, used, text] of texts) {
    it(`shows ${text} after ${used} of ${allowed} ms`, () => assert.equal(countdown(allowed, used).text, text));
  }

  const phases: [why: string, allowed: number, remaining: number, phase: string][] = [
    ["a fifth of a short time", 10 * minute, 2 * minute + 1, "calm"],
    ["a fifth of a short time", 10 * minute, 2 * minute, "soon"],
    ["at most five minutes of a long one", 60 * minute, 5 * minute + 1, "calm"],
    ["at most five minutes of a long one", 60 * minute, 5 * minute, "soon"],
    ["both rules meet at 25 minutes", 25 * minute, 5 * minute, "soon"],
    ["the very end", 10 * minute, 0, "soon"],
    ["past the end", 10 * minute, -1, "over"],
  ];
  for (const [why, allowed, remaining, phase] of phases) {
    it(`is ${phase} with ${remaining} ms left: ${why}`, () => {
      const clock = countdown(allowed, allowed - remaining);
      assert.equal(clock.phase, phase);
      assert.equal(clock.remainingMs, remaining);
    });
  }

  it("changes its label at most once a minute over an hour and five minutes past it", () => {
    let label = countdown(60 * minute, 0).label;
    let changedAt = Number.NEGATIVE_INFINITY;
    for (let used = 0; used <= 65 * minute; used += 250) {
      const now = countdown(60 * minute, used).label;
      if (now === label) continue;
      assert.ok(used - changedAt >= minute - 250, `"${label}" became "${now}" after ${used - changedAt} ms`);
      label = now;
      changedAt = used;
    }
    assert.equal(label, "5 minutes over");
  });

  it("says its label in words", () => {
    const labels = [0, 59 * minute, 60 * minute, 61 * minute, 62 * minute].map(
      (used) => countdown(60 * minute, used).label,
    );
    assert.deepEqual(labels, ["60 minutes left", "1 minute left", "time is up", "1 minute over", "2 minutes over"]);
  });
});

describe("durationText", () => {
  const table: [number, string][] = [
    [0, "0 s"],
    [1499, "1 s"],
    [59_499, "59 s"],
    [59_700, "1 min"],
    [minute, "1 min"],
    [89_000, "1 min"],
    [12 * minute, "12 min"],
  ];
  for (const [ms, text] of table) it(`says ${text} for ${ms} ms`, () => assert.equal(durationText(ms), text));
});
