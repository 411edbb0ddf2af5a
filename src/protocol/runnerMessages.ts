import type { CaseRow, NamedFile, TestGroup } from "../core/question/question";

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

/** Bounds of one run. Times in milliseconds, sizes in bytes. */
export interface Limits {
  caseMs: number;
  totalMs: number;
  memoryBytes: number;
  outputBytes: number;
}

/** The tests of a run: unittest source in up to three parts that form one module, or a table of cases. */
export type RunTests = { unittest: { group: TestGroup; source: string }[] } | { cases: CaseRow[] };

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
  /** What was printed outside cases, capped. */
  output?: string;
  /** Wall time from job to verdict. */
  ms: number;
  /** Version of the interpreter, such as `3.11.7`. */
  python?: string;
}
