import { UserError } from "../base/errors";
import type { Stop } from "../core/interview/route";
import { answerFile, solutionFile } from "../core/question/answerFile";
import { testsFile } from "../core/question/testsSkeleton";
import { commands } from "../host/manifest";
import type { PanelAction, QuestionView } from "../protocol/questionMessages";
import { readAttemptFile } from "../storage/attemptFiles";
import type { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";

/** Why something is not done here. */
export function ledElsewhere(live: LiveSession): UserError {
  const { text, title } = wordsOf(live);
  return new UserError(text, { title, command: commands.takeOver });
}

/** What only the window that leads a session does. */
const leadersActions: readonly PanelAction[] = ["next", "back", "skip", "swap", "resume"];

/**
 * The panel as other windows make it: that two answers were handed in; and of a session that another window leads, everything to be
 * read and answered, without the way on.
 */
export function acrossWindows(view: QuestionView, live: LiveSession, open: OpenQuestion | undefined): QuestionView {
  if (live.leads || live.state.status === "ended") return { ...view, notice: otherVersion(open) ?? view.notice };
  const { text, title } = wordsOf(live);
  const buttons = view.buttons.filter(({ action }) => !leadersActions.includes(action));
  // It did not open by itself.
  if (open?.mainFile) buttons.push({ action: "open-file", label: "Open my file" });
  return { ...view, notice: { text, button: { action: "take-over", label: title } }, buttons };
}

function wordsOf(live: LiveSession): { text: string; title: string } {
  const what = live.state.plan.mode === "interview" ? "interview" : "session";
  return live.isLedElsewhere
    ? {
        text: `This ${what} runs in another window. You can read along here, and what you answer here is kept.`,
        title: "Take Over",
      }
    : { text: `The window this ${what} ran in is gone. Its clock stands still.`, title: "Go On Here" };
}

/** That two windows handed in different answers to the question. */
function otherVersion(open: OpenQuestion | undefined): QuestionView["notice"] {
  if (!open?.progress.otherSubmitted) return undefined;
  return {
    text: "Two windows handed in different answers. Both are kept; the newer one counts.",
    button: { action: "compare-versions", label: "Compare them" },
  };
}

/**
 * Puts on the desk what the window that leads the session is at. What was typed only here is handed in first, as another version
 * of the answer.
 */
export async function followLeader(
  desk: OnDesk,
  putDown: (live: LiveSession, stop: Stop) => Promise<void>,
): Promise<void> {
  const { live, open } = desk;
  if (!live || !isBehind(desk)) return;
  const { section, question } = live.state;
  if (open && (await isTypedHere(open))) await open.submit();
  await putDown(live, { section, question });
}

interface OnDesk {
  live: LiveSession | undefined;
  open: OpenQuestion | undefined;
}

/** Whether the window that leads the session is at another question than this one. */
export function isBehind({ live, open }: OnDesk): boolean {
  if (!live || live.leads || live.state.status === "ended") return false;
  return live.state.question !== open?.question.id;
}

/** Whether a file of the question stands in the editor of this window with a text that is not on the disk. */
async function isTypedHere(open: OpenQuestion): Promise<boolean> {
  for (const name of open.progress.attempts.length > 0 ? [solutionFile, answerFile, testsFile] : []) {
    const text = open.textNow(name);
    if (text !== undefined && text !== (await readAttemptFile(open.pathOf(name)))) return true;
  }
  return false;
}
