import type { Limits } from "../protocol/runnerMessages";

/** What a run may use when nobody says otherwise. */
export const defaultLimits: Readonly<Limits> = {
  // Suites of the bank take 150 ms; two seconds is an endless loop, or an algorithm of the wrong order.
  caseMs: 2_000,
  // Several slow cases in a row must still end before the candidate looks away.
  totalMs: 10_000,
  // On top of what the interpreter maps itself. Address space, not use: thread stacks and numpy reserve far more than they touch.
  memoryBytes: 1 << 30,
  // Far more than anybody reads; an endless print gets here within a second.
  outputBytes: 4 << 20,
};

/** How long after the soft limit a case may take to unwind (ms) before its worker is killed; the next one runs the other cases. */
export const unwindMs = 8;

/** How often the other cases are run by a further worker after one was lost: whoever hangs or exits in more has seen enough. */
export const resumes = 3;

/** When the next worker is started, in ms after the start of a run that is still going: earlier, it would take time from the run. */
export const refillMs = 50;

/** How long a worker waits for the next run (ms). Coming back after it costs one slower run. */
export const idleMs = 10 * 60_000;

/** The same for the embedded Python (ms): it holds 217 MB while it waits, and is started again as soon as one types. */
export const embeddedIdleMs = 2 * 60_000;

/** How long Python may take to start (ms): cold disks and virus scanners need seconds. */
export const bootMs = 20_000;

/** How long the ends of a dead worker's pipes may stay open (ms), held by processes that escaped. */
export const pipesMs = 1_000;

/** How long a zygote may take to do as it is told (ms); a candidate may have stopped it. A busy machine costs a cold start. */
export const obeyMs = 300;

/** How much of raw output is kept, in bytes; the worker keeps as much per case. */
export const keptBytes = 64 << 10;

/** Largest frame, in bytes; the worker's own bounds stay well below. */
export const frameBytes = 1 << 20;
