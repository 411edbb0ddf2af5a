import { UserError } from "../base/errors";
import { commands } from "../host/manifest";
import type { Desk } from "./desk";

/** Whether the author's answer to the open question may be seen: once one's own is in or it was given up, in an interview once that ended. */
export function isAnswerShown({
  live,
  open,
  isInterviewRunning,
}: Pick<Desk, "live" | "open" | "isInterviewRunning">): boolean {
  if (isInterviewRunning || !live || !open) return false;
  return live.state.status === "ended" || open.progress.status === "answered" || open.progress.gaveUp;
}

/** Throws a `UserError` as long as the author's answer is not to be seen. */
export function refuseEarly(desk: Pick<Desk, "live" | "open" | "isInterviewRunning">): void {
  if (desk.isInterviewRunning) throw answerLater();
  if (isAnswerShown(desk)) return;
  throw new UserError("The author's answer is shown once you have handed in yours, or given up.", {
    title: "Give Up and Show Answer",
    command: commands.showAnswer,
  });
}

export function answerLater(): UserError {
  return new UserError("The answer is shown after the interview.");
}
