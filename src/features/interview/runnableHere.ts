import type { QuestionSummary } from "../../core/question/question";
import type { Services } from "../../services";

/** Tells of a question whether this machine can run it: all in words, and those whose Python and packages are there. */
export async function runnableHere(
  questions: readonly QuestionSummary[],
  { python }: Pick<Services, "python">,
): Promise<(question: QuestionSummary) => boolean> {
  const needs = (question: QuestionSummary) => [question.python, ...question.packages].join(" ");
  const coded = new Map(questions.filter(({ runsCode }) => runsCode).map((question) => [needs(question), question]));
  const served = new Set<string>();
  for (const [need, question] of coded) {
    if ((await python.forQuestion(question)).python) served.add(need);
  }
  return (question) => !question.runsCode || served.has(needs(question));
}
