import { Emitter } from "../base/emitter";
import { CancelledError, UserError } from "../base/errors";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { solutionFile } from "../core/question/answerFile";
import type { OwnTestsCheck } from "../core/question/ownTestsCheck";
import type { Question } from "../core/question/question";
import type { CaseResult, RunResult } from "../core/question/runResult";
import { testsFile, testsSkeleton } from "../core/question/testsSkeleton";
import type { Documents } from "../host/documents";
import { commands } from "../host/manifest";
import { ownTests } from "../protocol/suiteTests";
import { ensureAttemptFile } from "../storage/attemptFiles";
import { checkOwnTests } from "./checkOwnTests";
import type { LiveSession } from "./liveSession";
import type { RunState } from "./runState";
import type { Runs } from "./runs";

export interface OwnTestsContext {
  question: Question;
  live: LiveSession;
  documents: Documents;
  runs: Runs;
  /** Absolute path of a file of the current attempt. */
  pathOf: (name: string) => string;
  /** Text of a file of the current attempt, from the editor or else from the disk. */
  textOf: (name: string) => Promise<string | undefined>;
}

export interface CheckOptions {
  signal: AbortSignal;
  onProgress: (done: number, of: number) => void;
}

/** The candidate's own tests of the open question: their file, their runs, their check. They never count for the question itself. */
export class OwnTests implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly started = this.store.add(new Emitter<void>());
  private readonly ended = this.store.add(new Emitter<RunResult | undefined>());
  private readonly left = new AbortController();
  private running: AbortController | undefined;
  /** The file as it was last seen; undefined when there is none. */
  private lastText: string | undefined;

  run: RunState = { kind: "idle" };
  /** What the last check said, and the text it was about. */
  checked: { result: OwnTestsCheck; text: string } | undefined;
  checking = false;
  readonly onDidChange = this.changed.event;
  readonly onDidStartRun = this.started.event;
  /** The file may have gone, or the disk may be full: then there is no result. */
  readonly onDidEndRun = this.ended.event;

  constructor(private readonly context: OwnTestsContext) {}

  /** Text of the file as it stands in the editor, else as last seen; undefined when there is none. */
  get text(): string | undefined {
    return this.context.documents.textOf(this.path) ?? this.lastText;
  }

  get path(): string {
    return this.context.pathOf(testsFile);
  }

  /** Whether the tests differ from those that were last run. */
  get isStale(): boolean {
    return this.run.kind === "done" && this.text !== this.run.text;
  }

  /** The session has ended without any: there is nothing to write them for. */
  get isTooLate(): boolean {
    return this.context.live.state.status === "ended" && this.text === undefined;
  }

  /** Sees whether there is a file. */
  async look(): Promise<void> {
    this.lastText = await this.context.textOf(testsFile);
    this.changed.fire();
  }

  /** Brings the file to the front; a new one holds a skeleton. What is there is never overwritten. */
  async write(): Promise<void> {
    const { question, documents } = this.context;
    if (this.isTooLate) throw new UserError("This session has ended, and it has no tests of your own.");
    const skeleton = testsSkeleton(question);
    await ensureAttemptFile(this.path, skeleton);
    await this.look();
    const line = this.text === skeleton ? skeleton.trimEnd().split("\n").length : undefined;
    await documents.open(this.path, { line });
  }

  /** Runs the tests on the text of a solution. A run under way is stopped. */
  async start(solution: string): Promise<void> {
    this.stop();
    const abort = new AbortController();
    this.running = abort;
    this.lastText = await this.context.textOf(testsFile);
    if (this.running !== abort) return;
    const text = this.lastText;
    if (text === undefined) return this.settle({ kind: "idle" }, undefined);
    this.run = { kind: "running", cases: [] };
    this.started.fire();
    this.changed.fire();
    try {
      const result = await this.runOn(solution, text, abort.signal, (one) => this.heard(abort, one));
      if (this.running === abort) this.settle({ kind: "done", result, text }, result);
    } catch (error) {
      if (this.running === abort) this.settle({ kind: "idle" }, undefined);
      throw error;
    }
  }

  /** Stops the run under way; what it still says is not heard. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.run.kind === "running") this.run = { kind: "idle" };
  }

  /** Stops the run under way; it ends as superseded. */
  cancelRun(): void {
    this.running?.abort();
  }

  /** What is known of the tests of an attempt that was left behind. */
  forgetRun(): void {
    this.stop();
    this.run = { kind: "idle" };
  }

  /** Tries the tests on the reference and on the wrong solutions; what they catch is noted in the session. */
  async check(options: CheckOptions): Promise<OwnTestsCheck> {
    const signal = AbortSignal.any([options.signal, this.left.signal]);
    const { question, live, documents, textOf } = this.context;
    await documents.save(this.path);
    const text = await textOf(testsFile);
    if (text === undefined) throw noTestsYet();
    const run = async (solution: string) => {
      const result = await this.runOn(solution, text, signal, () => undefined);
      if (signal.aborted) throw new CancelledError();
      return result;
    };
    this.setChecking(true);
    try {
      const result = await checkOwnTests(question, run, options.onProgress);
      this.checked = { result, text };
      if (result.kind === "checked") {
        const { caught, total } = result;
        await live.record({ type: "checked", question: question.id, caught: caught.length, total });
      }
      return result;
    } finally {
      this.setChecking(false);
    }
  }

  dispose(): void {
    this.stop();
    this.left.abort();
    this.store.dispose();
  }

  private runOn(
    solution: string,
    text: string,
    signal: AbortSignal,
    onCase: (one: CaseResult) => void,
  ): Promise<RunResult> {
    const { question, runs, pathOf } = this.context;
    return runs.start(question, solution, pathOf(solutionFile), { tests: ownTests(text), signal, onCase });
  }

  private heard(abort: AbortController, one: CaseResult): void {
    if (this.running !== abort || this.run.kind !== "running") return;
    this.run = { kind: "running", cases: [...this.run.cases, one] };
    this.changed.fire();
  }

  private settle(run: RunState, result: RunResult | undefined): void {
    this.running = undefined;
    this.run = run;
    this.ended.fire(result);
    this.changed.fire();
  }

  private setChecking(checking: boolean): void {
    this.checking = checking;
    this.changed.fire();
  }
}

function noTestsYet(): UserError {
  return new UserError("You have no tests of your own for this question yet.", {
    title: "Write My Own Tests",
    command: commands.writeTests,
  });
}
