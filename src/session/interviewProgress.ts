import type { QuestionProgress, Session } from "../core/interview/session";
import { answerText, solutionFile } from "../core/question/answerFile";
import { tally } from "../core/question/runResult";
import type { NewProgressEvent } from "./progressStore";

/** What an ended interview leaves in the progress of its questions. */
export function progressOfInterview({ id: session, questions }: Session): NewProgressEvent[] {
  return Object.values(questions).flatMap((progress): NewProgressEvent[] => {
    const { id: question, status, lastRun } = progress;
    if (status === "waiting" || status === "not-picked") return [];
    const opened: NewProgressEvent = { type: "opened", question, session, mode: "interview" };
    if (lastRun && tally(lastRun).complete) return [opened, { type: "passed", question }];
    return isAnswered(progress) ? [opened, { type: "answered", question }] : [opened];
  });
}

/** Whether words or a choice were handed in; code counts by its tests. */
export function isAnswered({ submitted, choice, lastRun }: QuestionProgress): boolean {
  if (lastRun || submitted?.some(({ name }) => name === solutionFile)) return false;
  return choice !== undefined || (submitted ?? []).some(({ text }) => answerText(text) !== "");
}
