import type { Interpreter } from "../../src/runner/interpreter";
import { createRunner } from "../../src/runner/runner";
import { loops } from "../support/hostile/loops";
import { type HostileProgram, jobOfProgram, limitOf } from "../support/hostile/program";
import { harness } from "../support/runner";
import { keptOrNot, orWhy } from "./promises";
import { quantile, showMs } from "./rounds";
import type { Benchmark, Row } from "./row";
import { benchPython, pauseMs } from "./saves";

const rounds = 3;
const ceilingMs = 500;

/** How long past its limit a solution that does not come back is let go on. */
export const hostile: Benchmark = {
  title: "Hostile solutions",
  measure: () => orWhy(["hostile.overrun"], measureOverruns),
};

async function measureOverruns(): Promise<Row[]> {
  const { python } = await benchPython();
  // One case each: what the others take once a worker was lost is not an overrun.
  const programs = loops.filter(({ methods, limits, verdict }) => !methods && !limits && verdict === "timed-out");
  const overruns: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const program of programs) overruns.push(await overrunOf(program, python));
  }
  const worst = Math.max(...overruns);
  const detail = `past a limit of ${showMs(limitOf(programs[0]!))}, from the save to the verdict: p95 of ${programs.length} endless programs, ${rounds} rounds; worst ${showMs(worst)}, goal <= ${showMs(ceilingMs)}`;
  return [keptOrNot("hostile.overrun", quantile(overruns, 0.95), detail, worst <= ceilingMs)];
}

async function overrunOf(program: HostileProgram, python: Interpreter): Promise<number> {
  const runner = createRunner(harness, (message) => console.error(message));
  try {
    const job = jobOfProgram({ ...program, methods: { test_hostile: "self.assertEqual(f(), 1)" } });
    runner.warm(job, python);
    await new Promise((resolve) => setTimeout(resolve, 2 * pauseMs));
    const began = performance.now();
    const { outcome } = await runner.run(job, python);
    const ms = performance.now() - began;
    if (outcome !== "timed-out") throw new Error(`A program that ${program.does} ended as ${outcome}.`);
    return ms - limitOf(program);
  } finally {
    await runner.retire();
  }
}
