import type { QuestionHistory } from "../../core/review/history";
import type { QuestionView } from "../../protocol/questionMessages";

/** How it went, to choose from, with the days until the question comes back. */
export async function grades(
  history: QuestionHistory | undefined,
  session: string,
  realDate?: string,
): Promise<QuestionView["grades"]> {
  const { schedule } = await import("../../core/review/schedule");
  const now = new Date();
  const gradedNow = history?.gradedIn === session;
  const before = gradedNow ? history.reviewBefore : history?.review;
  const labels = { again: "Not yet", hard: "Hard", good: "Good", easy: "Easy" } as const;
  return (Object.keys(labels) as (keyof typeof labels)[]).map((grade) => {
    const due = Date.parse(schedule(before, grade, now, realDate).due);
    const days = Math.max(1, Math.round((due - now.getTime()) / 86_400_000));
    return { grade, label: labels[grade], days, chosen: gradedNow && history.lastGrade === grade };
  });
}
