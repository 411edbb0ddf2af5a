import type { QuestionSummary } from "../question/question";
import type { Progress } from "../review/history";
import type { DrawWishes } from "./drawInterview";

/** So long, in milliseconds, a question counts as recent: a week. */
const recentMs = 7 * 24 * 60 * 60_000;

/**
 * How often each question was asked in interviews, and which were met lately, practice included, by id. `now` is
 * milliseconds since 1970. A scenario was asked when one of its stages was.
 */
export function askedBefore(
  questions: readonly QuestionSummary[],
  progress: Progress,
  now: number,
): Required<Pick<DrawWishes, "asked" | "recent">> {
  const asked = new Map<string, number>();
  const recent = new Set<string>();
  for (const question of questions) {
    for (const { id } of [question, ...question.stages]) {
      const history = progress.get(id);
      if (!history) continue;
      asked.set(question.id, Math.max(asked.get(question.id) ?? 0, history.interviews));
      if (now - history.lastAt < recentMs) recent.add(question.id);
    }
  }
  return { asked, recent };
}
