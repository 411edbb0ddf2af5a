import type { Question } from "../core/question/question";
import type { CaseResult, RunResult } from "../core/question/runResult";
import type { Runner } from "../runner/runner";
import type { Python } from "./python";
import { runJob } from "./runJob";

/** Starts runs of attempts; with no interpreter that fits, the result says so and what to do. */
export interface Runs {
  start(question: Question, text: string, path: string, options: RunOptions): Promise<RunResult>;
  /** Gets ready for a first run: whoever opens a question will save it. */
  warm(question: Question, text: string, path: string): Promise<void>;
}

export interface RunOptions {
  only?: readonly string[];
  signal: AbortSignal;
  onCase: (result: CaseResult) => void;
}

/** `mayRun` is false while the editor does not trust the open folder: then no process is started at all. */
export function createRuns(python: Python, runner: Runner, mayRun: () => boolean): Runs {
  return {
    async start(question, text, path, { only, signal, onCase }) {
      if (!mayRun()) return { outcome: "no-interpreter", cases: [], total: 0, ms: 0, message: untrusted };
      const choice = await python.forQuestion(question);
      if (signal.aborted) return { outcome: "superseded", cases: [], total: 0, ms: 0 };
      if (!choice.python) return { outcome: "no-interpreter", cases: [], total: 0, ms: 0, message: choice.problem };
      return runner.run(runJob(question, text, path, only), choice.python, { signal, onCase });
    },
    async warm(question, text, path) {
      if (!mayRun() || !question.runsCode) return;
      const choice = await python.forQuestion(question);
      if (choice.python) runner.warm(runJob(question, text, path), choice.python);
    },
  };
}

const untrusted =
  "The open folder is not trusted, so your code does not run. Trust the folder, or open a window without one.";
