/** The time of what is written to a session (milliseconds since 1970), whatever is done to the clock of the computer. */
export interface ForwardClock {
  time(): number;
  /** No time it gives from now on is earlier than this one, of another window. */
  heard(at: number): void;
}

/**
 * A clock that is never set back: it tells `now` (milliseconds since 1970), and where that has fallen behind goes on from the latest
 * time it told by `monotonic` (milliseconds since whenever), so that the steps between what happened stay true.
 */
export function forwardClock(now: () => number, monotonic: () => number = () => performance.now()): ForwardClock {
  let latest = 0;
  let since = monotonic();
  const time = () => {
    const [wall, steady] = [now(), monotonic()];
    latest = wall >= latest ? wall : latest + Math.max(0, steady - since);
    since = steady;
    return Math.floor(latest);
  };
  return {
    time,
    heard(at) {
      if (at <= latest) return;
      latest = at;
      since = monotonic();
    },
  };
}
