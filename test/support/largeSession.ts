import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeRecord } from "../../src/storage/record";
import { readSession, sessionFolder } from "../../src/storage/sessionFiles";
import type { Check } from "./checks";
import { samplePlan, sampleSection, sampleStart } from "./sampleSession";

const wantedBytes = 10e6;
const readWithinMs = 200;
const rounds = 5;

/**
 * A session of 10 MB, of time used and of answers handed in, is read within 200 ms. The time of the processor counts, the least of five:
 * reading takes little else, and what other programs do meanwhile is not ours. Gives the time by the clock, too.
 */
export async function reopenLarge(folder: string): Promise<Check & { ms: number; clockMs: number }> {
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
  const times: number[] = [];
  const clocks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    const before = process.cpuUsage();
    const { events } = await readSession(root, id);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    clocks.push(performance.now() - begun);
    if (events.length !== lines.length) throw new Error(`${events.length} of ${lines.length} records are read`);
  }
  const [ms, clockMs] = [Math.min(...times), Math.min(...clocks)];
  const problems = ms <= readWithinMs ? [] : [`it took ${Math.round(ms)} ms`];
  return { passed: 1 - problems.length, problems, ms, clockMs };
}
