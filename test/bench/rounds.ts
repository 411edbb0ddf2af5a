/** Times in milliseconds of things measured side by side, by their names. */
export type Times<Name extends string> = Record<Name, number[]>;

/** A time that a thing took itself, when not all of it counts. */
export interface OwnTime {
  ownMs: number;
}

/**
 * Does each thing once a round, in another order each round, so that whatever else the machine does hits all alike. A
 * thing may give a time of its own; else the time until it resolves is taken. One round before is not counted.
 */
export async function measureRounds<Name extends string>(
  count: number,
  things: Record<Name, () => Promise<unknown>>,
): Promise<Times<Name>> {
  const names = Object.keys(things) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Times<Name>;
  for (let round = -1; round < count; round++) {
    for (const index of names.keys()) {
      const name = names[(index + round + 1) % names.length]!;
      const began = performance.now();
      const own = await things[name]();
      const ms = performance.now() - began;
      if (round >= 0) times[name].push(isOwnTime(own) ? own.ownMs : ms);
    }
  }
  return times;
}

function isOwnTime(value: unknown): value is OwnTime {
  return typeof value === "object" && value !== null && "ownMs" in value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share of all values does not exceed: `quantile(times, 0.95)`. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** `1.5 ms`, for details. */
export function showMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
