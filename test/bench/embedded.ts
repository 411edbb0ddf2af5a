import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RunJob } from "../../src/protocol/runnerMessages";
import { createEmbeddedLauncher, embeddedPython } from "../../src/runner/embeddedLauncher";
import type { Launcher } from "../../src/runner/launcher";
import { preparationOf } from "../../src/runner/preparation";
import { runSuite } from "../../src/runner/runSuite";
import { jobOf } from "../support/runner";
import { startBare } from "./peers";
import { keptOrNot, orWhy } from "./promises";
import { measureRounds, median, type OwnTime, quantile, showMs } from "./rounds";
import type { Benchmark, Row } from "./row";
import { benchPython } from "./saves";
import { cacheSolution, cacheTests } from "./suites";

const rounds = 10;
/** Who works on a question saves every few seconds at the fastest; the next Python has booted by then (ms). */
const thinkMs = 2_000;

/** The Python inside the package. */
export const embedded: Benchmark = {
  title: "Embedded Python",
  measure: async () => {
    // Where it is kept it would count for the next measurement too.
    const cache = await mkdtemp(join(await realpath(tmpdir()), "mock-interview-embedded-"));
    const [plain, fromSnapshot] = ["", cache].map((folder) => launcherIn(folder)) as [Launcher, Launcher];
    try {
      return [
        ...(await orWhy(["embedded.boot", "embedded.boot_snapshot"], () => measureBoot(plain, fromSnapshot))),
        ...(await orWhy(["embedded.lru10"], () => measureSaves(fromSnapshot))),
      ];
    } finally {
      await Promise.all([plain.retire(), fromSnapshot.retire()]);
      await rm(cache, { recursive: true, force: true });
    }
  },
};

const launcherIn = (cache: string) => createEmbeddedLauncher({ dist: resolve("dist"), cache }, console.error);
const job = jobOf(cacheSolution, cacheTests());

async function measureBoot(plain: Launcher, fromSnapshot: Launcher): Promise<Row[]> {
  // The first one leaves the snapshot.
  await boot(fromSnapshot);
  const times = await measureRounds(rounds, { plain: () => boot(plain), snapshot: () => boot(fromSnapshot) });
  const [slow, fast] = [median(times.plain), median(times.snapshot)];
  const also = (ms: readonly number[]) => `p95 ${showMs(quantile(ms, 0.95))}; ${rounds} rounds`;
  return [
    keptOrNot(
      "embedded.boot",
      slow,
      `a first verdict with nothing started ahead and no snapshot; ${showMs(fast)} with one; ${also(times.plain)}`,
    ),
    keptOrNot("embedded.boot_snapshot", fast, `the same from the snapshot of an earlier one; ${also(times.snapshot)}`),
  ];
}

/** A run with nothing started ahead: nearly all of its time is that of the boot. */
async function boot(launcher: Launcher): Promise<OwnTime> {
  const time = await run(job, launcher);
  await launcher.retire();
  return time;
}

async function run(one: RunJob, launcher: Launcher): Promise<OwnTime> {
  const { ms, outcome, message } = await runSuite(one, { launcher, version: embeddedPython.version });
  if (outcome !== "passed") throw new Error(`The run ended as ${outcome}: ${message}`);
  return { ownMs: ms };
}

async function measureSaves(launcher: Launcher): Promise<Row[]> {
  const { python } = await benchPython();
  let count = 0;
  const save = async (): Promise<OwnTime> => {
    const text = `${cacheSolution}# save ${count++}\n`;
    launcher.prepare(preparationOf(job));
    await delay(thinkMs);
    return run({ ...job, solution: { ...job.solution, text } }, launcher);
  };
  const { bare, lru } = await measureRounds(rounds, { bare: () => startBare(python), lru: save });
  const floor = median(bare);
  const detail = `the ten cases of an LRU cache: median ${showMs(median(lru))}, p95 ${showMs(quantile(lru, 0.95))}; B is ${showMs(floor)} on Python ${python.version}; ${rounds} rounds, ${thinkMs / 1000} s between saves`;
  return [keptOrNot("embedded.lru10", median(lru) / floor, detail)];
}
