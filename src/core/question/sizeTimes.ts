import type { SizeTime } from "./growth";
import type { CaseResult } from "./runResult";

/** The times in the cases of a measurement, each of which is named after its size. */
export function sizeTimes(cases: readonly CaseResult[]): SizeTime[] {
  return cases
    .filter(({ verdict }) => verdict === "passed")
    .map(({ name, ms }) => ({ n: Number(name), ms }))
    .sort((a, b) => a.n - b.n);
}
