import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { jobOf, suiteOf } from "../support/runner";
import { startBare } from "./peers";
import { keptOrNot, orWhy } from "./promises";
import { measureRounds, median, showMs } from "./rounds";
import type { Benchmark, Row } from "./row";
import { benchPython, createSaves } from "./saves";

const rounds = 30;
const growthGoal = 2e6;
const tests = suiteOf({ test_a: "f()" });

const programs = {
  printing: "def f():\n    for _ in range(100): print('x' * 1_000_000)\n",
  // Past the streams that Python writes to.
  flooding: "import os\ndef f():\n    for _ in range(1600): os.write(1, b'x' * 65536)\n",
};

/** A solution that writes 100 MB, by `print` and past it. */
export const floods: Benchmark = {
  title: "Floods",
  measure: () => orWhy(["flood.100mb"], measureFloods),
};

async function measureFloods(): Promise<Row[]> {
  const { python } = await benchPython();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const saves = Object.values(programs).map((text) => createSaves(python, jobOf(text, tests), "too-much-output"));
  let growth = 0;
  const flood = (index: number) => async () => {
    collect();
    const before = heldBytes();
    const time = await saves[index]!.save();
    growth = Math.max(growth, heldBytes() - before);
    return time;
  };
  const times = await measureRounds(rounds, { bare: () => startBare(python), printing: flood(0), flooding: flood(1) });
  await Promise.all(saves.map((one) => one.end()));
  const floor = median(times.bare);
  const worst = Math.max(median(times.printing), median(times.flooding));
  const detail = `by print ${showMs(median(times.printing))}, past the streams ${showMs(median(times.flooding))}, the slower counts; host grew by ${(growth / 1e6).toFixed(2)} MB at most, goal <= ${growthGoal / 1e6} MB; ${rounds} rounds`;
  return [keptOrNot("flood.100mb", worst / floor, detail, growth <= growthGoal)];
}

/** Memory of this process that data takes, garbage included. */
function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
