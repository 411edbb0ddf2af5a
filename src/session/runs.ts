import { Emitter, type Event } from "../base/emitter";
import type { Question } from "../core/question/question";
import type { CaseResult, RunResult } from "../core/question/runResult";
import type { RunTests } from "../protocol/runnerMessages";
import { isEmbedded } from "../runner/embeddedLauncher";
import type { Interpreter } from "../runner/interpreter";
import type { Runner } from "../runner/runner";
import type { Python } from "./python";
import { runJob } from "./runJob";
import { WholeRun } from "./wholeRun";

/** Starts runs of attempts; with no interpreter that fits, the result says so and what to do. */
export interface Runs {
  start(question: Question, text: string, path: string, options: RunOptions): Promise<RunResult>;
  /** Gets ready for a first run: whoever opens a question will save it. */
  warm(question: Question, text: string, path: string): Promise<void>;
  /** Runs what was not saved yet; a `start` of the same text is answered with it. Gives way to every other run. */
  ahead(question: Question, text: string, path: string): Promise<void>;
  /** A run has to wait for the embedded Python to start, which can be seen; others start too fast to speak of. */
  readonly isStarting: boolean;
  /** `isStarting` changed. */
  readonly onDidChange: Event<void>;
}

export interface RunOptions {
  only?: readonly string[];
  /** Runs even if the same text was run last with the same tests and interpreter; else that result is told again. */
  again?: boolean;
  /** Instead of the question's suite. */
  tests?: RunTests;
  signal: AbortSignal;
  onCase: (result: CaseResult) => void;
}

/** How long a run ahead may take (ms): half-written code often never ends. */
const aheadMs = 1_000;

/** `mayRun` is false while the editor does not trust the open folder: then no process is started at all. */
export function createRuns(python: Python, runner: Runner, mayRun: () => boolean): Runs {
  let latest: WholeRun | undefined;
  let active = 0;
  let isStarting = false;
  const changed = new Emitter<void>();
  const hearStart = (interpreter: Interpreter) => (starting: boolean) => {
    if (!isEmbedded(interpreter) || isStarting === starting) return;
    isStarting = starting;
    changed.fire();
  };

  /** Lets go of a run ahead that nobody asked for. */
  const dropAhead = () => {
    if (!latest || latest.told) return;
    latest.stop();
    latest = undefined;
  };

  return {
    get isStarting() {
      return isStarting;
    },
    onDidChange: changed.event,
    async start(question, text, path, { only, again, tests, signal, onCase }) {
      if (!mayRun()) return unrun("no-interpreter", untrusted);
      const { python: interpreter, problem } = await python.forQuestion(question);
      if (signal.aborted) return unrun("superseded");
      if (!interpreter) return unrun("no-interpreter", problem);
      const part = only || tests ? runJob(question, text, path, { only, tests }) : undefined;
      const known = latest?.answers(question, text, interpreter) && !(again && latest.told) ? latest : undefined;
      if (part || !known) dropAhead();
      active++;
      const onStarting = hearStart(interpreter);
      try {
        if (part) return await runner.run(part, interpreter, { signal, onStarting, onCase });
        latest = known ?? new WholeRun(runner, question, text, path, interpreter, onStarting);
        return await latest.tell(signal, onCase);
      } finally {
        active--;
      }
    },
    async warm(question, text, path) {
      if (!mayRun() || !question.runsCode) return;
      const { python: interpreter } = await python.forQuestion(question);
      if (interpreter) runner.warm(runJob(question, text, path), interpreter);
    },
    async ahead(question, text, path) {
      if (!mayRun() || !question.runsCode || active > 0) return;
      const { python: interpreter } = await python.forQuestion(question);
      if (!interpreter || active > 0 || latest?.answers(question, text, interpreter)) return;
      // Each run on it costs a process that boots for half a second: that is too much for a guess.
      if (isEmbedded(interpreter)) return runner.warm(runJob(question, text, path), interpreter);
      dropAhead();
      const one = new WholeRun(runner, question, text, path, interpreter, () => undefined);
      latest = one;
      const overdue = setTimeout(() => latest === one && dropAhead(), aheadMs);
      await one.over();
      clearTimeout(overdue);
    },
  };
}

function unrun(outcome: RunResult["outcome"], message?: string): RunResult {
  return { outcome, cases: [], total: 0, ms: 0, message };
}

const untrusted =
  "The open folder is not trusted, so your code does not run. Trust the folder, or open a window without one.";
