import { Emitter } from "../base/emitter";
import { UserError } from "../base/errors";
import { type Disposable, DisposableStore, toDisposable } from "../base/lifecycle";
import { solutionFile } from "../core/question/answerFile";
import type { RunResult } from "../core/question/runResult";
import { sizeTimes } from "../core/question/sizeTimes";
import { fewestSizes, fitGrowth } from "../core/scoring/fitGrowth";
import { commands } from "../host/manifest";
import { growthTests } from "../protocol/suiteTests";
import type { Desk } from "./desk";
import type { OpenQuestion } from "./openQuestion";
import type { Runs } from "./runs";

/** What is going on; what was found is in the progress of the question. */
export type GrowthState =
  | { kind: "idle" }
  /** The size that was measured last; none before the first. */
  | { kind: "measuring"; n?: number }
  | { kind: "failed"; message: string };

/** Measures how the time of the candidate's code grows with its input, and records what came out. One measurement at a time. */
export class Growth implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly states = new WeakMap<OpenQuestion, GrowthState>();
  /** The text of the last measurement in this window. */
  private readonly texts = new WeakMap<OpenQuestion, string>();

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly desk: Desk,
    private readonly runs: Runs,
  ) {}

  stateOf(open: OpenQuestion): GrowthState {
    return this.states.get(open) ?? { kind: "idle" };
  }

  /** The code differs from what was measured, as far as this window knows. */
  isStale(open: OpenQuestion): boolean {
    const measured = this.texts.get(open);
    const now = open.textNow(solutionFile);
    return measured !== undefined && now !== undefined && measured !== now;
  }

  /** The open question, if it can be measured now; else says why not. */
  measurable(): OpenQuestion {
    const { open, live } = this.desk;
    if (!open?.question.growthCode) throw new UserError(notDeclared);
    if (this.desk.isInterviewRunning) throw new UserError(duringInterview);
    if (live?.state.status === "paused") {
      throw new UserError("The clock is paused. Resume to go on.", { title: "Resume", command: commands.resume });
    }
    if (open.run.kind === "running") throw new UserError("The tests are running. Measure when they have ended.");
    if (this.stateOf(open).kind === "measuring") throw new UserError("A measurement is under way.");
    return open;
  }

  /** Measures the text of the editor. Stops quietly when `signal` says so, when the question is left or when its tests run. */
  async measure(open: OpenQuestion, signal: AbortSignal): Promise<void> {
    const stop = new AbortController();
    const listening = new DisposableStore();
    const abort = () => stop.abort();
    signal.addEventListener("abort", abort);
    listening.add(toDisposable(() => signal.removeEventListener("abort", abort)));
    listening.add(open.onDidStartRun(abort));
    listening.add(this.desk.onDidOpen(abort));
    this.set(open, { kind: "measuring" });
    let state: GrowthState = { kind: "idle" };
    try {
      const text = open.progress.attempts.length > 0 ? await open.textOf(solutionFile) : undefined;
      if (text === undefined) throw new UserError("There is no file of yours to measure.");
      if (signal.aborted) abort();
      const result = await this.run(open, text, stop.signal);
      if (!stop.signal.aborted) state = await this.conclude(open, text, result);
    } finally {
      listening.dispose();
      this.set(open, state);
      // What waits for a run is ready for another measurement now, but the next run is that of a save.
      void this.runs.warm(open.question, open.textNow(solutionFile) ?? "", open.pathOf(solutionFile));
    }
  }

  dispose(): void {
    this.store.dispose();
  }

  private run(open: OpenQuestion, text: string, signal: AbortSignal): Promise<RunResult> {
    return this.runs.start(open.question, text, open.pathOf(solutionFile), {
      tests: growthTests(open.question),
      signal,
      onCase: ({ name }) => {
        if (!signal.aborted) this.set(open, { kind: "measuring", n: Number(name) });
      },
    });
  }

  private async conclude(open: OpenQuestion, text: string, result: RunResult): Promise<GrowthState> {
    const problem = problemOf(result);
    if (problem !== undefined) return { kind: "failed", message: problem };
    const times = sizeTimes(result.cases);
    this.texts.set(open, text);
    const { curves } = fitGrowth(times);
    await this.desk.live?.record({ type: "measured", question: open.question.id, times, growth: curves });
    return { kind: "idle" };
  }

  private set(open: OpenQuestion, state: GrowthState): void {
    this.states.set(open, state);
    this.changed.fire();
  }
}

/** Why a run says nothing about growth; undefined when it does. */
export function problemOf(result: RunResult): string | undefined {
  const failed = result.cases.find(({ verdict }) => verdict !== "passed" && verdict !== "skipped");
  if (failed?.verdict === "errored") {
    return `Your code failed with n = ${sizeText(failed.name)}: ${failed.message?.split("\n")[0] ?? "no reason is known"}`;
  }
  const times = sizeTimes(result.cases);
  // A size that took too long was one too many; those before it stand.
  const ended = result.outcome === "passed" || result.outcome === "timed-out";
  if (result.outcome === "timed-out" && failed && times.length === 0) {
    return `Your code did not finish in time even with n = ${sizeText(failed.name)}.`;
  }
  if (ended && times.length >= fewestSizes) return undefined;
  if (result.outcome !== "passed") return result.message ?? "Your code could not be measured.";
  return "Too few sizes could be measured in the time there is, so nothing can be said about growth.";
}

function sizeText(name: string): string {
  return Number(name).toLocaleString("en-US");
}

const notDeclared = "This question has no target for growth, so there is nothing to measure.";
const duringInterview =
  "Growth is measured after the interview, because it would tell you whether your answer is right.";
