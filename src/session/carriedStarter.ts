import { join } from "node:path";
import type { Session } from "../core/interview/session";
import { solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import { tally } from "../core/question/runResult";
import { readAttemptFile } from "../storage/attemptFiles";

/**
 * What a new `solution.py` starts with. A later stage of a scenario goes on from the candidate's own code of the stage
 * before when that passed its tests; otherwise from the reference, which the starter already holds.
 */
export async function carriedStarter(
  question: Question,
  session: Session,
  root: string,
  loadQuestion: (id: string) => Promise<Question>,
): Promise<string> {
  const starter = question.starter?.code ?? "";
  const before = await stageBefore(question, loadQuestion);
  const progress = before && session.questions[before.id];
  if (!progress?.lastRun || !tally(progress.lastRun).complete) return starter;
  const own = await readAttemptFile(join(root, progress.attempts.at(-1)!, solutionFile));
  const added = addedTo(before.solution?.code.code ?? "", starter);
  return own === undefined || added === undefined ? starter : `${own.trimEnd()}\n\n\n${added}`;
}

async function stageBefore(
  { id }: Question,
  loadQuestion: (id: string) => Promise<Question>,
): Promise<Question | undefined> {
  const [scenario] = id.split("#");
  if (scenario === id || !scenario) return undefined;
  const { stages } = await loadQuestion(scenario);
  const index = stages.findIndex((stage) => stage.id === id);
  return stages.slice(0, index).findLast(({ runsCode }) => runsCode);
}

/** What the starter adds behind the reference solution of the stage before; undefined when it changes more than that. */
function addedTo(reference: string, starter: string): string | undefined {
  const base = reference.trimEnd();
  return starter.startsWith(base) ? starter.slice(base.length).trimStart() : undefined;
}
