import type { Blueprint, Draw } from "../core/interview/blueprint";
import { matches } from "../core/interview/drawInterview";
import type { QuestionSummary } from "../core/question/question";

/** Whether every draw of an interview can have its questions, so many `times`, without one question being asked twice. */
export function canFill(interview: Blueprint, questions: readonly QuestionSummary[], times = 1): boolean {
  const seats = interview.sections.flatMap(({ draws }) =>
    draws.flatMap((draw) => {
      const fitting = questions.flatMap((question, index) => (matches(draw, question) ? [index] : []));
      const most = seatsOf(
        draw,
        fitting.map((index) => questions[index]!),
      );
      return Array.from({ length: most * times }, () => fitting);
    }),
  );
  // Matching by augmenting paths: a question that is taken moves to another seat if it can.
  const seatOf = new Map<number, number>();
  const place = (seat: number, tried: Set<number>): boolean => {
    for (const question of seats[seat]!) {
      if (tried.has(question)) continue;
      tried.add(question);
      const held = seatOf.get(question);
      if (held === undefined || place(held, tried)) {
        seatOf.set(question, seat);
        return true;
      }
    }
    return false;
  };
  return seats.every((_, seat) => place(seat, new Set()));
}

/** How many of the questions that match a draw may take at most. One by minutes takes most when it takes the shortest. */
export function seatsOf({ count, minutes = 0 }: Draw, matching: readonly QuestionSummary[]): number {
  if (count !== undefined) return count;
  let used = 0;
  let most = 0;
  for (const length of matching.map((question) => question.minutes).sort((a, b) => a - b)) {
    used += length;
    if (used <= minutes) most += 1;
  }
  return most;
}
