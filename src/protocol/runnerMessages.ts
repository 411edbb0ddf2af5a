import type { CaseRow, NamedFile, TestGroup } from "../core/question/question";

/** Bounds of one run. Times in milliseconds, sizes in bytes. */
export interface Limits {
  caseMs: number;
  totalMs: number;
  memoryBytes: number;
  outputBytes: number;
}

/**
 * The tests of a run: unittest source in up to three parts that form one module, or a table of cases, or source of a
 * function `prepare(n)` that makes the call to be timed: then there is a case for each size, which is its name.
 */
export type RunTests =
  | { unittest: { group: TestGroup; source: string }[] }
  | { cases: CaseRow[] }
  | { growth: { source: string } };

/** One run of one attempt against one suite. */
export interface RunJob {
  /** Name and text of the candidate's file; importable as `solution` and by its own name. */
  solution: NamedFile;
  /** Path of the candidate's file on disk, used in tracebacks and `__file__`-free messages; need not exist. */
  solutionPath: string;
  /** Laid beside the solution in the private folder of the run. */
  files: NamedFile[];
  tests: RunTests;
  /** Names of the cases to run; all when absent. */
  only?: string[];
  limits: Limits;
}
