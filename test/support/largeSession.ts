import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LiveSession } from "../../src/session/liveSession";
import { storedSession } from "../../src/session/openSession";
import { encodeRecord } from "../../src/storage/record";
import { readSession, sessionFolder } from "../../src/storage/sessionFiles";
import type { Check } from "./checks";
import { samplePlan, sampleSection, sampleStart } from "./sampleSession";

const wantedBytes = 10e6;
const readWithinMs = 200;
const rounds = 5;

interface Timed {
  /** Of the processor, in ms. */
  ms: number;
  /** By the clock, in ms. */
  clockMs: number;
}

/**
 * A session of 10 MB, of time used and of answers handed in, is read within 200 ms, and taken up again within as much. The time of the
 * processor counts, the least of five: reading takes little else, and what other programs do meanwhile is not ours. Gives the time by the
 * clock, too.
 */
export async function reopenLarge(folder: string): Promise<Check & { read: Timed; resumed: Timed }> {
  const [root, id] = [join(folder, "large"), "2025-01-01T10-00-00-abcdef"];
  const plan = samplePlan([sampleSection("one", ["a", "b"])]);
  const lines = [encodeRecord({ type: "started", id, plan, at: sampleStart, n: 0 })];
  let bytes = 0;
  for (let n = 1; bytes < wantedBytes; n++) {
    const files = [{ name: "solution.py", text: `    return ${n}\n`.repeat(200) }];
    const event = n % 3 === 0 ? { type: "submitted", question: "a", files, keyPoints: [] } : { type: "used", ms: 2000 };
    lines.push(encodeRecord({ ...event, at: sampleStart + n, n }));
    bytes += lines.at(-1)!.length;
  }
  await mkdir(sessionFolder(root, id), { recursive: true });
  await writeFile(join(sessionFolder(root, id), "1000-first.jsonl"), lines.join(""));
  const read = await leastOf(rounds, async () => {
    const { events } = await readSession(root, id);
    if (events.length !== lines.length) throw new Error(`${events.length} of ${lines.length} records are read`);
  });
  const opened: LiveSession[] = [];
  const resumed = await leastOf(rounds, async () => {
    opened.push((await storedSession(root, id)).live);
  });
  for (const live of opened) {
    await live.close();
    live.dispose();
  }
  const problems = Object.entries({ read, resumed }).flatMap(([what, { ms }]) =>
    ms <= readWithinMs ? [] : [`it was ${what} after ${Math.round(ms)} ms`],
  );
  return { passed: 2 - problems.length, problems, read, resumed };
}

async function leastOf(times: number, work: () => Promise<void>): Promise<Timed> {
  const least: Timed = { ms: Number.POSITIVE_INFINITY, clockMs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < times; round++) {
    const begun = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least.ms = Math.min(least.ms, (user + system) / 1000);
    least.clockMs = Math.min(least.clockMs, performance.now() - begun);
  }
  return least;
}
