import { join } from "node:path";
import { foldSession } from "../core/interview/foldSession";
import type { Session, SessionEvent } from "../core/interview/session";
import { abandonedAfterMs } from "./abandonedSessions";
import { type Disk, systemDisk } from "./disk";
import { decodeRecord } from "./record";
import { isOpen, listSessions, readSession, type StoredSession, sessionFolder } from "./sessionFiles";
import { journalNames } from "./sessionJournals";

const dayMs = 24 * 3_600_000;
/** So many sessions are looked at side by side: each look waits for the disk most of its time. */
const atOnce = 32;
/** The start of a session, with all its questions, is far shorter (bytes); one that is not is found by reading all. */
const startBytes = 65_536;

export interface SearchOptions {
  /** Milliseconds since 1970. */
  now?: number;
  disk?: Disk;
  /** Called with the id of a session that was begun and cannot be read, and with the error if it was one. */
  onUnreadable?: (id: string, error?: Error) => void;
}

/**
 * The newest session that was neither ended nor discarded nor abandoned and satisfies `wanted`, which is asked of the session as it
 * was started. Only journals of wanted sessions in which something happened in the last two weeks are read whole.
 */
export async function findUnfinished(
  root: string,
  wanted: (session: Session) => boolean,
  { now = Date.now(), disk = systemDisk, onUnreadable }: SearchOptions = {},
): Promise<StoredSession | undefined> {
  // One day more: whoever goes on with it just now must find it.
  const since = now - abandonedAfterMs - dayMs;
  const ids = await listSessions(root, disk);
  for (let first = 0; first < ids.length; first += atOnce) {
    const some = ids.slice(first, first + atOnce);
    const may = await Promise.all(some.map((id) => mayBeWanted(root, id, since, wanted, disk).catch(() => true)));
    for (const id of some.filter((_, index) => may[index])) {
      // One that cannot be read must not hide the others, nor keep a new one from starting.
      const stored = await readSession(root, id, disk).catch((error: Error) => void onUnreadable?.(id, error));
      if (!stored) continue;
      if (!stored.session && stored.events.length + stored.damage.length > 0) onUnreadable?.(id);
      if (stored.session && isOpen(stored.session) && wanted(stored.session)) return stored;
    }
  }
  return undefined;
}

/** Looks at the name, the times and the first line only; true where those do not tell. */
async function mayBeWanted(
  root: string,
  id: string,
  since: number,
  wanted: (session: Session) => boolean,
  disk: Disk,
): Promise<boolean> {
  const folder = sessionFolder(root, id);
  const paths = (await journalNames(folder, disk)).map((name) => join(folder, name));
  if (paths.length === 0) return false;
  if (id.slice(0, 10) < new Date(since).toISOString().slice(0, 10)) {
    // Begun long ago; who went on with it since left a sign in the time of a journal.
    const times = await Promise.all(paths.map((path) => disk.stat(path)));
    if (times.every(({ mtimeMs }) => mtimeMs < since)) return false;
  }
  const start = await firstRecord(paths[0]!, disk);
  const session = start?.type === "started" ? foldSession([start]) : undefined;
  return session === undefined || wanted(session);
}

/** Journals begin with the start of their session, older ones if they are the first of it. */
async function firstRecord(path: string, disk: Disk): Promise<SessionEvent | undefined> {
  const file = await disk.open(path, "r");
  try {
    const bytes = Buffer.alloc(startBytes);
    const { bytesRead } = await file.read(bytes, 0, startBytes, 0);
    const end = bytes.subarray(0, bytesRead).indexOf(0x0a);
    return end < 0 ? undefined : (decodeRecord(bytes.toString("utf8", 0, end)) as SessionEvent | undefined);
  } finally {
    await file.close();
  }
}
