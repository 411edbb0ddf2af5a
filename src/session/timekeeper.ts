import { randomBytes } from "node:crypto";
import { uptime } from "node:os";
import { type Disposable, toDisposable } from "../base/lifecycle";
import { type ClockGap, type ClockReading, closedGap, judgeStep } from "../core/interview/clockGaps";
import type { SessionEvent } from "../core/interview/session";
import type { LiveSession } from "./liveSession";

/** The clocks of a computer, and whether its monotonic one stands still in sleep. */
export interface Clocks {
  read(): ClockReading;
  monotonicSleeps: boolean;
}

/**
 * The clocks of this computer. Only on Linux does the monotonic clock stop in sleep, and only there is a third one needed
 * and of use: on macOS the time since boot moves with the wall clock.
 */
export function systemClocks(): Clocks {
  const monotonicSleeps = process.platform === "linux";
  return {
    monotonicSleeps,
    read: () => ({
      monotonicMs: performance.now(),
      wallMs: Date.now(),
      bootMs: monotonicSleeps ? sinceBoot() : undefined,
    }),
  };
}

/** Some containers do not tell. */
function sinceBoot(): number | undefined {
  try {
    return uptime() * 1000;
  } catch {
    return undefined;
  }
}

/** Gives the time that passed since it was asked last: what counts (ms), and the gap if there was one. */
export function measureSteps({ read, monotonicSleeps }: Clocks) {
  let last = read();
  return () => {
    const now = read();
    const step = judgeStep(last, now, monotonicSleeps);
    last = now;
    return step;
  };
}

/** Counts the time of a session once a second, and records where it stood still. `isOver` says that nobody works on it any more. */
export function keepTime(live: LiveSession, isOver: () => boolean, onTick: () => void): Disposable {
  const count = countTime(live, isOver, systemClocks());
  const timer = setInterval(() => {
    count();
    onTick();
  }, 1000);
  return toDisposable(() => clearInterval(timer));
}

/** Each call counts the time since the last one. */
export function countTime(live: LiveSession, isOver: () => boolean, clocks: Clocks): () => void {
  const measure = measureSteps(clocks);
  return () => {
    const { countedMs, gap } = measure();
    if (isOver()) return;
    live.tick(countedMs);
    if (gap) void recordGap(live, gap);
  };
}

/** When the last of these events was recorded (ms since 1970); 0 when there are none. */
export function lastRecorded(events: readonly { at: number }[]): number {
  return events.reduce((latest, { at }) => Math.max(latest, at), 0);
}

/** Records the time a window was closed while its interview ran, before it goes on; `now` by the wall clock. A practiced question is put away and taken up as one likes. */
export async function recordClosed(live: LiveSession, events: readonly SessionEvent[], now: number): Promise<void> {
  if (live.state.plan.mode === "practice") return;
  // Up to there time was counted; what was done in the second after it is a part of the gap.
  const counting = events.filter(({ type }) => countsFrom.has(type));
  await recordGap(live, closedGap(lastRecorded(counting), now));
}

const countsFrom: ReadonlySet<SessionEvent["type"]> = new Set(["started", "used", "jumped", "resumed"]);

/** A clock that is paused has no gaps, nor has a window that does not count. */
async function recordGap(live: LiveSession, gap: ClockGap): Promise<void> {
  if (!live.leads || live.state.status !== "running") return;
  await live.record({ type: "jumped", id: randomBytes(6).toString("hex"), ...gap });
}
