import type { Outcome } from "../../src/core/question/runResult";
import { defaultLimits } from "../../src/runner/limits";
import { jobOf, run, suiteOf } from "../support/runner";
import { longestBlock } from "./host";
import { measureRounds, median, type OwnTime, quantile, showMs } from "./rounds";
import { type Benchmark, type Row, toRow } from "./row";

const rounds = 20;
const limits = { ...defaultLimits, caseMs: 200, totalMs: 10_000 };
const tests = suiteOf({ test_a: "pass", test_b: "f()" });

const programs = {
  normal: "def f(): pass\n",
  endless: "def f():\n    while True: pass\n",
  // Never comes back from C, so that nothing but a kill ends it.
  stubborn: "def f(): sum(range(10**15))\n",
  printing: "def f():\n    for _ in range(100): print('x' * 1_000_000)\n",
  flooding: "import os\ndef f():\n    for _ in range(1600): os.write(2, b'x' * 65536)\n",
};

/** What hostile solutions cost the host. */
export const hostileRuns: Benchmark = {
  title: "Hostile solutions",
  measure: async () => [...(await measureKills()), ...(await measurePrints())],
};

async function measureKills(): Promise<Row[]> {
  const times = await measureRounds(rounds, {
    endless: () => overrun(programs.endless),
    stubborn: () => overrun(programs.stubborn),
  });
  const after = await measureRounds(rounds, {
    normal: async () => {
      await timeOf(programs.normal, "passed");
      return timeOf(programs.normal, "passed");
    },
    killed: async () => {
      await overrun(programs.stubborn);
      return timeOf(programs.normal, "passed");
    },
  });
  const late = (name: "endless" | "stubborn") =>
    `p95 of ${rounds}, from the end of the case before to the verdict with nothing left, less ${limits.caseMs} ms; median ${showMs(median(times[name]))}`;
  const ratio = median(after.killed) / median(after.normal);
  const compared = `median ${showMs(median(after.killed))} against ${showMs(median(after.normal))}, ${rounds} rounds`;
  return [
    toRow("hostile.overrun", quantile(times.endless, 0.95), "ms", ["<=", 25], `an endless loop: ${late("endless")}`),
    toRow(
      "hostile.overrun-killed",
      quantile(times.stubborn, 0.95),
      "ms",
      ["<=", 500],
      `a loop inside C, which only a kill ends: ${late("stubborn")}`,
    ),
    toRow("hostile.next-save", ratio, "x", ["<=", 2], `behind a killed run: ${compared}`),
  ];
}

async function timeOf(solution: string, expected: Outcome): Promise<OwnTime> {
  const { outcome, ms, message } = await run(jobOf(solution, tests, { limits }));
  if (outcome !== expected) throw new Error(`Ended as ${outcome}, not ${expected}: ${message}`);
  return { ownMs: ms };
}

/** How much later than its limit (ms) the second case's run is over. */
async function overrun(solution: string): Promise<OwnTime> {
  let began = 0;
  const { outcome } = await run(jobOf(solution, tests, { limits }), {
    onCase: ({ name }) => {
      if (name === "test_a") began = performance.now();
    },
  });
  if (outcome !== "timed-out" || began === 0) throw new Error(`Ended as ${outcome}, not timed-out`);
  return { ownMs: performance.now() - began - limits.caseMs };
}

async function measurePrints(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, what] of [
    ["printing", "prints 100 MB"],
    ["flooding", "writes 100 MB past the streams"],
  ] as const) {
    const blocks: number[] = [];
    const heaps: number[] = [];
    const { print } = await measureRounds(5, {
      print: async () => {
        const before = process.memoryUsage().heapUsed;
        let time: OwnTime | undefined;
        const block = await longestBlock(async () => {
          time = await timeOf(programs[name], "too-much-output");
        });
        blocks.push(block.ownMs);
        heaps.push((process.memoryUsage().heapUsed - before) / 1e6);
        return time;
      },
    });
    rows.push(
      toRow(`hostile.${name}`, median(print), "ms", null, `to the verdict of a solution that ${what}, median of 5`),
      toRow(`hostile.${name}-block`, Math.max(...blocks), "ms", ["<=", 50], `longest block of the host, ${what}`),
      toRow(`hostile.${name}-heap`, Math.max(0, ...heaps), "MB", ["<", 16], `growth of the heap of the host, ${what}`),
    );
  }
  return rows;
}
