import { type Disposable, toDisposable } from "../base/lifecycle";

/** A longer step than this means the machine slept or the editor stalled; the rest of it is not counted. */
const longestStepMs = 5000;

/** Calls `tick` once a second with the milliseconds that really passed, measured by a clock nobody can set. */
export function startTicker(tick: (ms: number) => void): Disposable {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const step = Math.min(now - last, longestStepMs);
    last = now;
    tick(step);
  }, 1000);
  return toDisposable(() => clearInterval(timer));
}
