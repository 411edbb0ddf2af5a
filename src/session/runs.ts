import type { Question } from "../core/question/question";
import type { CaseResult, RunResult } from "../core/question/runResult";
import { runSuite } from "../runner/runSuite";
import type { Python } from "./python";
import { runJob } from "./runJob";

/** Starts runs of attempts; with no interpreter that fits, the result says so and what to do. */
export interface Runs {
  start(question: Question, text: string, path: string, options: RunOptions): Promise<RunResult>;
}

export interface RunOptions {
  only?: readonly string[];
  signal: AbortSignal;
  onCase: (result: CaseResult) => void;
}

export function createRuns(python: Python, harness: string): Runs {
  return {
    async start(question, text, path, { only, signal, onCase }) {
      const choice = await python.forQuestion(question);
      if (signal.aborted) return { outcome: "superseded", cases: [], total: 0, ms: 0 };
      if (!choice.python) return { outcome: "no-interpreter", cases: [], total: 0, ms: 0, message: choice.problem };
      return runSuite(runJob(question, text, path, only), { python: choice.python, harness, signal, onCase });
    },
  };
}
