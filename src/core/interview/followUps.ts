import { answerFile, answerText, solutionFile } from "../question/answerFile";
import { type FollowUp, followUpsOf } from "../question/followUps";
import type { Question } from "../question/question";
import { allowedMs } from "./countdown";
import type { AskedFollowUp, QuestionProgress, Session } from "./session";

/** With less time than this the interviewer goes on to the next question. */
const leastMs = 60_000;

/** The follow-up that waits for a reply. */
export function pendingFollowUp({ followUps }: QuestionProgress): AskedFollowUp | undefined {
  return followUps.find(({ reply }) => reply === undefined);
}

/**
 * What is asked next about a question that was answered. In practice one after the other, in the author's order; in an
 * interview one, chosen by the seed, while question and section have time left. Nothing after an empty answer.
 */
export function followUpToAsk(session: Session, question: Question): FollowUp | undefined {
  const progress = session.questions[question.id];
  if (session.status !== "running" || progress?.status !== "answered" || pendingFollowUp(progress)) return undefined;
  if (!saidSomething(progress, question)) return undefined;
  const all = followUpsOf(question);
  if (session.plan.mode === "practice") {
    return all.find(({ ask }) => progress.followUps.every((one) => one.ask !== ask));
  }
  if (progress.followUps.length > 0 || !hasTime(session, progress, question)) return undefined;
  // What merely leads on to another task is nothing to say in a minute.
  const asking = all.filter(({ ask }) => ask.endsWith("?"));
  return asking[(session.plan.seed + progress.number) % asking.length];
}

function hasTime(session: Session, { usedMs }: QuestionProgress, question: Question): boolean {
  const ofSection = allowedMs(session) - (session.sections[session.section]?.usedMs ?? 0);
  const ofQuestion = question.minutes * 60_000 * (session.plan.extraTime ?? 1);
  return Math.min(ofQuestion - usedMs, ofSection) >= leastMs;
}

function saidSomething({ submitted }: QuestionProgress, { runsCode, starter }: Question): boolean {
  const textOf = (name: string) => submitted?.find((file) => file.name === name)?.text ?? "";
  if (!runsCode) return answerText(textOf(answerFile)) !== "";
  const code = textOf(solutionFile).trim();
  return code !== "" && code !== starter?.code.trim();
}
