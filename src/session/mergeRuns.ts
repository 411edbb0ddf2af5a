import type { RunResult } from "../core/question/runResult";

/** The last whole run with the cases of a partial run put in their places. */
export function mergeRuns(before: RunResult | undefined, part: RunResult): RunResult {
  if (!before || part.total === 0) return part;
  const cases = before.cases.map((was) => part.cases.find(({ name }) => name === was.name) ?? was);
  const passed = cases.every(({ verdict }) => verdict === "passed" || verdict === "skipped");
  return {
    ...part,
    cases,
    total: before.total,
    outcome: passed && cases.length === before.total ? "passed" : "failed",
  };
}

/** Prints of the candidate are not kept in the journal: they can be large and were already seen. */
export function withoutOutput(result: RunResult): RunResult {
  return { ...result, output: undefined, cases: result.cases.map((one) => ({ ...one, output: undefined })) };
}
