import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { foldSession } from "../core/interview/foldSession";
import type { Session, SessionEvent } from "../core/interview/session";
import { type Journal, openJournal, readJournal } from "./journal";

/**
 * Sessions in the practice folder: `sessions/<id>/<writer>.jsonl`, one journal for each window that wrote to it.
 * Ids begin with the date, so that folders sort by age.
 */
export function newSessionId(now: Date): string {
  return `${now.toISOString().slice(0, 19).replaceAll(":", "-")}-${randomBytes(3).toString("hex")}`;
}

export function sessionFolder(root: string, id: string): string {
  return join(root, "sessions", id);
}

/** Opens a journal of our own in a session; each window and each reload has its own file. */
export function openSessionJournal(root: string, id: string): Promise<Journal> {
  return openJournal(join(sessionFolder(root, id), `${Date.now()}-${randomBytes(4).toString("hex")}.jsonl`));
}

export interface StoredSession {
  session?: Session;
  events: SessionEvent[];
  /** Records that could not be read. */
  damaged: number;
}

/** Reads a session from all its journals, merged by time; the order within a journal always stays. */
export async function readSession(root: string, id: string): Promise<StoredSession> {
  const folder = sessionFolder(root, id);
  const names = (await readNames(folder)).filter((name) => name.endsWith(".jsonl")).sort();
  const journals = await Promise.all(names.map((name) => readJournal(join(folder, name))));
  const events = mergeByTime(journals.map(({ records }) => records.filter(isEvent)));
  const damaged = journals.reduce((sum, journal) => sum + journal.damaged, 0);
  return { session: foldSession(events), events, damaged };
}

/** A clock may be set back, so an event is no earlier than those before it in its journal, and none is earlier than the start. */
function mergeByTime(journals: readonly SessionEvent[][]): SessionEvent[] {
  const placed = journals.flatMap((events) => {
    let latest = 0;
    return events.map((event) => {
      if (event.type !== "started") latest = Math.max(latest, event.at);
      return { event, at: latest };
    });
  });
  return placed.sort((a, b) => a.at - b.at).map(({ event }) => event);
}

/** Ids of all sessions, newest first. */
export async function listSessions(root: string): Promise<string[]> {
  return (await readNames(join(root, "sessions")))
    .filter((name) => /^\d{4}-[\w-]+$/u.test(name))
    .sort()
    .reverse();
}

/** The newest session that was neither ended nor discarded and satisfies `wanted`; looks at the newest 20. */
export async function findUnfinished(
  root: string,
  wanted: (session: Session) => boolean,
): Promise<StoredSession | undefined> {
  for (const id of (await listSessions(root)).slice(0, 20)) {
    // One that cannot be read must not hide the others, nor keep a new one from starting.
    const stored = await readSession(root, id).catch(() => undefined);
    const status = stored?.session?.status;
    if (stored?.session && (status === "running" || status === "paused") && wanted(stored.session)) return stored;
  }
  return undefined;
}

function isEvent(record: unknown): record is SessionEvent {
  const event = record as Partial<SessionEvent> | null;
  return typeof event === "object" && event !== null && typeof event.at === "number" && typeof event.type === "string";
}

async function readNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}
