import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { foldSession } from "../core/interview/foldSession";
import type { Session, SessionEvent } from "../core/interview/session";
import { type Disk, systemDisk } from "./disk";
import { type Journal, openJournal } from "./journal";
import { type Damage, fileOf, mergeEvents, readNames, SessionJournals } from "./sessionJournals";

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

/** A name for the journal of one window, or of one reload of it; names sort by age. */
export function newWriter(): string {
  return `${Date.now()}-${randomBytes(4).toString("hex")}`;
}

/** Opens a journal of our own in a session; each window and each reload has its own file. */
export function openSessionJournal(
  root: string,
  id: string,
  writer = newWriter(),
  disk: Disk = systemDisk,
): Promise<Journal> {
  return openJournal(join(sessionFolder(root, id), fileOf(writer)), disk);
}

export interface StoredSession {
  session?: Session;
  events: SessionEvent[];
  /** Records that could not be read. */
  damaged: number;
  damage: Damage[];
  /** When the window that leads it last showed that it lives (milliseconds since 1970). */
  ownerBeatAt?: number;
}

/** Reads a session from all its journals, merged by time; the order within a journal always stays. Changes nothing. */
export async function readSession(root: string, id: string, disk: Disk = systemDisk): Promise<StoredSession> {
  const journals = new SessionJournals(sessionFolder(root, id), undefined, disk);
  await journals.read();
  const events = mergeEvents(journals.events);
  const { damage } = journals;
  const session = foldSession(events);
  return {
    session,
    events,
    damaged: damage.reduce((sum, { lost }) => sum + lost, 0),
    damage,
    ...(session?.owner && { ownerBeatAt: journals.beatOf(session.owner.writer) }),
  };
}

/** Ids of all sessions, newest first. */
export async function listSessions(root: string, disk: Disk = systemDisk): Promise<string[]> {
  return (await readNames(join(root, "sessions"), disk))
    .filter((name) => /^\d{4}-[\w-]+$/u.test(name))
    .sort()
    .reverse();
}

/** Whether a session still goes on, or could. */
export function isOpen({ status }: Session): boolean {
  return status === "running" || status === "paused";
}
