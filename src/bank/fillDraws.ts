import type { Blueprint } from "../core/interview/blueprint";
import { matches } from "../core/interview/drawInterview";
import type { QuestionSummary } from "../core/question/question";

/** Whether every draw of an interview can have its questions, so many `times`, without one question being asked twice. */
export function canFill(interview: Blueprint, questions: readonly QuestionSummary[], times = 1): boolean {
  const seats = interview.sections.flatMap(({ draws }) =>
    draws.flatMap((draw) => {
      const fitting = questions.flatMap((question, index) => (matches(draw, question) ? [index] : []));
      return Array.from({ length: draw.count * times }, () => fitting);
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
