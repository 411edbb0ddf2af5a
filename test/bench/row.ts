/** One figure of the benchmark. */
export interface Row {
  /** Such as `verdict.one`. */
  id: string;
  /** Absent when there is nothing to measure here; `detail` says why. */
  value: number | null;
  /** `B` is the time of a bare `python -I -S -c pass` in the same rounds, `x` a ratio. */
  unit: "B" | "x" | "ms" | "KB" | "MB" | "files" | "ticks";
  /** Such as `<= 0.2`; null when the figure is only shown. */
  goal: string | null;
  /** Whether the goal is met; null when there is no goal or no value. */
  ok: boolean | null;
  detail: string;
}

/** A subject of measurement. Rejects when it could not be measured. */
export interface Benchmark {
  title: string;
  measure(): Promise<Row[]>;
}

export type Bound = ["<=" | "<" | ">=", number];

/** A row judged by its goal, if it has one. */
export function toRow(id: string, value: number, unit: Row["unit"], goal: Bound | null, detail: string): Row {
  const judged = goal === null ? { goal, ok: null } : { goal: goal.join(" "), ok: meets(value, goal) };
  return { id, value: round(value), unit, ...judged, detail };
}

/** A row without a value, and why. A goal that this version has nothing for is not met. */
export function toEmptyRow(id: string, unit: Row["unit"], ok: false | null, detail: string, goal?: Bound): Row {
  return { id, value: null, unit, goal: goal?.join(" ") ?? null, ok, detail };
}

function meets(value: number, [sign, bound]: Bound): boolean {
  if (sign === ">=") return value >= bound;
  return sign === "<" ? value < bound : value <= bound;
}

/** Three digits say all that can be repeated. */
function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
