import { setImmediate } from "node:timers/promises";

/** Milliseconds of work before others get their turn; the last piece of work may end later. */
const slice = 10;

/** To be awaited before each of many short pieces of work that follow one another: lets the host work in between. */
export function createPace(): () => Promise<void> {
  let ends = performance.now() + slice;
  return async () => {
    if (performance.now() < ends) return;
    await setImmediate();
    ends = performance.now() + slice;
  };
}
