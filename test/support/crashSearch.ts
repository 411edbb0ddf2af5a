import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "../../src/core/interview/drawInterview";
import { foldSession } from "../../src/core/interview/foldSession";
import type { SessionEvent } from "../../src/core/interview/session";
import { LiveSession, type NewEvent } from "../../src/session/liveSession";
import { SharedSession } from "../../src/session/sharedSession";
import { writeAtomically } from "../../src/storage/atomicFile";
import type { Disk } from "../../src/storage/disk";
import { openSessionJournal, readSession, sessionFolder } from "../../src/storage/sessionFiles";
import { SessionJournals } from "../../src/storage/sessionJournals";
import { crashStates } from "./crashStates";
import { emptyState, MemoryDisk } from "./memoryDisk";
import { samplePlan, sampleSection, sampleStart } from "./sampleSession";

const root = "/home/me/practice";
const id = "2025-01-01T10-00-00-abcdef";
const reportPath = `${root}/interviews/${id}/scorecard.md`;

/** The search ends when it has found so much wrong. */
const enough = 20;

/** What is put to the test; a test of the test puts something worse there. */
export interface Storage {
  /** The disk as the storage sees it. */
  seenAs: (disk: MemoryDisk) => Disk;
  writeWhole: typeof writeAtomically;
}

export const ourStorage: Storage = { seenAs: (disk) => disk, writeWhole: writeAtomically };

/** What was done, and from which length of the log on it was acknowledged; `begun` likewise. */
interface Deed<T> {
  what: T;
  begun: number;
  acknowledged: number;
}

interface Recorded {
  disk: MemoryDisk;
  events: (Deed<NewEvent> & { writer: string })[];
  reports: Deed<string>[];
}

/**
 * Records sessions of two windows and their reports on a disk in memory and plays every crash of each, until there were so many states: all
 * that was acknowledged is read, in order and whole, and goes on to be written. Gives what was wrong.
 */
export async function searchCrashes(
  wanted: number,
  seed: number,
  storage: Storage = ourStorage,
): Promise<{ states: number; problems: string[] }> {
  const problems: string[] = [];
  let states = 0;
  for (let session = 0; states < wanted; session++) {
    const recorded = await recordSession(seed + session, storage);
    const { log } = recorded.disk;
    for (let cut = 0; cut <= log.length; cut++) {
      for (const state of crashStates(log.slice(0, cut))) {
        if (problems.length >= enough) return { states, problems };
        states++;
        const problem = await inspect(new MemoryDisk(state), cut, recorded).catch((error: Error) => error.stack);
        if (problem) problems.push(`seed ${seed + session}, after ${cut} of ${log.length} operations: ${problem}`);
      }
    }
  }
  return { states, problems };
}

/** A short interview: one window begins it, another joins and takes over, both write, and a report is saved three times. */
async function recordSession(seed: number, storage: Storage): Promise<Recorded> {
  const random = seededRandom(seed);
  const disk = new MemoryDisk(emptyState());
  const recorded: Recorded = { disk, events: [], reports: [] };
  const seen = storage.seenAs(disk);
  const plan = samplePlan([sampleSection("one", ["a", "b"])]);
  const windows = await Promise.all(["1000-first", "2000-second"].map((writer) => openWindow(seen, writer)));
  const say = async (window: number, what: NewEvent) => {
    const { live, writer } = windows[window]!;
    const deed = { what, writer, begun: disk.log.length, acknowledged: Number.POSITIVE_INFINITY };
    recorded.events.push(deed);
    await live.record(what);
    if (live.isSaved) deed.acknowledged = disk.log.length;
  };
  const report = async (text: string) => {
    const deed = { what: text, begun: disk.log.length, acknowledged: Number.POSITIVE_INFINITY };
    recorded.reports.push(deed);
    await storage.writeWhole(reportPath, text, seen);
    deed.acknowledged = disk.log.length;
  };
  await say(0, { type: "started", id, plan });
  for (let step = 0; step < 24; step++) {
    const text = "x".repeat(Math.floor(random() * 400));
    const question = random() < 0.5 ? "a" : "b";
    const window = random() < 0.5 ? 0 : 1;
    const next: NewEvent[] = [
      { type: "submitted", question, files: [{ name: "answer.md", text }], keyPoints: [] },
      { type: "chose", question, option: step },
      { type: "rated", criterion: question, note: text },
    ];
    await say(window, next[Math.floor(random() * next.length)]!);
    if (step % 8 === 4) await report(`version ${step}\n${text}\n`.repeat(3));
  }
  return recorded;
}

async function openWindow(disk: Disk, writer: string) {
  const journal = await openSessionJournal(root, id, writer, disk);
  const shared = new SharedSession(writer, new SessionJournals(sessionFolder(root, id), writer, disk));
  const started = foldSession([
    { type: "started", id, plan: samplePlan([sampleSection("one", ["a", "b"])]), at: sampleStart },
  ])!;
  return { writer, live: new LiveSession(started, journal, () => sampleStart, shared) };
}

/** What is wrong with a disk after a crash. */
async function inspect(disk: MemoryDisk, cut: number, recorded: Recorded): Promise<string | undefined> {
  const { events, damage } = await readSession(root, id, disk);
  if (damage.length > 0) return `records that were never acknowledged count as damage: ${JSON.stringify(damage)}`;
  for (const writer of new Set(recorded.events.map((deed) => deed.writer))) {
    const deeds = recorded.events.filter((deed) => deed.writer === writer && deed.begun < cut);
    const read = events.filter(({ by }) => by === writer);
    const problem = compare(deeds, read, cut);
    if (problem) return `${writer}: ${problem}`;
  }
  return (await inspectReport(disk, cut, recorded)) ?? (await goOn(disk, events));
}

function compare(deeds: Deed<NewEvent>[], read: SessionEvent[], cut: number): string | undefined {
  const acknowledged = deeds.filter((deed) => deed.acknowledged <= cut).length;
  if (read.length < acknowledged) return `${acknowledged - read.length} acknowledged events are lost`;
  const made = read.findIndex(({ at: _, by: __, ...event }, index) => !isDeepStrictEqual(event, deeds[index]?.what));
  return made < 0 ? undefined : `event ${made} is not the one that was written: ${JSON.stringify(read[made])}`;
}

async function inspectReport(disk: MemoryDisk, cut: number, { reports }: Recorded): Promise<string | undefined> {
  const possible = reports.filter(({ begun }) => begun < cut);
  const oldest = possible.findLastIndex(({ acknowledged }) => acknowledged <= cut);
  const text = await disk.readFile(reportPath).then(String, () => undefined);
  if (text === undefined) return oldest < 0 ? undefined : "an acknowledged report is gone";
  const found = possible.findIndex(({ what }) => what === text);
  if (found < 0) return `a report that is no version: ${JSON.stringify(text.slice(0, 40))}, ${text.length} characters`;
  return found < oldest ? "an older report than the one acknowledged" : undefined;
}

/** After a restart another window writes on: what was there stays, and the new event follows. */
async function goOn(disk: MemoryDisk, before: readonly SessionEvent[]): Promise<string | undefined> {
  const journal = await openSessionJournal(root, id, "1000-first", disk);
  await journal.append([{ type: "hummed", at: sampleStart + 1 }]);
  await journal.close();
  const { events } = await readSession(root, id, disk);
  const kept = events.filter(({ type }) => (type as string) !== "hummed");
  if (events.length !== before.length + 1) return `after one more event there are ${events.length}`;
  return isDeepStrictEqual(kept, before) ? undefined : "writing on changed what was there";
}
