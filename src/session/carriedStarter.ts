import { join } from "node:path";
import type { Session } from "../core/interview/session";
import { solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import { tally } from "../core/question/runResult";
import { stageBefore, starterText } from "../core/question/stageStarter";
import { readAttemptFile } from "../storage/attemptFiles";

/**
 * What a new `solution.py` starts with. A later stage of a scenario goes on from the candidate's own code of the stage
 * before when that passed its tests, otherwise from the reference.
 */
export async function carriedStarter(
  question: Question,
  session: Session,
  root: string,
  loadQuestion: (id: string) => Promise<Question>,
): Promise<string> {
  const [scenario] = question.id.split("#");
  if (!scenario || scenario === question.id) return starterText(question);
  const before = stageBefore(question, await loadQuestion(scenario));
  if (!before) return starterText(question);
  return starterText(question, (await ownCode(session.questions[before.id], root)) ?? before.solution?.code.code);
}

async function ownCode(progress: Session["questions"][string] | undefined, root: string): Promise<string | undefined> {
  if (!progress?.lastRun || !tally(progress.lastRun).complete) return undefined;
  return readAttemptFile(join(root, progress.attempts.at(-1)!, solutionFile));
}
