import type { Disposable } from "../base/lifecycle";
import { Turns } from "../base/turns";
import type { RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import { createLauncher } from "./createLauncher";
import type { Interpreter } from "./interpreter";
import type { Launcher, Report } from "./launcher";
import { idleMs } from "./limits";
import { preparationOf } from "./preparation";
import { removeStaleFolders } from "./privateFolder";
import { type RunOptions, runSuite } from "./runSuite";

/** Runs attempts, and keeps workers waiting between runs. */
export interface Runner extends Disposable {
  /** Runs one attempt against one suite; see `runSuite`. */
  run(
    job: RunJob,
    python: Interpreter,
    options?: Pick<RunOptions, "signal" | "onStarting" | "onCase">,
  ): Promise<RunResult>;
  /** Has a worker wait for the first run of a suite. */
  warm(job: RunJob, python: Interpreter): void;
  /** Lets go of what waits; resolves when no process and no file of any run is left. */
  retire(): Promise<void>;
}

/** `harness` is the folder that holds worker.py. No process is started before the first `warm` or `run`. */
export function createRunner(harness: string, report: Report, launch = createLauncher): Runner {
  const launchers = new Map<string, Launcher>();
  // A run that was superseded while it waited for its turn is over before it takes a worker.
  const turns = new Turns();
  let idle: NodeJS.Timeout | undefined;
  let swept = false;

  const retire = async () => {
    clearTimeout(idle);
    await Promise.all([...launchers.values()].map((launcher) => launcher.retire()));
  };
  const launcherOf = (python: Interpreter): Launcher => {
    if (!swept) void removeStaleFolders();
    swept = true;
    const key = JSON.stringify([python.executable, python.sitePaths]);
    const launcher = launchers.get(key) ?? launch(python, harness, report);
    launchers.set(key, launcher);
    clearTimeout(idle);
    idle = setTimeout(() => void retire(), launcher.idleMs ?? idleMs);
    idle.unref();
    // One question is open at a time: nothing waits for another interpreter's.
    for (const [other, one] of launchers) if (other !== key) void one.retire();
    return launcher;
  };

  return {
    run: (job, python, options) =>
      turns.take(() => runSuite(job, { ...options, launcher: launcherOf(python), version: python.version })),
    warm: (job, python) => launcherOf(python).prepare(preparationOf(job)),
    retire,
    dispose: () => void retire(),
  };
}
