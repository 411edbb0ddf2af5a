import type { Disposable } from "../base/lifecycle";
import type { Limits, RunJob } from "../protocol/runnerMessages";

/** What a worker can lay ready before the candidate's file comes. */
export interface Preparation {
  /** The same for the same suite, files and limits. */
  key: string;
  /** Without the expected values of a table. */
  tests: object;
  files: RunJob["files"];
  limits: Limits;
  /** Names of modules to import ahead. */
  preload: string[];
}

/** Where workers of one interpreter come from. One run at a time: a worker is given out when the one before is gone. */
export interface Launcher extends Disposable {
  /** How long a worker waits for the next run (ms), where that is not what the limits say. */
  readonly idleMs?: number;
  /** Has a worker wait, ready for a suite. */
  prepare(preparation: Preparation): void;
  /** A worker ready for a suite, for one run; at once when one waits. Rejects when Python cannot be started. */
  acquire(preparation: Preparation): Promise<Worker>;
  /** Lets go of what waits; resolves when no process and no file is left. A later `acquire` starts afresh. */
  retire(): Promise<void>;
}

/** A Python that does one run. */
export interface Worker {
  /** It has laid everything ready and only waits for its run. */
  isReady(): boolean;
  /** Gives it the run and hears what it says from now on; once. */
  run(order: object, listener: WorkerListener): void;
  /** Kills it and everything it started; `ended` tells when they are gone. */
  kill(): void;
  /** Resolves when it, all it started and all its frames are through. */
  ended: Promise<WorkerEnd>;
}

/** What a worker tells whoever gave it a run. */
export interface WorkerListener {
  /** It has laid everything ready, late: its run begins now. */
  onReady(): void;
  /** A whole frame, as parsed JSON; not checked. */
  onFrame(frame: unknown): void;
  /** Its channel holds something that is not a frame. */
  onGarbage(): void;
}

/** What a supervisor ends a run for. */
export const excesses = ["processes", "memory", "output"] as const;
export type Excess = (typeof excesses)[number];

export interface WorkerEnd {
  code: number | null;
  signal: string | null;
  /** Set when it was ended because it took too much. */
  excess?: Excess;
  /** First part of what was written past the replaced streams. */
  raw: string;
}

/** Hears, in words for the log, why a faster way to start workers is not used. */
export type Report = (message: string) => void;
