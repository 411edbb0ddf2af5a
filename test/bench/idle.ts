import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { livingProcesses } from "../support/runner";
import { keptOrNot, notMeasured, orWhy, type PromiseId } from "./promises";
import type { Benchmark, Row } from "./row";
import { benchPython, cacheSaves } from "./saves";

const ids: readonly PromiseId[] = ["idle.cpu", "idle.memory"];
const idleMs = 5_000;
/** The next worker is made ready meanwhile. */
const settleMs = 1_000;

/** What waits for the next save while the person thinks. */
export const idle: Benchmark = {
  title: "Between saves",
  measure: () => orWhy(ids, measureIdle),
};

async function measureIdle(): Promise<Row[]> {
  if (process.platform !== "linux") return ids.map((id) => notMeasured(id, "measured on Linux only"));
  const { python } = await benchPython();
  const saves = cacheSaves(python);
  await saves.save();
  await delay(settleMs);
  // A process of ours has its private folder in its environment.
  const pids = await livingProcesses(`TMPDIR=${join(tmpdir(), "mock-interview-")}`);
  const before = await ticksOf(pids);
  await delay(idleMs);
  const ticks = (await ticksOf(pids)) - before;
  const memory = await pssOf(pids);
  await saves.end();
  if (pids.length === 0) throw new Error("no process of ours was found");
  const who = `${pids.length} waiting Python processes`;
  return [
    keptOrNot("idle.cpu", ticks, `of ${who} in ${idleMs / 1000} s, behind a save`),
    keptOrNot("idle.memory", memory / 1e6, `PSS of ${who}`),
  ];
}

/** User and system time the processes have taken, in ticks of the kernel. */
async function ticksOf(pids: readonly number[]): Promise<number> {
  const each = pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return sum(await Promise.all(each));
}

/** Bytes of memory, of shared pages a proportional part. */
async function pssOf(pids: readonly number[]): Promise<number> {
  const each = pids.map(async (pid) => {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "latin1");
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]) * 1024;
  });
  return sum(await Promise.all(each));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
