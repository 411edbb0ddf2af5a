import { type Card, createEmptyCard, fsrs, Rating } from "ts-fsrs";
import { daysBeforeReal, localDate } from "../interview/realDate";
import type { Grade, Review } from "./history";

const dayMs = 24 * 60 * 60_000;

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/**
 * When to see a question again after it was graded at `now`; whole days, because nobody re-reads a question in ten
 * minutes. Before a real interview, `YYYY-MM-DD`, everything comes back once more.
 */
export function schedule(before: Review | undefined, grade: Grade, now: Date, realDate?: string): Review {
  const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });
  const card = before ? (revive(before.card) as unknown as Card) : createEmptyCard(now);
  const next = scheduler.next(card, now, ratings[grade]).card;
  const due = dueBefore(next.due, now, realDate);
  return { due: due.toISOString(), card: JSON.parse(JSON.stringify(next)) as Record<string, unknown> };
}

/** The card keeps its own date: what is known of the memory does not change with the calendar. */
function dueBefore(due: Date, now: Date, realDate: string | undefined): Date {
  const days = Math.round((due.getTime() - now.getTime()) / dayMs);
  const fewer = daysBeforeReal(days, localDate(now), realDate);
  return fewer < days ? new Date(now.getTime() + fewer * dayMs) : due;
}

/** JSON holds dates as text; the scheduler wants them back. */
function revive(card: Record<string, unknown>): Record<string, unknown> {
  const dated = { ...card };
  for (const key of ["due", "last_review"]) {
    if (typeof dated[key] === "string") dated[key] = new Date(dated[key]);
  }
  return dated;
}
