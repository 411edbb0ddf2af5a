import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { CaseResult, RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import { callOf } from "./caseTable";
import type { Interpreter } from "./interpreter";
import { bootMs, unwindMs } from "./limits";
import { createPrivateFolder, isPlainFileName, removePrivateFolder } from "./privateFolder";
import { concludeRun, createRecord, type Ending, type RunRecord, recordMessage } from "./runRecord";
import { startWatchdog } from "./watchdog";
import { readMessage } from "./workerMessage";
import { startWorker } from "./workerProcess";

export interface RunOptions {
  python: Interpreter;
  /** Folder that holds worker.py. */
  harness: string;
  /** Aborting ends the run as superseded and kills its processes. */
  signal?: AbortSignal;
  /** Hears of each case as it ends; a case can come twice when its class fails to tear down. */
  onCase?: (result: CaseResult) => void;
}

type StopReason = Extract<Ending, { type: "stopped" }>["reason"];

/** Runs one attempt against one suite in a process of its own. Resolves when no process and no file of it is left; never rejects for what the code under test does. */
export async function runSuite(job: RunJob, options: RunOptions): Promise<RunResult> {
  const began = performance.now();
  const conclude = (record: RunRecord, ending: Ending) =>
    concludeRun(record, ending, performance.now() - began, options.python.version);
  const record = createRecord(job);
  if (options.signal?.aborted) return conclude(record, { type: "stopped", reason: "superseded", raw: "" });
  const bad = [job.solution, ...job.files].find(({ name }) => !isPlainFileName(name));
  if (bad) {
    const message = `\`${bad.name}\` is not a plain file name.`;
    return { outcome: "load-error", cases: [], total: 0, message, ms: 0, python: options.python.version };
  }
  const folder = await createPrivateFolder();
  try {
    return conclude(record, await runInFolder(job, options, folder, record));
  } finally {
    await removePrivateFolder(folder);
  }
}

async function runInFolder(job: RunJob, options: RunOptions, folder: string, record: RunRecord): Promise<Ending> {
  const nonce = randomBytes(16).toString("hex");
  let stopped: StopReason | undefined;
  let swept: Promise<void> | undefined;
  const sweep = () => {
    swept ??= worker.kill();
  };
  const stop = (reason: StopReason) => {
    // What the worker said last stands: nothing that comes after it can change the verdict.
    if (record.last === undefined) stopped ??= reason;
    sweep();
  };
  const watchdog = startWatchdog(job.limits.totalMs, stop);
  const worker = startWorker(options.python, options.harness, folder, {
    onFrame(frame) {
      if (stopped !== undefined || record.last !== undefined) return;
      const message = readMessage(frame, nonce);
      if (message === undefined) return stop("protocol");
      watchdog.feed(job.limits.caseMs + unwindMs);
      const result = recordMessage(record, message);
      if (result) options.onCase?.(result);
    },
    onGarbage: () => stop("protocol"),
    onRaw: (total) => total > job.limits.outputBytes && stop("output"),
    onExit: (code) => !leftNothing(record, code) && sweep(),
  });
  watchdog.feed(bootMs);
  worker.send(jobFrame(job, nonce, options.python));
  const abort = () => stop("superseded");
  options.signal?.addEventListener("abort", abort);
  const { code, signal, error, raw } = await worker.ended;
  options.signal?.removeEventListener("abort", abort);
  watchdog.end();
  await swept;
  if (error) return { type: "unstartable", message: `Python could not be started: ${options.python.executable}` };
  return stopped ? { type: "stopped", reason: stopped, raw } : { type: "exit", code, signal, raw };
}

/** Whether the worker's supervisor left in its own way, which on Linux means that nothing of the run is about. */
function leftNothing({ last }: RunRecord, code: number | null): boolean {
  return process.platform === "linux" && last !== undefined && code === 0;
}

function jobFrame(job: RunJob, nonce: string, python: Interpreter): object {
  const { solution, solutionPath, files, limits, only } = job;
  const tests = "cases" in job.tests ? { cases: job.tests.cases.map(callOf) } : job.tests;
  return { nonce, solution, solutionPath, files, tests, only: only ?? null, limits, sitePaths: python.sitePaths };
}
