import { foldSession } from "../../src/core/interview/foldSession";
import type { SessionEvent } from "../../src/core/interview/session";
import { LiveSession } from "../../src/session/liveSession";
import { SharedSession, thisProcess } from "../../src/session/sharedSession";
import { type Disk, systemDisk } from "../../src/storage/disk";
import { openSessionJournal, sessionFolder } from "../../src/storage/sessionFiles";
import { SessionJournals } from "../../src/storage/sessionJournals";
import { samplePlan, sampleSection, sampleStart } from "./sampleSession";

export const sharedPlan = samplePlan([sampleSection("one", ["a", "b"]), sampleSection("two", ["c"])]);

/** A window of the editor, as far as a session in the practice folder knows of it. */
export interface TestWindow {
  writer: string;
  live: LiveSession;
  /** What this window knows of the session, in order. */
  history(): SessionEvent[];
}

export interface WindowOptions {
  disk?: Disk;
  now?: () => number;
  /** The process the window runs in; windows of a test share one, so each needs another. */
  pid?: number;
}

/** Opens a session in a further window: the first begins it, others join what the disk has of it. */
export async function openWindow(
  root: string,
  id: string,
  writer: string,
  { disk = systemDisk, now = Date.now, pid = process.pid }: WindowOptions = {},
): Promise<TestWindow> {
  const journals = new SessionJournals(sessionFolder(root, id), writer, disk);
  const shared = new SharedSession(writer, journals, { ...thisProcess(), pid });
  await shared.read();
  const { session } = shared.fold();
  const journal = await openSessionJournal(root, id, writer, disk);
  const started = { type: "started", id, plan: sharedPlan } as const;
  const live = new LiveSession(session ?? foldSession([{ ...started, at: sampleStart }])!, journal, now, shared);
  if (!session) await live.record(started);
  if (!live.isLedElsewhere) await live.takeOver();
  return { writer, live, history: () => shared.events };
}
