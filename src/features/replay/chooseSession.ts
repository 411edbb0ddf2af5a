import { CancellationTokenSource, type QuickPickItem, window } from "vscode";
import { CancelledError, UserError } from "../../base/errors";
import { durationText } from "../../core/interview/countdown";
import type { Session } from "../../core/interview/session";
import type { Services } from "../../services";
import { hasRecording } from "../../storage/editFiles";
import { listSessions, readSession, type StoredSession } from "../../storage/sessionFiles";

type SessionItem = QuickPickItem & { id: string };

/** Lets the person choose among the sessions that have a recording and are `wanted`; gives its id. */
export async function chooseSession(
  { practiceFolder }: Services,
  title: string,
  wanted: (stored: StoredSession) => boolean,
): Promise<string> {
  const items = recorded(practiceFolder(), wanted);
  const none = new CancellationTokenSource();
  void items.then((found) => found.length === 0 && none.cancel()).catch(() => none.cancel());
  // The list opens at once and shows that it looks: hundreds of sessions take seconds to read.
  const options = { title, placeHolder: "Which session?", matchOnDescription: true };
  const chosen = await window.showQuickPick(items, options, none.token);
  if (chosen) return chosen.id;
  if (none.token.isCancellationRequested && (await items).length === 0)
    throw new UserError("No session is recorded yet. What you type in the next one will be.");
  throw new CancelledError();
}

async function recorded(root: string, wanted: (stored: StoredSession) => boolean): Promise<SessionItem[]> {
  const items: SessionItem[] = [];
  for (const id of await listSessions(root)) {
    if (!(await hasRecording(root, id))) continue;
    const stored = await readSession(root, id).catch((): StoredSession => unreadable);
    if (wanted(stored)) items.push({ id, ...wordsOf(id, stored.session) });
  }
  return items;
}

const unreadable: StoredSession = { events: [], damaged: 0, damage: [] };

function wordsOf(id: string, session: Session | undefined): QuickPickItem {
  if (!session) return { label: "A session that cannot be read", description: id.slice(0, 10) };
  const { plan, startedAt, usedMs, status } = session;
  const when = new Date(startedAt).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
  const left = plan.mode === "interview" ? statusWords[status] : undefined;
  return { label: plan.title, description: [when, durationText(usedMs), left].filter(Boolean).join(", ") };
}

const statusWords: Partial<Record<Session["status"], string>> = {
  running: "unfinished",
  paused: "unfinished",
  abandoned: "abandoned",
  discarded: "discarded",
};
