import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { readSession } from "../../src/storage/sessionFiles";
import type { Check } from "./checks";
import { openWindow } from "./windows";

const windows = 4;
const sameWithinMs = 2000;
const id = "2025-01-01T10-00-00-abcdef";

interface Seen {
  ms: number;
  checksum: string;
  distinct: number;
}

/** Four processes write edits to one session at once: all are kept, and all four have the same history within two seconds. */
export async function writeFromManyWindows(folder: string, edits: number): Promise<Check & { slowestMs: number }> {
  const root = join(folder, "windows");
  const { live } = await openWindow(root, id, "0000-first");
  await live.close();
  const program = join("out", "test", "support", "editWriter.js");
  const children = Array.from({ length: windows }, (_, index) =>
    fork(program, [root, id, `${index + 1}000-window`, String(edits)]),
  );
  await Promise.all(children.map((child) => next<{ saved: number }>(child)));
  const all = windows * edits;
  const seen = await Promise.all(
    children.map((child) => {
      child.send(all);
      return next<Seen>(child);
    }),
  );
  const { events } = await readSession(root, id);
  const kept = new Set(events.flatMap((event) => (event.type === "submitted" ? event.files[0]!.text : []))).size;
  const slowestMs = Math.max(...seen.map(({ ms }) => ms));
  const problems = [
    kept === all ? "" : `${kept} of ${all} edits are on the disk`,
    ...seen.map(({ distinct }, index) =>
      distinct === all ? "" : `window ${index + 1} knows ${distinct} of ${all} edits`,
    ),
    new Set(seen.map(({ checksum }) => checksum)).size === 1 ? "" : "the windows have different histories",
    slowestMs <= sameWithinMs ? "" : `the slowest window knew all after ${Math.round(slowestMs)} ms`,
  ].filter(Boolean);
  return { passed: problems.length === 0 ? kept : 0, problems, slowestMs };
}

async function next<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, "exit").then(() => Promise.reject(new Error("A window ended before it was done.")));
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message as T;
}
