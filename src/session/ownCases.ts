import { findPythonTests } from "../core/question/pythonTests";
import type { CaseResult } from "../core/question/runResult";
import type { OwnTests } from "./ownTests";

/** A test the candidate wrote, and what happened to it. */
export interface OwnCase {
  /** Unlike the name it is there once. */
  id: string;
  label: string;
  /** Where it is written in `test_mine.py`, counted from 1. */
  line?: number;
  result?: CaseResult;
}

/** The candidate's own tests as written, then those that only a run knows of, such as inherited ones. */
export function ownCases({ text, run }: Pick<OwnTests, "text" | "run">): OwnCase[] {
  const written = findPythonTests({ code: text ?? "", language: "python", line: 1 }).tests;
  const results = run.kind === "running" ? run.cases : run.kind === "done" ? run.result.cases : [];
  const cases = new Map<string, OwnCase>();
  for (const [id, { name, label, line }] of numbered(written)) cases.set(id, { id, label: label || name, line });
  for (const [id, result] of numbered(results)) cases.set(id, { id, ...cases.get(id), label: result.label, result });
  return [...cases.values()];
}

/** Two classes may have tests of one name: the second result belongs to the second as written. */
function numbered<T extends { name: string }>(tests: readonly T[]): [string, T][] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const count = (seen.get(test.name) ?? 0) + 1;
    seen.set(test.name, count);
    return [count === 1 ? test.name : `${test.name} ${count}`, test];
  });
}

/** Where a failed test leads: to the line of the code that raised, else to the test's own. */
export function ownPlace({ line, result }: OwnCase): { inSolution: boolean; line?: number; column?: number } {
  if (result?.place) return { inSolution: true, ...result.place };
  return { inSolution: false, line: result?.testLine ?? line };
}
