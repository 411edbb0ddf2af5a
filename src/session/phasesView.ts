import { currentPhase, timeInPhases } from "../core/interview/phases";
import type { QuestionProgress } from "../core/interview/session";
import type { Question } from "../core/question/question";
import type { PhasesView } from "../protocol/phasesView";

/** Where a coding question stands among its phases; `after` once its answer is shown. They give nothing away, so interviews show them too. */
export function phasesView(question: Question, progress: QuestionProgress, after: boolean): PhasesView | undefined {
  if (!question.runsCode) return undefined;
  if (after) {
    const times = timeInPhases(progress.phases, progress.usedMs);
    return times && { times };
  }
  const current = currentPhase(progress.phases);
  return progress.status === "open" && current !== "over" ? { current } : undefined;
}
