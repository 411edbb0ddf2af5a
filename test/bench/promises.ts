import { type Bound, type Row, toEmptyRow, toRow } from "./row";

/** What the runner promises. `B` is the time of a bare `python -I -S -c pass` in the same rounds. */
export const promises = {
  "verdict.one": ["B", ["<=", 0.2]],
  "verdict.lru10": ["B", ["<=", 0.35]],
  "verdict.lru10.p95": ["B", ["<=", 0.8]],
  "verdict.vs_pytest": ["x", [">=", 40]],
  "verdict.vs_unittest": ["x", [">=", 12]],
  "verdict.vs_spawn_per_case": ["x", [">=", 30]],
  "verdict.cold": ["B", ["<=", 5]],
  "verdict.after_kill": ["x", ["<=", 2]],
  "verdict.big_host": ["x", ["<=", 1.5]],
  "verdict.ahead": ["B", ["<=", 0.05]],
  "host.blocked_per_save": ["ms", ["<", 3]],
  "hostile.overrun": ["ms", ["<=", 25]],
  "flood.100mb": ["B", ["<=", 10]],
  "idle.cpu": ["ticks", ["<=", 0]],
  "idle.memory": ["MB", ["<=", 25]],
  "embedded.boot": ["ms", ["<=", 3000]],
  "embedded.boot_snapshot": ["ms", ["<=", 1000]],
  "embedded.lru10": ["B", ["<=", 2]],
} as const satisfies Record<string, [Row["unit"], Bound]>;

export type PromiseId = keyof typeof promises;

/** A measured promise. `holds` says whether what the detail tells beside the value is within its bounds too. */
export function keptOrNot(id: PromiseId, value: number, detail: string, holds = true): Row {
  const [unit, goal] = promises[id];
  const row = toRow(id, value, unit, goal, detail);
  return { ...row, ok: row.ok === true && holds };
}

/** A promise that could not be measured, and why. */
export function notMeasured(id: PromiseId, why: string): Row {
  const [unit, goal] = promises[id];
  return toEmptyRow(id, unit, false, why, goal);
}

/** The rows of `measure`; when it fails, rows that say why, so that no promise goes missing. */
export async function orWhy(ids: readonly PromiseId[], measure: () => Promise<Row[]>): Promise<Row[]> {
  try {
    return await measure();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return ids.map((id) => notMeasured(id, `could not be measured: ${why}`));
  }
}
