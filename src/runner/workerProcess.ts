import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { buildEnvironment } from "./environment";
import { createFrameReader, encodeFrame } from "./frames";
import type { Interpreter } from "./interpreter";
import { keptBytes, pipesMs } from "./limits";
import { killTree } from "./processTree";

/** What a worker process tells whoever started it. */
export interface WorkerListener {
  /** A whole frame, as parsed JSON; not checked. */
  onFrame(frame: unknown): void;
  /** Its protocol channel holds something that is not a frame. */
  onGarbage(): void;
  /** It wrote past its streams: total bytes of raw output so far. */
  onRaw(total: number): unknown;
  /** It has exited; frames may still be on their way. */
  onExit(code: number | null): unknown;
}

export interface WorkerEnd {
  code: number | null;
  signal: string | null;
  /** Set when the process could not be started at all. */
  error?: Error;
  /** First part of what came past the replaced streams. */
  raw: string;
}

/** A Python process that runs one job. */
export interface WorkerProcess {
  send(frame: unknown): void;
  /** Kills it and everything it started; resolves when they are gone. */
  kill(): Promise<void>;
  /** Resolves after its exit and the end of its streams: an exit notice can overtake the last frame. */
  ended: Promise<WorkerEnd>;
}

/** Starts a worker in a private folder. `harness` is the folder that holds worker.py. */
export function startWorker(
  python: Interpreter,
  harness: string,
  folder: string,
  listener: WorkerListener,
): WorkerProcess {
  const args = [...["-I", "-S", "-B"], ...["-X", "utf8"], join(harness, "worker.py")];
  const child = spawn(python.executable, args, {
    cwd: folder,
    env: buildEnvironment(process.env, folder),
    // A group of its own, so that the whole of it can be killed, and a signal it sends to its group stays there.
    detached: process.platform !== "win32",
    windowsHide: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  // The reader of a dead worker is nobody's concern: its end is told by `ended`.
  child.stdin?.on("error", () => undefined);
  hearFrames(child, listener);
  const rawText = hearRaw(child, listener);
  return {
    send: (frame) => void child.stdin?.write(encodeFrame(frame)),
    kill: () => (child.pid === undefined ? Promise.resolve() : killTree(child.pid, folder)),
    ended: waitForEnd(child, listener, rawText),
  };
}

function hearFrames(child: ChildProcess, listener: WorkerListener): void {
  const reader = createFrameReader();
  child.stdout?.on("data", (chunk: Buffer) => {
    const { frames, broken } = reader.push(chunk);
    for (const frame of frames) listener.onFrame(frame);
    if (broken) listener.onGarbage();
  });
}

function hearRaw(child: ChildProcess, listener: WorkerListener): () => string {
  const kept: Buffer[] = [];
  let total = 0;
  child.stderr?.on("data", (chunk: Buffer) => {
    // A copy, because a slice would keep the whole chunk alive.
    if (total < keptBytes) kept.push(Buffer.from(chunk.subarray(0, keptBytes - total)));
    total += chunk.length;
    listener.onRaw(total);
  });
  return () => Buffer.concat(kept).toString("utf8");
}

function waitForEnd(child: ChildProcess, listener: WorkerListener, rawText: () => string): Promise<WorkerEnd> {
  return new Promise((resolve) => {
    let overdue: NodeJS.Timeout | undefined;
    child.on("error", (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: null, error, raw: "" });
    });
    child.on("exit", (code) => {
      listener.onExit(code);
      overdue = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, pipesMs);
    });
    child.on("close", (code, signal) => {
      clearTimeout(overdue);
      resolve({ code, signal, raw: rawText() });
    });
  });
}
