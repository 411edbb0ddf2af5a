import { isDeepStrictEqual } from "node:util";
import { seededRandom } from "../../src/core/interview/drawInterview";
import type { SessionEvent } from "../../src/core/interview/session";
import type { NewEvent } from "../../src/session/liveSession";
import { thisProcess } from "../../src/session/sharedSession";
import { writeAtomically } from "../../src/storage/atomicFile";
import type { Disk } from "../../src/storage/disk";
import { openSessionJournal, readSession } from "../../src/storage/sessionFiles";
import { crashStates } from "./crashStates";
import { emptyState, MemoryDisk } from "./memoryDisk";
import { sampleStart } from "./sampleSession";
import { openWindow, sharedPlan, type TestWindow } from "./windows";

const root = "/home/me/practice";
const id = "2025-01-01T10-00-00-abcdef";
const [first, second] = ["1000-first", "2000-second"] as const;
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

const steps = 24;
/** The second window joins at this step and leads from the later one on. */
const [joinsAt, takesOverAt] = [4, 12];

/** A short interview: one window begins it, another joins and takes over, both write what their part allows, and a report is saved three times. */
async function recordSession(seed: number, storage: Storage): Promise<Recorded> {
  const random = seededRandom(seed);
  let clock = sampleStart;
  const now = () => clock;
  const disk = new MemoryDisk(emptyState(), undefined, now);
  const recorded: Recorded = { disk, events: [], reports: [] };
  const seen = storage.seenAs(disk);
  /** Notes what a window writes; time used is written in front of it. */
  const write = async (writer: string, deeds: readonly NewEvent[], work: () => Promise<unknown>) => {
    const begun = disk.log.length;
    const noted = deeds.map((what) => ({ what, writer, begun, acknowledged: Number.POSITIVE_INFINITY }));
    recorded.events.push(...noted);
    await work();
    for (const deed of noted) deed.acknowledged = disk.log.length;
  };
  const report = async (text: string) => {
    const deed = { what: text, begun: disk.log.length, acknowledged: Number.POSITIVE_INFINITY };
    recorded.reports.push(deed);
    await storage.writeWhole(reportPath, text, seen);
    deed.acknowledged = disk.log.length;
  };
  const owned = (pid: number) => ({ type: "owned", ...thisProcess(), pid }) as const;
  const windows: TestWindow[] = [];
  await write(first, [{ type: "started", id, plan: sharedPlan }, owned(process.pid)], async () =>
    windows.push(await openWindow(root, id, first, { disk: seen, now })),
  );
  for (let step = 0; step < steps; step++) {
    clock += 1000;
    if (step === joinsAt) windows.push(await openWindow(root, id, second, { disk: seen, now, pid: process.ppid }));
    if (step === takesOverAt) await write(second, [owned(process.ppid)], () => windows[1]!.live.takeOver());
    for (const { live } of windows) await live.look();
    const { live, writer } = windows[Math.floor(random() * windows.length)]!;
    const next = live.leads ? [...leadersEvents, ...anybodysEvents] : anybodysEvents;
    const event = next[Math.floor(random() * next.length)]!(step, "x".repeat(Math.floor(random() * 400)));
    const usedMs = live.leads ? 100 + step : 0;
    live.tick(usedMs);
    await write(writer, [...(usedMs > 0 ? [{ type: "used", ms: usedMs } as const] : []), event], () =>
      live.record(event),
    );
    if (step % 8 === 4) await report(`version ${step}\n${"y".repeat(step * 10)}\n`.repeat(3));
  }
  return recorded;
}

/** What a window says at a step of the interview, with so much text. */
type Says = (step: number, text: string) => NewEvent;

const anybodysEvents: Says[] = [
  (step, text) => ({
    type: "submitted",
    question: step % 2 === 0 ? "a" : "b",
    files: [{ name: "answer.md", text }],
    keyPoints: [],
    over: sampleStart + step,
  }),
  (step) => ({ type: "chose", question: "a", option: step }),
  (_, text) => ({ type: "rated", criterion: "a", note: text }),
  (_, text) => ({ type: "kept", question: "b", files: [{ name: "answer.md", text }] }),
];

const leadersEvents: Says[] = [
  (step) => ({ type: "moved", section: 0, question: step % 2 === 0 ? "a" : "b" }),
  (step) => ({ type: "attempted", question: "a", folder: `practice/a/attempt-${step}` }),
  (step) => ({ type: "swapped", section: 1, from: step % 2 === 0 ? "c" : "d", to: step % 2 === 0 ? "d" : "c" }),
];

/** What is wrong with a disk after a crash. */
async function inspect(disk: MemoryDisk, cut: number, recorded: Recorded): Promise<string | undefined> {
  const { events, damage, session } = await readSession(root, id, disk);
  if (damage.length > 0) return `records that were never acknowledged count as damage: ${JSON.stringify(damage)}`;
  for (const writer of new Set(recorded.events.map((deed) => deed.writer))) {
    const deeds = recorded.events.filter((deed) => deed.writer === writer && deed.begun < cut);
    const read = events.filter(({ by }) => by === writer);
    const problem = compare(deeds, read, cut);
    if (problem) return `${writer}: ${problem}`;
  }
  const leads = events.findLast(({ type }) => type === "owned")?.by;
  if (session?.owner?.writer !== leads) return `${session?.owner?.writer} leads and not ${leads}`;
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
