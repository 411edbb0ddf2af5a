import { type QuickPickItem, window } from "vscode";
import { CancelledError, UserError } from "../../base/errors";
import { durationText } from "../../core/interview/countdown";
import type { Session } from "../../core/interview/session";
import type { Services } from "../../services";
import { hasRecording } from "../../storage/editFiles";
import { listSessions, readSession } from "../../storage/sessionFiles";

/** So many of the newest sessions are offered. */
const offered = 50;

/** An interview keeps its questions to itself until its end. */
export function mayBeReplayed({ plan, status }: Session): boolean {
  return plan.mode === "practice" || status === "ended" || status === "discarded";
}

/** Lets the person choose among the sessions that have a recording; gives its id. */
export async function chooseSession({ practiceFolder }: Services, title: string): Promise<string> {
  const root = practiceFolder();
  const items: (QuickPickItem & { id: string })[] = [];
  for (const id of await listSessions(root)) {
    if (items.length === offered) break;
    if (!(await hasRecording(root, id))) continue;
    const { session } = await readSession(root, id).catch(() => ({ session: undefined }));
    if (session && mayBeReplayed(session)) items.push({ id, ...wordsOf(session) });
  }
  if (items.length === 0) throw new UserError("No session is recorded yet. What you type in the next one will be.");
  const chosen = await window.showQuickPick(items, { title, placeHolder: "Which session?", matchOnDescription: true });
  if (!chosen) throw new CancelledError();
  return chosen.id;
}

function wordsOf({ plan, startedAt, usedMs }: Session): QuickPickItem {
  const when = new Date(startedAt).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
  return { label: plan.title, description: `${when}, ${durationText(usedMs)}` };
}
