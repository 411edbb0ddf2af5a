import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { buildEnvironment } from "./environment";
import type { Interpreter } from "./interpreter";
import type { Excess, Preparation, Worker, WorkerEnd } from "./launcher";
import { keptBytes, pipesMs } from "./limits";
import { killTree } from "./processTree";
import { startTalk } from "./workerTalk";

/** A worker process that waits for its run. */
export interface WaitingWorker extends Worker {
  prepare(preparation: Preparation): void;
  /** Rejects when the process could not be started at all. */
  started: Promise<void>;
}

/** Exit codes of a supervisor that ended a run, see supervisor.py. */
const excessCodes: Record<number, Excess> = { 71: "processes", 72: "memory", 73: "output" };

/**
 * The command line of a Python that runs worker.py: nothing of the person's own Python set-up is loaded. Python keeps the
 * compiled harness beside it where it may, which halves the time of a first run.
 */
export function workerCommand(python: Interpreter, harness: string): [string, string[]] {
  return [python.executable, ["-I", "-S", "-X", "utf8", join(harness, "worker.py")]];
}

/** Starts a worker in a private folder. `harness` is the folder that holds worker.py. */
export function startWorker(python: Interpreter, harness: string, folder: string): WaitingWorker {
  const [program, args] = workerCommand(python, harness);
  const child = spawn(program, args, {
    cwd: folder,
    env: buildEnvironment(process.env, folder),
    // A group of its own, so that the whole of it can be killed, and a signal it sends to its group stays there.
    detached: process.platform !== "win32",
    windowsHide: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  return watchWorker(child, program, python.sitePaths, folder);
}

/**
 * A worker that has just been spawned in a private folder, at the head of its own group, with pipes for its three streams.
 * `killAll` ends it and all it started.
 */
export function watchWorker(
  child: ChildProcess,
  program: string,
  sitePaths: readonly string[],
  folder: string,
  killAll: (pid: number) => Promise<void> = (pid) => killTree(pid, folder),
): WaitingWorker {
  const talk = startTalk(child.stdout!, child.stdin!, sitePaths);
  const started = new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", () => reject(new Error(`Python could not be started: ${program}`)));
  });
  // Whoever waits for it hears of it; a worker nobody took is not worth a word.
  started.catch(() => undefined);
  let swept: Promise<void> | undefined;
  const kill = () => {
    if (child.pid !== undefined) swept ??= killAll(child.pid);
  };
  let outputBytes = Number.POSITIVE_INFINITY;
  const raw = hearRaw(child, (total) => total > outputBytes && kill());
  // A supervisor that leaves in its own way has nothing of the run about any more.
  child.once("exit", (_code, signal) => (process.platform !== "linux" || signal !== null) && kill());
  // The channel ends with the worker; a supervisor that stays behind has been stopped by the candidate.
  child.stdout?.once("close", () => {
    const stuck = setTimeout(kill, pipesMs);
    child.once("exit", () => clearTimeout(stuck));
    if (child.exitCode !== null || child.signalCode !== null) clearTimeout(stuck);
  });
  const ended = waitForEnd(child).then(async ({ code, signal }): Promise<WorkerEnd> => {
    await swept;
    const excess = raw.total() > outputBytes ? "output" : excessCodes[code ?? 0];
    return { code, signal, excess, raw: raw.text() };
  });
  return {
    ...talk,
    prepare(preparation) {
      outputBytes = preparation.limits.outputBytes;
      talk.prepare(preparation);
    },
    started,
    kill,
    ended,
  };
}

function hearRaw(child: ChildProcess, onData: (total: number) => unknown): { text(): string; total(): number } {
  const kept: Buffer[] = [];
  let total = 0;
  child.stderr?.on("data", (chunk: Buffer) => {
    // A copy, because a slice would keep the whole chunk alive.
    if (total < keptBytes) kept.push(Buffer.from(chunk.subarray(0, keptBytes - total)));
    total += chunk.length;
    onData(total);
  });
  return { text: () => Buffer.concat(kept).toString("utf8"), total: () => total };
}

function waitForEnd(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    let overdue: NodeJS.Timeout | undefined;
    child.once("error", () => child.pid === undefined && resolve({ code: null, signal: null }));
    child.once("exit", () => {
      overdue = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, pipesMs);
    });
    child.once("close", (code, signal) => {
      clearTimeout(overdue);
      resolve({ code, signal });
    });
  });
}
