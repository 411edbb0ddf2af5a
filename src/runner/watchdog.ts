/** Watches a run from outside, for what a worker cannot stop itself. */
export interface Watchdog {
  /** A worker gets its part of the run; its first sign of life is due within `ms`. */
  start(ms: number, bite: (reason: "case-time" | "total-time") => void): void;
  /** A sign of life: the next one is due within `ms`. */
  feed(ms: number): void;
  /** The worker is through; another one may follow. */
  rest(): void;
  end(): void;
}

/** Bites once a sign of life is overdue, or all workers together have had `totalMs` since the first sign. */
export function startWatchdog(totalMs: number): Watchdog {
  let bite: ((reason: "case-time" | "total-time") => void) | undefined;
  let total: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;
  let silenceMs = 0;
  let fed = 0;
  const expectBy = (ms: number) => {
    // Signs of life are many and mostly due within the same time: a timer that is kept costs much less than a new one.
    if (silence && ms === silenceMs) return void silence.refresh();
    clearTimeout(silence);
    silenceMs = ms;
    silence = setTimeout(() => {
      // When we ourselves were held up, the sign may be waiting: it is read before setImmediate comes.
      const before = fed;
      setImmediate(() => fed === before && bite?.("case-time"));
    }, ms);
  };
  return {
    start(ms, whenDue) {
      bite = whenDue;
      expectBy(ms);
    },
    feed(ms) {
      fed += 1;
      // Starting Python is not the candidate's time: the total counts from the first sign.
      total ??= setTimeout(() => bite?.("total-time"), totalMs);
      expectBy(ms);
    },
    rest() {
      bite = undefined;
      clearTimeout(silence);
      silence = undefined;
    },
    end() {
      clearTimeout(total);
      clearTimeout(silence);
    },
  };
}
