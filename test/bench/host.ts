import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { keptOrNot, orWhy } from "./promises";
import { measureRounds, median, quantile, showMs } from "./rounds";
import type { Benchmark, Row } from "./row";
import { benchPython, cacheSaves, pauseMs, type Saves } from "./saves";

const rounds = 30;
const ballastBytes = 400e6;

/** What a save costs the process that starts it, small and large. */
export const hostBlocks: Benchmark = {
  title: "Host",
  measure: () => orWhy(["verdict.big_host", "host.blocked_per_save"], measureHost),
};

async function measureHost(): Promise<Row[]> {
  const { python } = await benchPython();
  const saves = cacheSaves(python);
  const small = await measureSaves(saves);
  // Starting a process copies the page tables of all memory that was written to.
  const ballast = Buffer.alloc(ballastBytes, 1);
  // A process of before the ballast would hide what starting one costs now.
  await saves.end();
  const large = await measureSaves(saves);
  await saves.end();
  const held = `holding ${ballast.length / 1e6} MB of buffers`;
  const ratio = median(large.verdict) / median(small.verdict);
  return [
    keptOrNot(
      "verdict.big_host",
      ratio,
      `ten cases: median ${showMs(median(large.verdict))} ${held} against ${showMs(median(small.verdict))}, ${rounds} rounds each`,
    ),
    keptOrNot(
      "host.blocked_per_save",
      median(large.busy),
      `time the main thread took from a save until the next worker waits, all in all, median of ${rounds}, ${held}; p95 ${showMs(quantile(large.busy, 0.95))}; without them ${showMs(median(small.busy))}`,
    ),
  ];
}

async function measureSaves(saves: Saves): Promise<{ verdict: number[]; busy: number[] }> {
  const busy: number[] = [];
  await saves.save();
  const { verdict } = await measureRounds(rounds, {
    verdict: async () => {
      const began = threadMs();
      await delay(pauseMs);
      const before = threadMs();
      const time = await saves.saveAtOnce();
      await delay(pauseMs);
      // What waiting and looking take themselves is not ours.
      busy.push(threadMs() - before - (before - began));
      return time;
    },
  });
  // The round that does not count.
  return { verdict, busy: busy.slice(1) };
}

/** Processor time (ms) the main thread has taken: unlike time on the clock, what else the machine does is not in it. */
function threadMs(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ")[0]) / 1e6;
  } catch {
    // Not on Linux: that of all threads.
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}
