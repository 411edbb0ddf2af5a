import type { Session } from "../core/interview/session";
import { isOpen, listSessions, openSessionJournal, readSession, type StoredSession } from "./sessionFiles";

/** A session in which nothing happened for so long is abandoned. */
export const abandonedAfterMs = 14 * 24 * 3_600_000;
/** Sessions begun before that time that are looked at, newest first: those before them were looked at before. */
const lookedAt = 200;

/** Marks a session as abandoned: it is offered no more, but can be read, taken up and rated. */
export async function markAbandoned(root: string, id: string, now: number): Promise<void> {
  const journal = await openSessionJournal(root, id);
  await journal.append([{ type: "abandoned", at: now }]).finally(() => journal.close());
}

/**
 * Marks every session as abandoned in which nothing happened for two weeks and which never ended; gives their ids. What cannot be
 * read or written stays as it is until the next time.
 */
export async function abandonOld(
  root: string,
  now: number,
  isHeld: (stored: StoredSession) => boolean,
): Promise<string[]> {
  const limit = new Date(now - abandonedAfterMs).toISOString();
  const old = (await listSessions(root)).filter((id) => id.slice(0, 10) <= limit.slice(0, 10)).slice(0, lookedAt);
  const marked: string[] = [];
  for (const id of old) {
    const stored = await readSession(root, id).catch(() => undefined);
    if (!stored?.session || !isOpen(stored.session) || isHeld(stored)) continue;
    const last = stored.events.reduce((latest, { at }) => Math.max(latest, at), 0);
    if (now - last < abandonedAfterMs) continue;
    const done = await markAbandoned(root, id, now).then(
      () => true,
      () => false,
    );
    if (done) marked.push(id);
  }
  return marked;
}

/** An interview without a scorecard that nobody works at. */
export interface UnratedInterview extends Pick<Session, "id" | "status"> {
  title: string;
  /** `2025-03-14` */
  date: string;
}

/** Interviews of these ids that ended or were abandoned, as their journals say. */
export async function listUnrated(root: string, ids: readonly string[]): Promise<UnratedInterview[]> {
  const stored = await Promise.all(ids.map((id) => readSession(root, id).catch(() => undefined)));
  return stored.flatMap((one) => {
    const { id, status, plan } = one?.session ?? {};
    if (!id || !plan || plan.mode !== "interview" || (status !== "ended" && status !== "abandoned")) return [];
    return [{ id, status, title: plan.title, date: id.slice(0, 10) }];
  });
}
