/**
 * The clocks of a computer at one moment, in milliseconds. `monotonicMs` nobody can set; `wallMs` anybody can; `bootMs`
 * counts sleep and cannot be set, but is not to be had everywhere.
 */
export interface ClockReading {
  monotonicMs: number;
  wallMs: number;
  bootMs?: number;
}

/** Why time was not counted: the computer slept, the editor stood still, the clock was set, the window was closed. */
export type GapCause = "slept" | "stalled" | "clock-changed" | "closed";

/** A step of the clocks that is none of the usual ones. */
export interface ClockGap {
  /** What happened; several where the clocks cannot tell which of them it was. */
  causes: GapCause[];
  /** Time that passed and was not counted (ms); 0 when the clock was set and nothing else happened. */
  ms: number;
  /** How far the wall clock was set, ahead or back (ms); 0 when it was not, or nobody can know. */
  shiftMs: number;
}

export interface JudgedStep {
  /** Time that counts as used (ms). */
  countedMs: number;
  gap?: ClockGap;
}

/** A longer step of any clock is a gap; a shorter one is a busy editor and counts. */
const longestStepMs = 5000;
/** Of a longer step of the monotonic clock only one usual step counts. */
const usualStepMs = 1000;
/** Some systems give the boot clock in whole seconds. */
const bootResolutionMs = 2000;

/**
 * What happened between two ticks. `monotonicSleeps` says that the monotonic clock stands still while the computer sleeps,
 * as on Linux; on macOS and Windows it goes on, so that there a sleep and a stall look the same, and both are named.
 */
export function judgeStep(before: ClockReading, now: ClockReading, monotonicSleeps: boolean): JudgedStep {
  const monotonicMs = Math.max(0, now.monotonicMs - before.monotonicMs);
  const wallMs = now.wallMs - before.wallMs;
  const bootMs = now.bootMs === undefined || before.bootMs === undefined ? undefined : now.bootMs - before.bootMs;
  const stalled = monotonicMs > longestStepMs;
  const countedMs = stalled ? usualStepMs : monotonicMs;
  if (!monotonicSleeps) return judged(countedMs, stalled ? ["slept", "stalled"] : [], monotonicMs, wallMs);
  if (bootMs === undefined) return withoutBootClock(countedMs, stalled, monotonicMs, wallMs);
  const slept = bootMs - monotonicMs > longestStepMs;
  // The wall clock is finer, where it agrees.
  const passedMs = !slept ? monotonicMs : Math.abs(wallMs - bootMs) <= bootResolutionMs ? wallMs : bootMs;
  return judged(countedMs, slept ? ["slept"] : stalled ? ["stalled"] : [], passedMs, wallMs);
}

/** A wall clock far ahead of one that stops in sleep may have been set, or the computer slept; far behind it was set. */
function withoutBootClock(countedMs: number, stalled: boolean, monotonicMs: number, wallMs: number): JudgedStep {
  const ahead = wallMs - monotonicMs > longestStepMs;
  if (!ahead) return judged(countedMs, stalled ? ["stalled"] : [], monotonicMs, wallMs);
  return { countedMs, gap: { causes: ["slept", "clock-changed"], ms: Math.round(wallMs - countedMs), shiftMs: 0 } };
}

function judged(countedMs: number, causes: GapCause[], passedMs: number, wallMs: number): JudgedStep {
  const shiftMs = Math.abs(wallMs - passedMs) > longestStepMs ? Math.round(wallMs - passedMs) : 0;
  if (causes.length === 0 && shiftMs === 0) return { countedMs };
  const gap: ClockGap = {
    causes: causes.length > 0 ? causes : ["clock-changed"],
    ms: causes.length > 0 ? Math.round(passedMs - countedMs) : 0,
    shiftMs,
  };
  return { countedMs, gap };
}

/**
 * The time between the last record of a session and its resume, both on the wall clock (ms since 1970): all there is to
 * tell how long a window was closed. A clock that was set back meanwhile says nothing, and `ms` is 0.
 */
export function closedGap(lastRecordedAt: number, now: number): ClockGap {
  const ms = now - lastRecordedAt;
  return ms >= 0
    ? { causes: ["closed"], ms: Math.round(ms), shiftMs: 0 }
    : { causes: ["closed", "clock-changed"], ms: 0, shiftMs: 0 };
}
