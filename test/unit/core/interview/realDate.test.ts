import assert from "node:assert/strict";
import {
  addDays,
  dateWords,
  daysBeforeReal,
  daysLeftWords,
  daysUntil,
  localDate,
  readRealDate,
} from "../../../../src/core/interview/realDate";

const today = "2026-02-20";

describe("readRealDate", () => {
  const table: [typed: string, date: string | undefined, problem?: RegExp][] = [
    ["2026-02-20", "2026-02-20"],
    [" 2026-3-1 ", "2026-03-01"],
    ["2027-02-20", "2027-02-20"],
    ["2026-02-19", undefined, /past/u],
    ["2026-02-30", undefined, /no such day/u],
    ["2026-13-01", undefined, /no such day/u],
    ["2026-00-10", undefined, /no such day/u],
    ["2027-02-22", undefined, /more than a year/u],
    ["next Monday", undefined, /such as 2026-03-06/u],
    ["02/03/2026", undefined, /year-month-day/u],
    ["", undefined, /year-month-day/u],
  ];
  for (const [typed, date, problem] of table) {
    it(`${date ? "takes" : "refuses"} "${typed}"`, () => {
      const read = readRealDate(typed, today);
      if (date) assert.deepEqual(read, { date });
      else assert.match("problem" in read ? read.problem : "", problem!);
    });
  }
});

describe("days until the real interview", () => {
  it("are counted by dates, over months, leap days and changes of the clock", () => {
    assert.equal(daysUntil("2026-02-20", today), 0);
    assert.equal(daysUntil("2026-03-01", today), 9);
    assert.equal(daysUntil("2028-03-01", "2028-02-28"), 2);
    assert.equal(daysUntil("2026-03-30", "2026-03-28"), 2);
    assert.equal(daysUntil("2026-02-19", today), -1);
    assert.equal(addDays("2026-12-31", 1), "2027-01-01");
    assert.deepEqual([0, 1, 12].map(daysLeftWords), ["today", "tomorrow", "in 12 days"]);
    assert.equal(dateWords("2026-11-28"), "Saturday, November 28, 2026");
    assert.equal(localDate(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  });

  it("put the next mock interview before the real one", () => {
    assert.equal(daysBeforeReal(7, today, undefined), 7);
    assert.equal(daysBeforeReal(7, today, "2026-04-01"), 7);
    assert.equal(daysBeforeReal(7, today, "2026-02-24"), 3);
    assert.equal(daysBeforeReal(7, today, "2026-02-21"), 1);
    // It is over.
    assert.equal(daysBeforeReal(7, today, "2026-02-20"), 7);
    assert.equal(daysBeforeReal(7, today, "2026-01-01"), 7);
  });
});
