import type { CarriedCode, QuestionProgress } from "../core/interview/session";
import type { NamedFile } from "../core/question/question";
import { createAttempt } from "../storage/attemptFiles";
import type { LiveSession } from "./liveSession";

/** Makes the folder of a further attempt at a question with these files in it, and notes it in the session. */
export async function newAttempt(
  live: LiveSession,
  root: string,
  progress: QuestionProgress,
  files: readonly NamedFile[],
  carried?: CarriedCode,
): Promise<void> {
  const folder = await createAttempt(root, attemptParent(live, progress), files);
  await live.record({ type: "attempted", question: progress.id, folder, carried });
}

/** In an interview the folder is numbered, because a path is on the screen and would give the title away. */
function attemptParent({ state }: LiveSession, { id, number }: QuestionProgress): string {
  return state.plan.mode === "interview" ? `interviews/${state.id}/q${number}` : `practice/${id.replace("#", "/")}`;
}
