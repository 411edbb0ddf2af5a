import type { Outcome, Verdict } from "../../../src/core/question/runResult";
import type { Limits, RunJob } from "../../../src/protocol/runnerMessages";
import { defaultLimits } from "../../../src/runner/limits";
import { jobOf, suiteOf } from "../runner";

/** A solution that attacks the run; its `f` should return 1. Every program carries what must become of it. */
export interface HostileProgram {
  does: string;
  code: string;
  outcome: Outcome;
  /** Of the hostile case; absent where the file does not load. */
  verdict?: Verdict;
  /** What the hostile case says, or the run where no case was reached. */
  message?: RegExp;
  /** What the hostile case is heard to print. */
  output?: RegExp;
  limits?: Partial<Limits>;
  /** Method bodies by name, instead of one hostile case between two that do nothing. */
  methods?: Record<string, string>;
  /** Verdicts by name, where they are not those that follow from `verdict`. */
  verdicts?: Record<string, Verdict>;
  /** Class the tests derive from. */
  base?: "IsolatedAsyncioTestCase";
}

/** Filling memory is slow on a busy machine: there the time limit is not what is tried. */
export const smallMemory: Partial<Limits> = { caseMs: 4_500, memoryBytes: 128 << 20 };

/** For programs that work for a while within their rights. */
export const ampleTime: Partial<Limits> = { caseMs: 4_000 };

const limits: Limits = { ...defaultLimits, caseMs: 400, totalMs: 5_000 };
const around = { test_before: "pass", test_hostile: "self.assertEqual(f(), 1)", test_after: "pass" };

export function jobOfProgram(program: HostileProgram): RunJob {
  const tests = suiteOf(program.methods ?? around, program.base);
  return jobOf(program.code, tests, { limits: { ...limits, ...program.limits } });
}

/** The longest a run of the program may take (ms). */
export function limitOf(program: HostileProgram): number {
  return program.limits?.totalMs ?? program.limits?.caseMs ?? limits.caseMs;
}
