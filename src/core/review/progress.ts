import type { Grade, QuestionHistory } from "./history";
import { schedule } from "./schedule";

/**
 * What is remembered of a question between sessions. `at` is milliseconds since 1970, `realDate` the date of the real
 * interview as it was known then.
 */
export type ProgressEvent = { at: number; question: string } & (
  | { type: "opened"; session: string; mode: "interview" | "practice" }
  | { type: "passed" }
  | { type: "answered" }
  | { type: "graded"; grade: Grade; session: string; realDate?: string }
);

export function foldProgress(events: readonly ProgressEvent[]): Map<string, QuestionHistory> {
  const progress = new Map<string, QuestionHistory>();
  for (const event of events) progress.set(event.question, remember(progress.get(event.question), event));
  return progress;
}

export function remember(was: QuestionHistory | undefined, event: ProgressEvent): QuestionHistory {
  const next: QuestionHistory = { ...(was ?? { interviews: 0, passed: false }), lastAt: event.at };
  switch (event.type) {
    case "opened":
      if (event.mode === "interview") return { ...next, interviews: next.interviews + 1 };
      return { ...next, practiceSession: event.session };
    case "passed":
    case "answered":
      return { ...next, passed: true };
    case "graded":
      return graded(next, event);
    default:
      return next;
  }
}

/** A second grade in one session is a correction of the first, so both start from the review before. */
function graded(
  was: QuestionHistory,
  { grade, session, at, realDate }: Extract<ProgressEvent, { type: "graded" }>,
): QuestionHistory {
  const reviewBefore = was.gradedIn === session ? was.reviewBefore : was.review;
  const review = schedule(reviewBefore, grade, new Date(at), realDate);
  return { ...was, reviewBefore, review, lastGrade: grade, gradedIn: session };
}
