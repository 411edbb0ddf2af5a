import { setTimeout as delay } from "node:timers/promises";
import type { Outcome, RunResult } from "../../src/core/question/runResult";
import type { RunJob } from "../../src/protocol/runnerMessages";
import type { Interpreter } from "../../src/runner/interpreter";
import { withPackages } from "../../src/runner/interpreter";
import { createRunner } from "../../src/runner/runner";
import { harness, jobOf, testPython } from "../support/runner";
import type { OwnTime } from "./rounds";
import { cacheSolution, cacheTests } from "./suites";

/** Nobody saves faster than this after a verdict (ms); the next worker has been started by then. */
export const pauseMs = 120;

/** Saves of one question, one after the other, as a person makes them. */
export interface Saves {
  /** A pause, then a save: the time from save to verdict. Rejects for any other outcome: a fast wrong answer is no measurement. */
  save(): Promise<OwnTime>;
  /** A save without the pause, where the next worker waits since the one before. */
  saveAtOnce(): Promise<OwnTime>;
  /** The same with nothing started ahead. */
  saveCold(): Promise<OwnTime>;
  /** A save of another text, with its verdict; the pause comes before it. */
  saveText(solution: string): Promise<RunResult>;
  /** Lets go of every process. */
  end(): Promise<void>;
}

export function createSaves(python: Interpreter, job: RunJob, expected: Outcome = "passed"): Saves {
  const runner = createRunner(harness, (message) => console.error(message));
  let count = 0;
  const timed = async (): Promise<OwnTime> => {
    // Another text each time: an answer that is known already is not what is measured here.
    const text = `${job.solution.text}\n# save ${count++}\n`;
    const began = performance.now();
    const { outcome, message } = await runner.run({ ...job, solution: { ...job.solution, text } }, python);
    const ownMs = performance.now() - began;
    if (outcome !== expected) throw new Error(`The run ended as ${outcome}, not ${expected}: ${message}`);
    return { ownMs };
  };
  return {
    async save() {
      runner.warm(job, python);
      await delay(pauseMs);
      return timed();
    },
    saveAtOnce: timed,
    async saveCold() {
      await runner.retire();
      return timed();
    },
    async saveText(text) {
      await delay(pauseMs);
      return runner.run({ ...job, solution: { ...job.solution, text } }, python);
    },
    end: () => runner.retire(),
  };
}

/** Saves of the cache, with the first `count` of its ten cases. */
export function cacheSaves(python: Interpreter, count?: number, { async = false } = {}): Saves {
  return createSaves(python, jobOf(cacheSolution, cacheTests(count, { async })));
}

/** The Python of all comparisons: one that has pytest, Debian's before others. Where none has it, any. */
export async function benchPython(): Promise<{ python: Interpreter; hasPytest: boolean }> {
  const setting = process.env["MOCK_INTERVIEW_PYTHON"] ?? "/usr/bin/python3";
  const { python } = await withPackages(["pytest"], { setting });
  return python ? { python, hasPytest: true } : { python: await testPython(), hasPytest: false };
}
