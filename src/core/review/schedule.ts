import { type Card, createEmptyCard, fsrs, Rating } from "ts-fsrs";
import type { Grade, Review } from "./history";

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;

/** When to see a question again after it was graded at `now`; whole days, because nobody re-reads a question in ten minutes. */
export function schedule(before: Review | undefined, grade: Grade, now: Date): Review {
  const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });
  const card = before ? (revive(before.card) as unknown as Card) : createEmptyCard(now);
  const next = scheduler.next(card, now, ratings[grade]).card;
  return { due: next.due.toISOString(), card: JSON.parse(JSON.stringify(next)) as Record<string, unknown> };
}

/** JSON holds dates as text; the scheduler wants them back. */
function revive(card: Record<string, unknown>): Record<string, unknown> {
  const dated = { ...card };
  for (const key of ["due", "last_review"]) {
    if (typeof dated[key] === "string") dated[key] = new Date(dated[key]);
  }
  return dated;
}
