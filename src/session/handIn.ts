import type { QuestionProgress } from "../core/interview/session";
import { answerFile, answerText, solutionFile } from "../core/question/answerFile";
import type { NamedFile, Question } from "../core/question/question";
import { testsFile } from "../core/question/testsSkeleton";
import { checkAnswer } from "../core/scoring/keyPoints";
import type { Documents } from "../host/documents";
import type { LiveSession } from "./liveSession";

/** What handing in needs to know of the question that is open. */
export interface Answered {
  readonly question: Question;
  readonly progress: QuestionProgress;
  readonly mainFile: string | undefined;
  pathOf(name: string): string;
  textOf(name: string): Promise<string | undefined>;
}

/** Whether anything was chosen or written that is not what the files begin with; `starter` gives what `solution.py` does. */
export async function isBegun(open: Answered, starter: () => Promise<string>): Promise<boolean> {
  const { question, progress } = open;
  if (progress.choice !== undefined) return true;
  if (progress.attempts.length === 0) return false;
  if (answerText((await open.textOf(answerFile)) ?? "") !== "") return true;
  const code = question.runsCode ? await open.textOf(solutionFile) : undefined;
  return code !== undefined && code !== (await starter());
}

/**
 * Hands in what stands in the files: saved, copied to the journal, key points found in it counted as said. What was handed
 * in as it stands is not handed in again.
 */
export async function handIn(
  open: Answered,
  { live, documents }: { live: LiveSession; documents: Documents },
): Promise<void> {
  const { question, progress, mainFile } = open;
  const names = new Set([mainFile, answerFile, testsFile].filter((name) => name !== undefined));
  const files: NamedFile[] = [];
  for (const name of progress.attempts.length > 0 ? names : []) {
    await documents.save(open.pathOf(name));
    const text = await open.textOf(name);
    if (text !== undefined) files.push({ name, text });
  }
  const { status, submitted, submittedAt = 0 } = progress;
  if (status === "answered" && JSON.stringify(submitted) === JSON.stringify(files)) return;
  const words = answerText(files.find(({ name }) => name === answerFile)?.text ?? "");
  const checked = checkAnswer(words, question.keyPoints);
  const keyPoints = checked.flatMap(({ found }, index) => (found ? [index] : []));
  // `over` is the time of the answer that was known at the start and is replaced.
  await live.record({ type: "submitted", question: question.id, files, keyPoints, over: submittedAt });
}

/** Notes the option chosen. In an interview nothing is explained before its end, so it can be changed until then. */
export async function choose({ question, progress }: Answered, live: LiveSession, option: number): Promise<void> {
  const { status, plan } = live.state;
  const explained = status === "ended" || (plan.mode === "practice" && progress.status === "answered");
  if (!question.options[option] || explained) return;
  await live.record({ type: "chose", question: question.id, option });
}
