import { setTimeout as wait } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { NewEvent } from "../../src/session/liveSession";
import { UnsavedSessions } from "../../src/session/unsavedSessions";
import { writeAtomically } from "../../src/storage/atomicFile";
import { readSession } from "../../src/storage/sessionFiles";
import { type Check, checkAll } from "./checks";
import { failure, MemoryDisk } from "./memoryDisk";
import { openWindow, type TestWindow } from "./windows";

const root = "/practice";
const id = "2025-01-01T10-00-00-abcdef";
const report = `${root}/interviews/${id}/scorecard.md`;
/** What a disk says that refuses for a while. */
const refusals = ["ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE", "EBUSY", "EPERM"];
/** What files say that were open when their disk went away, however long it has been back. */
const losses = ["ESTALE", "EIO", "ENXIO", "EBADF"];
const faults = [...refusals.map((code) => ({ code, dies: false })), ...losses.map((code) => ({ code, dies: true }))];
export const faultCount = faults.length;

/** So long the disk refuses everything from the call on that is the first to fail (ms). */
const causeMs = 300;
const saidWithinMs = 1000;
const savedWithinMs = 5000;

/**
 * An interview goes on while the disk begins to refuse at its first call, at its second, and so on to the last, for every reason there is:
 * or goes away for as long, in the midst of a write, and takes the open files with it: what was saved stays readable, the refusal is told within a second, nothing is dropped, not even by leaving, and all is saved
 * within five seconds after the disk works again, each event once. Gives the number of calls, too.
 */
export async function failEveryCall(): Promise<Check & { calls: number }> {
  const whole = await interview({ code: "none", dies: false }, Number.POSITIVE_INFINITY);
  if (whole.problem) throw new Error(`Without a fault: ${whole.problem}`);
  const calls = Array.from({ length: whole.calls }, (_, call) => call + 1);
  const rounds = faults.flatMap((fault) =>
    calls.map((call) => async () => {
      const { problem } = await interview(fault, call);
      return problem && `${fault.code}${fault.dies ? " for good" : ""} at call ${call}: ${problem}`;
    }),
  );
  // They wait most of their time.
  return { ...(await checkAll(rounds, rounds.length)), calls: whole.calls };
}

type Fault = (typeof faults)[number];

async function interview({ code, dies }: Fault, failing: number): Promise<{ calls: number; problem?: string }> {
  let calls = 0;
  let armed = false;
  let failedAt = Number.POSITIVE_INFINITY;
  const disk: MemoryDisk = new MemoryDisk(undefined, (_, path, bytes = 0) => {
    if (!armed) return;
    calls++;
    const begins = calls === failing;
    if (begins) failedAt = performance.now();
    if (calls < failing || performance.now() - failedAt >= causeMs) return;
    // What was on its way when the disk went may have arrived by half.
    const written = begins && dies ? Math.ceil(bytes / 2) : 0;
    if (begins && dies) setImmediate(() => disk.loseHandles(code));
    throw Object.assign(failure(code, path), { written });
  });
  const { live } = await openWindow(root, id, "1000-first", { disk });
  await live.record({ type: "hinted", question: "a" });
  await writeAtomically(report, "version 1", disk);
  const said: number[] = [];
  live.onDidFailToSave(() => said.push(performance.now()));
  const unsaved = new UnsavedSessions(() => said.push(performance.now()));

  armed = true;
  const done: NewEvent[] = [];
  const say = async (event: NewEvent) => {
    const at = performance.now();
    done.push(event);
    await live.record(event);
    // An answer does not wait for the disk to be mended.
    return performance.now() - at < saidWithinMs && (live.isSaved || said.length > 0);
  };
  const told = [
    await say({ type: "moved", section: 0, question: "a" }),
    await say({ type: "submitted", question: "a", files: [{ name: "answer.md", text: "kept" }], keyPoints: [] }),
  ];
  await live.look();
  const reported = await writeAtomically(report, "version 2", disk).then(
    () => true,
    () => false,
  );
  told.push(await say({ type: "ended", early: true }));
  await unsaved.leave(live, root);
  // A look at the same bytes while the cause may still last.
  armed = false;
  const meanwhile = await readAll(disk);
  const text = (await disk.readFile(report)).toString();
  armed = true;
  if (!isPrefix(meanwhile, done)) return { calls, problem: `meanwhile there are ${JSON.stringify(meanwhile)}` };
  // A replacement that was refused may have come through all the same.
  const versions = reported ? ["version 2"] : ["version 1", "version 2"];
  if (!versions.includes(text)) return { calls, problem: `the report is ${JSON.stringify(text)}` };
  if (told.includes(false)) return { calls, problem: "a refusal was not told" };
  if (said.some((at) => at - failedAt > saidWithinMs)) return { calls, problem: "it was told late" };
  const refused = await openWindow(root, id, "2000-next", { disk }).then(closed, () => true);
  const deadline = performance.now() + causeMs + savedWithinMs;
  while (unsaved.find(id) && performance.now() < deadline) await wait(100);
  if (unsaved.find(id)) return { calls, problem: "not saved five seconds after the disk worked again" };
  unsaved.dispose();
  // Whoever could not open it then can open it now.
  if (refused) {
    // A timer may come a moment early.
    await wait(Math.max(0, Math.min(failedAt + causeMs - performance.now(), causeMs)) + 5);
    await openWindow(root, id, "3000-later", { disk }).then(closed);
  }
  armed = false;
  const after = await readAll(disk);
  const problem = isDeepStrictEqual(after, done.map(typeOf)) ? undefined : `in the end there are ${after.join()}`;
  return { calls, problem };
}

/** Closes a window; gives false, for nothing was refused. */
async function closed({ live }: TestWindow): Promise<boolean> {
  await live.close();
  live.dispose();
  return false;
}

function typeOf({ type }: NewEvent): string {
  return type;
}

/** Types of the events after those that were there before the fault; what closing adds is left out. */
async function readAll(disk: MemoryDisk): Promise<string[]> {
  const { events } = await readSession(root, id, disk);
  return events.slice(3).flatMap(({ type }) => (type === "released" || type === "owned" ? [] : type));
}

function isPrefix(types: readonly string[], done: readonly NewEvent[]): boolean {
  return types.every((type, index) => done[index]?.type === type);
}
