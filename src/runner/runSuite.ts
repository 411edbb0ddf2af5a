import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { CaseResult, RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import type { Launcher, Worker } from "./launcher";
import { bootMs, resumes, unwindMs } from "./limits";
import { preparationOf } from "./preparation";
import { isPlainFileName } from "./privateFolder";
import {
  caseUnderWay,
  closeCase,
  concludeRun,
  createRecord,
  type Ending,
  type RunRecord,
  recordMessage,
} from "./runRecord";
import { startWatchdog, type Watchdog } from "./watchdog";
import { readMessage } from "./workerMessage";

export interface RunOptions {
  /** Where workers come from. */
  launcher: Launcher;
  /** Version of its interpreter, for the result. */
  version: string;
  /** Aborting ends the run as superseded and kills its processes. */
  signal?: AbortSignal;
  /** Hears that the run has to wait for Python to start, and that the wait is over. */
  onStarting?: (starting: boolean) => void;
  /** Hears of each case as it ends; a case can come twice when its class fails to tear down. */
  onCase?: (result: CaseResult) => void;
}

type StopReason = Extract<Ending, { type: "stopped" }>["reason"];

/**
 * Runs one attempt against one suite in processes of its own. Resolves with the last word of the run, or once it has
 * been killed; never rejects for what the code under test does.
 */
export async function runSuite(job: RunJob, options: RunOptions): Promise<RunResult> {
  const began = performance.now();
  const record = createRecord(job);
  const conclude = (ending: Ending) => concludeRun(record, ending, performance.now() - began, options.version);
  const bad = [job.solution, ...job.files].find(({ name }) => !isPlainFileName(name));
  if (bad) {
    const message = `\`${bad.name}\` is not a plain file name.`;
    return { outcome: "load-error", cases: [], total: 0, message, ms: 0, python: options.version };
  }
  const preparation = preparationOf(job);
  const watchdog = startWatchdog(job.limits.totalMs);
  try {
    for (let lost = 0; ; lost++) {
      if (options.signal?.aborted) return conclude({ type: "stopped", reason: "superseded", raw: "" });
      const worker = await options.launcher.acquire(preparation).catch((error: Error) => error);
      if (worker instanceof Error && options.signal?.aborted) continue;
      if (worker instanceof Error) return conclude({ type: "unstartable", message: worker.message });
      const ending = await runOnce(worker, job, record, watchdog, options);
      if (lost === resumes || !leavesOthers(record, ending)) return conclude(ending);
      const result = closeCase(record, ending);
      if (result) options.onCase?.(result);
      if (record.cases.size === record.total) return conclude({ type: "resumed" });
    }
  } finally {
    watchdog.end();
  }
}

/** Whether the run ended within a case, so that the cases behind it can still be run. */
function leavesOthers(record: RunRecord, ending: Ending): boolean {
  if (record.last || !caseUnderWay(record)) return false;
  return ending.type === "exit" || (ending.type === "stopped" && ending.reason === "case-time");
}

/** Gives a worker the cases that have no result yet. */
async function runOnce(
  worker: Worker,
  job: RunJob,
  record: RunRecord,
  watchdog: Watchdog,
  options: RunOptions,
): Promise<Ending> {
  const nonce = randomBytes(16).toString("hex");
  let stopped: StopReason | undefined;
  const stop = (reason: StopReason) => {
    // What the worker said last stands: nothing that comes after it can change the verdict.
    if (record.last === undefined) stopped ??= reason;
    worker.kill();
  };
  const abort = () => stop("superseded");
  options.signal?.addEventListener("abort", abort);
  if (options.signal?.aborted) abort();
  // A worker that still boots says when it is through with that; the time of the candidate begins then.
  watchdog.start(bootMs, stop);
  let heard = performance.now();
  const begin = () => {
    heard = performance.now();
    watchdog.feed(job.limits.caseMs + unwindMs);
    options.onStarting?.(false);
  };
  if (worker.isReady()) begin();
  else options.onStarting?.(true);
  const said = new Promise<Ending>((resolve) => {
    worker.run(orderOf(job, nonce, record), {
      onReady: begin,
      onFrame(frame) {
        if (stopped !== undefined || record.last !== undefined) return;
        const message = readMessage(frame, nonce);
        if (message === undefined) return stop("protocol");
        heard = performance.now();
        watchdog.feed(job.limits.caseMs + unwindMs);
        const result = recordMessage(record, message);
        if (result) options.onCase?.(result);
        if (message.type === "done" || message.type === "unloaded" || message.type === "flood") {
          resolve({ type: "exit", code: 0, signal: null, raw: message.raw ?? "" });
        }
      },
      onGarbage: () => stop("protocol"),
    });
  });
  const ended = worker.ended.then(({ code, signal, excess, raw }): Ending => {
    const reason = stopped ?? excess;
    return reason ? { type: "stopped", reason, raw } : { type: "exit", code, signal, raw };
  });
  const ending = await Promise.race([said, ended]);
  record.silentMs = performance.now() - heard;
  watchdog.rest();
  options.onStarting?.(false);
  options.signal?.removeEventListener("abort", abort);
  return ending;
}

function orderOf(job: RunJob, nonce: string, record: RunRecord): object {
  const { solution, solutionPath, only } = job;
  return { nonce, solution, solutionPath, only: only ?? null, skip: [...record.cases.keys()] };
}
