/** Watches a run from outside, for what the worker cannot stop itself. */
export interface Watchdog {
  /** A sign of life: the next one is due within `ms`. */
  feed(ms: number): void;
  end(): void;
}

/** Calls `bite` once a sign of life is overdue, or `totalMs` have passed since the first one after the start. */
export function startWatchdog(totalMs: number, bite: (reason: "case-time" | "total-time") => void): Watchdog {
  let total: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;
  let fed = 0;
  return {
    feed(ms) {
      fed += 1;
      // Starting Python is not the candidate's time: the total counts from the second sign, the worker's first.
      if (fed === 2) total = setTimeout(() => bite("total-time"), totalMs);
      clearTimeout(silence);
      silence = setTimeout(() => {
        // When we ourselves were held up, the sign may be waiting: it is read before setImmediate comes.
        const before = fed;
        setImmediate(() => fed === before && bite("case-time"));
      }, ms);
    },
    end() {
      clearTimeout(total);
      clearTimeout(silence);
    },
  };
}
