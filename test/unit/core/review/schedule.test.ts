import assert from "node:assert/strict";
import { type Grade, isDue, type Review } from "../../../../src/core/review/history";
import { schedule } from "../../../../src/core/review/schedule";

const start = new Date("2025-01-31T10:00:00Z");
const dayMs = 86_400_000;

/** Grades a question each time it falls due; gives the days until it comes back after each grade. */
function intervals(grades: readonly Grade[]): number[] {
  let review: Review | undefined;
  let now = start;
  return grades.map((grade) => {
    review = schedule(review, grade, now);
    const days = (Date.parse(review.due) - now.getTime()) / dayMs;
    now = new Date(review.due);
    return days;
  });
}

describe("schedule", () => {
  it("lets the pause grow with every good grade", () => {
    const days = intervals(["good", "good", "good", "good", "good", "good"]);
    for (let index = 1; index < days.length; index++) assert.ok(days[index]! > days[index - 1]!, days.join());
  });

  it("shortens the pause after again, also of a question known well", () => {
    const [, , known, again] = intervals(["good", "good", "good", "again"]);
    assert.ok(again! < known! / 2, `${known} then ${again}`);
    assert.ok(again! >= 1);
  });

  it("brings everything back before the real interview, and goes on as usual after it", () => {
    const review = schedule(undefined, "good", start);
    const known = schedule(review, "good", new Date(review.due));
    const now = new Date(known.due);
    const date = (days: number) => new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
    const daysTo = (realDate?: string) =>
      Math.round((Date.parse(schedule(known, "good", now, realDate).due) - now.getTime()) / dayMs);
    const usual = daysTo();
    assert.ok(usual > 5, `${usual} days`);
    assert.deepEqual([daysTo(date(5)), daysTo(date(1)), daysTo(date(0)), daysTo(date(-3))], [4, 1, usual, usual]);
    assert.equal(daysTo(date(usual + 20)), usual);
    assert.deepEqual(schedule(known, "good", now, date(5)).card, schedule(known, "good", now).card);
  });

  it("orders the grades", () => {
    const [again, hard, good, easy] = (["again", "hard", "good", "easy"] as const).map(
      (grade) => intervals(["good", grade])[1]!,
    );
    assert.ok(again! <= hard! && hard! < good! && good! < easy!, [again, hard, good, easy].join());
  });

  it("counts in whole days, never in minutes", () => {
    for (const grade of ["again", "hard", "good", "easy"] as const) {
      const [days] = intervals([grade]);
      assert.ok(days! >= 1 && Number.isInteger(days), `${grade}: ${days}`);
    }
  });

  it("survives JSON unchanged", () => {
    const first = schedule(undefined, "good", start);
    const stored = JSON.parse(JSON.stringify(first)) as Review;
    assert.deepEqual(stored, first);
    const later = new Date(first.due);
    assert.deepEqual(schedule(stored, "good", later), schedule(first, "good", later));
  });

  it("gives the same for the same", () => {
    assert.deepEqual(schedule(undefined, "hard", start), schedule(undefined, "hard", start));
  });
});

describe("isDue", () => {
  const review = schedule(undefined, "good", start);
  it("is due from the very moment on", () => {
    const due = Date.parse(review.due);
    assert.deepEqual(
      [due - 1, due, due + 1].map((at) => isDue(review, new Date(at))),
      [false, true, true],
    );
  });
  it("is not due without a review", () => assert.equal(isDue(undefined, start), false));
});
