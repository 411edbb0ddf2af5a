import { UserError } from "../base/errors";
import type { Stop } from "../core/interview/route";
import { answerFile, solutionFile } from "../core/question/answerFile";
import type { NamedFile } from "../core/question/question";
import { testsFile } from "../core/question/testsSkeleton";
import type { Documents } from "../host/documents";
import { commands } from "../host/manifest";
import type { PanelAction, QuestionView } from "../protocol/questionMessages";
import type { LiveSession, NewEvent } from "./liveSession";
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

/** That two windows have different answers to the question. */
function otherVersion(open: OpenQuestion | undefined): QuestionView["notice"] {
  const { submitted, otherSubmitted } = open?.progress ?? {};
  if (!otherSubmitted) return undefined;
  const text = submitted
    ? "Two windows have different answers. Both are kept; the one handed in last counts."
    : "Another window has a text for this question that was not handed in. It is kept.";
  return { text, button: { action: "compare-versions", label: "Compare them" } };
}

/**
 * Puts on the desk what the window that leads the session is at. What was typed only here is kept first, as another version beside
 * the answer of the leader. Its files stay open: closing them would write it over that answer.
 */
export async function followLeader(
  desk: OnDesk,
  documents: Pick<Documents, "isUnsaved">,
  putDown: (live: LiveSession, stop: Stop, left: readonly string[]) => Promise<void>,
): Promise<void> {
  const { live, open } = desk;
  if (!live || !isBehind(desk)) return;
  const typed = open ? typedHere(open, documents) : [];
  if (open && typed.length > 0) await live.record(await asKept(open));
  const paths = typed.map((name) => open?.pathOf(name));
  const left = (open?.paths ?? []).filter((path) => !paths.includes(path));
  const { section, question } = live.state;
  await putDown(live, { section, question }, left);
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

/** The files of the question that stand in the editor of this window with a text that was never saved. */
function typedHere(open: OpenQuestion, { isUnsaved }: Pick<Documents, "isUnsaved">): string[] {
  if (open.progress.attempts.length === 0) return [];
  return [solutionFile, answerFile, testsFile].filter((name) => isUnsaved(open.pathOf(name)));
}

/** The files as they would be handed in, so that the same answer is no other version. */
async function asKept(open: OpenQuestion): Promise<NewEvent> {
  const files: NamedFile[] = [];
  for (const name of new Set([open.mainFile ?? answerFile, answerFile, testsFile])) {
    const text = await open.textOf(name);
    if (text !== undefined) files.push({ name, text });
  }
  return { type: "kept", question: open.question.id, files };
}
