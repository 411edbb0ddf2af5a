import type { CaseResult, RunResult } from "./runResult";

/**
 * What trying the candidate's own tests on the reference and on every wrong solution came to: `caught` holds the titles
 * of the mistakes found. Tests that ask for something the reference does not do say nothing of mistakes.
 */
export type OwnTestsCheck =
  | { kind: "checked"; caught: string[]; total: number }
  | { kind: "disagrees"; cases: CaseResult[] }
  | { kind: "unable"; message: string };

/** Whether a case of a run failed, in whatever way. */
export function hasFailed({ verdict }: CaseResult): boolean {
  return verdict !== "passed" && verdict !== "skipped";
}

/** Why a run of the candidate's own tests says nothing; undefined when it says something. */
export function ownTestsProblem(result: RunResult): string | undefined {
  const { outcome, message, place, testLine, total, cases } = result;
  if (outcome === "no-interpreter") return message ?? "Your tests did not run.";
  if (outcome === "load-error" && place && testLine === undefined) return "Your code could not be loaded.";
  if (outcome === "load-error") {
    const why = (message ?? "").replace(/^The tests could not be loaded\. /u, "");
    return `Your tests could not be loaded${testLine ? `, line ${testLine}` : ""}. ${why}`.trim();
  }
  if (total === 0 && outcome === "failed") return noTests;
  if (cases.some(hasFailed) || outcome === "passed") return undefined;
  if (cases.length > 0 && cases.every(({ verdict }) => verdict === "skipped"))
    return "Every one of your tests is skipped.";
  return message ?? "Your tests did not run to their end.";
}

const noTests = "No tests yet: methods of a unittest.TestCase whose names start with test.";
