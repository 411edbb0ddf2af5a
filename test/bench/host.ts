import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { jobOf, run } from "../support/runner";
import { measureRounds, median, type OwnTime, quantile, showMs } from "./rounds";
import { type Benchmark, type Row, toRow } from "./row";
import { cacheSolution, cacheTests } from "./suites";

const rounds = 20;
const ballastBytes = 400e6;
/** The probe looks each millisecond, so that much is in every reading. */
const probeMs = 1;

/** How long a run holds up the process that starts it, small and large. */
export const hostBlocks: Benchmark = {
  title: "Host",
  measure: async () => {
    const small = await measureBlock("host.block", null, "without ballast");
    // Starting a process copies the page tables of all memory that was written to.
    const ballast = Buffer.alloc(ballastBytes, 1);
    const large = await measureBlock("host.block-400mb", ["<", 3], `holding ${ballast.length / 1e6} MB of buffers`);
    return [small, large];
  },
};

async function measureBlock(id: string, goal: ["<", number] | null, how: string): Promise<Row> {
  const suite = jobOf(cacheSolution, cacheTests());
  const times = await measureRounds(rounds, {
    run: () => longestBlock(() => run(suite)),
    quiet: () => longestBlock(() => delay(60)),
  });
  const detail = `longest in a run, median of ${rounds}, ${how}; p95 ${showMs(quantile(times.run, 0.95))}; a quiet host shows ${showMs(median(times.quiet))}`;
  return toRow(id, median(times.run), "ms", goal, detail);
}

/** The longest time (ms) the event loop was held up during `work`, at most one tick of the probe too much. */
export async function longestBlock(work: () => Promise<unknown>): Promise<OwnTime> {
  const probe = monitorEventLoopDelay({ resolution: probeMs });
  probe.enable();
  // The probe has to tick once before it can see a block.
  await delay(2 * probeMs);
  probe.reset();
  await work();
  await delay(2 * probeMs);
  probe.disable();
  return { ownMs: probe.max / 1e6 };
}
