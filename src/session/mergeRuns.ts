import type { Question } from "../core/question/question";
import { type RunResult, tally } from "../core/question/runResult";

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

/** What the journal keeps of a run of this text. Of a stage that passed, the text as well: what is written later has passed nothing. */
export function ranEvent({ id }: Question, result: RunResult, text: string) {
  const code = id.includes("#") && tally(result).complete ? { code: text } : {};
  return { type: "ran", question: id, result: withoutOutput(result), ...code } as const;
}

/** Prints of the candidate are not kept in the journal: they can be large and were already seen. */
function withoutOutput(result: RunResult): RunResult {
  return { ...result, output: undefined, cases: result.cases.map((one) => ({ ...one, output: undefined })) };
}
