import type { TestGroup } from "./question";

/** What happened to one case. */
export type Verdict = "passed" | "failed" | "errored" | "timed-out" | "crashed" | "skipped";

/** What happened to a whole run; `passed` means every case passed and at least one ran. */
export type Outcome =
  | "passed"
  | "failed"
  | "load-error"
  | "timed-out"
  | "crashed"
  | "out-of-memory"
  | "too-much-output"
  | "superseded"
  | "no-interpreter";

/** A place in the candidate's file, counted from 1. */
export interface SolutionPlace {
  line: number;
  column?: number;
}

export interface CaseResult {
  /** Method name, or `case_1`, ... */
  name: string;
  /** First line of the docstring. */
  label: string;
  group: TestGroup;
  verdict: Verdict;
  ms: number;
  /** One or a few lines for people, at most 2 KB. */
  message?: string;
  /** Bounded, readable text of both sides of a failed comparison, where the assertion had two sides. */
  expected?: string;
  actual?: string;
  /** The innermost line of the candidate's own file in the traceback. */
  place?: SolutionPlace;
  /** Of the candidate's own tests: the innermost line of their file in the traceback, counted from 1. */
  testLine?: number;
  /** What the case printed, capped. */
  output?: string;
}

/** What a run came to. */
export interface RunResult {
  outcome: Outcome;
  /** In order of the suite; cases never reached are absent. */
  cases: CaseResult[];
  /** How many cases the suite has (after `only`); 0 when it did not load. */
  total: number;
  /** For people: why the run ended as it did, for outcomes other than passed and failed. */
  message?: string;
  /** Of a load error: where in the candidate's file. */
  place?: SolutionPlace;
  /** Of a load error in the candidate's own tests: the line of their file. */
  testLine?: number;
  /** What was printed outside cases, capped. */
  output?: string;
  /** Wall time from job to verdict. */
  ms: number;
  /** Version of the interpreter, such as `3.11.7`. */
  python?: string;
  /** The same text was run before with the same tests and interpreter, and this is that result. */
  repeated?: boolean;
}

/** Passed and all cases of a run; the bonus goal is counted apart because it is not needed to pass. */
export interface Tally {
  passed: number;
  total: number;
  bonusPassed: number;
  bonusTotal: number;
  /** Every case that is not of the bonus goal passed. */
  complete: boolean;
}

/** Counts a run. Cases that were never reached count as not passed. */
export function tally(result: RunResult): Tally {
  const bonus = result.cases.filter(({ group }) => group === "bonus");
  const required = result.cases.filter(({ group }) => group !== "bonus");
  const passed = required.filter(({ verdict }) => verdict === "passed").length;
  const total = Math.max(result.total - bonus.length, required.length);
  return {
    passed,
    total,
    bonusPassed: bonus.filter(({ verdict }) => verdict === "passed").length,
    bonusTotal: bonus.length,
    complete:
      total > 0 &&
      passed > 0 &&
      required.every(({ verdict }) => verdict === "passed" || verdict === "skipped") &&
      required.length === total,
  };
}
