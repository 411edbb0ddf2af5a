import { join } from "node:path";
import type { CarriedCode, Session } from "../core/interview/session";
import { solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import { tally } from "../core/question/runResult";
import { readAttemptFile } from "../storage/attemptFiles";

export interface CarriedStarter {
  text: string;
  /** Whose code it goes on from; only in later stages of a scenario. */
  carried?: CarriedCode;
}

/**
 * What a new `solution.py` starts with. A later stage of a scenario goes on from the candidate's own code of the stage
 * before as it last passed its tests; otherwise from the reference, which its starter begins with.
 */
export async function carriedStarter(
  question: Question,
  session: Session,
  root: string,
  loadQuestion: (id: string) => Promise<Question>,
): Promise<CarriedStarter> {
  const starter = question.starter?.code ?? "";
  const before = await stageBefore(question, loadQuestion);
  const reference = before?.solution?.code.code.trimEnd();
  if (!before || reference === undefined || !starter.startsWith(reference)) return { text: starter };
  const own = await passedCode(session.questions[before.id], root);
  const text = own === undefined ? starter : `${own.trimEnd()}${starter.slice(reference.length)}`;
  return { text, carried: { id: before.id, own: own !== undefined } };
}

async function stageBefore(
  { id }: Question,
  loadQuestion: (id: string) => Promise<Question>,
): Promise<Question | undefined> {
  const [scenario] = id.split("#");
  if (!scenario || scenario === id) return undefined;
  const { stages } = await loadQuestion(scenario);
  const index = stages.findIndex((stage) => stage.id === id);
  return stages.slice(0, Math.max(index, 0)).findLast(({ runsCode }) => runsCode);
}

async function passedCode(
  progress: Session["questions"][string] | undefined,
  root: string,
): Promise<string | undefined> {
  if (progress?.passedCode !== undefined) return progress.passedCode;
  // A journal of an older version does not have the code that passed.
  if (!progress?.lastRun || !tally(progress.lastRun).complete) return undefined;
  return readAttemptFile(join(root, progress.attempts.at(-1)!, solutionFile));
}
