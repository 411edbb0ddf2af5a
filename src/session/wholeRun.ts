import type { Question } from "../core/question/question";
import type { CaseResult, RunResult } from "../core/question/runResult";
import type { Interpreter } from "../runner/interpreter";
import type { Runner } from "../runner/runner";
import { runJob } from "./runJob";

/** Outcomes that the same text would have again. */
const lasting: readonly RunResult["outcome"][] = ["passed", "failed", "load-error"];

/** A run of a whole suite, begun for somebody or ahead of being asked for. */
export class WholeRun {
  private readonly controller = new AbortController();
  private readonly cases: CaseResult[] = [];
  private hear: ((result: CaseResult) => void) | undefined;
  private readonly result: Promise<RunResult>;
  private outcome: RunResult["outcome"] | undefined;
  /** Somebody has asked for it. */
  told = false;

  constructor(
    runner: Runner,
    private readonly question: Question,
    private readonly text: string,
    path: string,
    private readonly python: Interpreter,
    onStarting: (starting: boolean) => void,
  ) {
    const onCase = (one: CaseResult) => {
      this.cases.push(one);
      this.hear?.(one);
    };
    const { signal } = this.controller;
    this.result = runner.run(runJob(question, text, path), python, { signal, onStarting, onCase }).then((result) => {
      this.outcome = result.outcome;
      return result;
    });
  }

  /** Whether it answers for this text, with the same tests and interpreter. */
  answers(question: Question, text: string, python: Interpreter): boolean {
    const same = this.question === question && this.text === text && isSamePython(this.python, python);
    const lasts = this.outcome === undefined ? !this.told : lasting.includes(this.outcome);
    return same && lasts && !this.controller.signal.aborted;
  }

  /** Its result, cases first; `repeated` when it was told before. */
  async tell(signal: AbortSignal, onCase: (result: CaseResult) => void): Promise<RunResult> {
    const repeated = this.told;
    this.told = true;
    for (const one of this.cases) onCase(one);
    this.hear = onCase;
    const stop = () => this.stop();
    signal.addEventListener("abort", stop);
    const result = await this.result.finally(() => signal.removeEventListener("abort", stop));
    return repeated ? { ...result, repeated } : result;
  }

  /** Ends it unless it is over. */
  stop(): void {
    if (this.outcome === undefined) this.controller.abort();
  }

  /** Resolves when it is over, however it went. */
  async over(): Promise<void> {
    await this.result.catch(() => undefined);
  }
}

/** A virtual environment has the program of another Python; its packages tell them apart. */
function isSamePython(a: Interpreter, b: Interpreter): boolean {
  return a.executable === b.executable && a.version === b.version && a.sitePaths.join("\0") === b.sitePaths.join("\0");
}
