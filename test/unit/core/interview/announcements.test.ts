import assert from "node:assert/strict";
import { announcementDue } from "../../../../src/core/interview/announcements";

const minute = 60_000;

/** What is said over a whole section, second by second, with the minutes left. */
function saidOver(minutes: number): string[] {
  const said: string[] = [];
  for (let ms = 1_000; ms <= minutes * minute + 5_000; ms += 1_000) {
    const due = announcementDue(minutes * minute, ms - 1_000, ms);
    if (due) said.push(`${due} at ${minutes - ms / minute}`);
  }
  return said;
}

describe("announcements of the time left", () => {
  it("come once each, at half, five minutes and one minute", () => {
    assert.deepEqual(saidOver(25), ["half at 12.5", "five-minutes at 5", "one-minute at 1"]);
  });

  it("spare short sections what would come right at the start or close together", () => {
    assert.deepEqual(saidOver(10), ["five-minutes at 5", "one-minute at 1"]);
    assert.deepEqual(saidOver(5), ["one-minute at 1"]);
    assert.deepEqual(saidOver(2), []);
  });

  it("say only the last of several that passed at once", () => {
    assert.equal(announcementDue(25 * minute, 0, 24.5 * minute), "one-minute");
  });

  it("say nothing again when more time was given, until it is due again", () => {
    assert.equal(announcementDue(30 * minute, 24 * minute, 24.5 * minute), undefined);
    assert.equal(announcementDue(30 * minute, 24.9 * minute, 25 * minute), "five-minutes");
  });
});
