import type { CaseRow } from "../core/question/question";
import { canonicalText, pythonText, readTyped } from "./typedValue";
import type { CaseReport } from "./workerMessage";

/** What the worker may know of a row: how to call, never what should come. */
export function callOf({ name, call, args }: CaseRow): Pick<CaseRow, "name" | "call" | "args"> {
  return { name, call, args };
}

/** Completes the report of a row: compares value or exception with what the row wants, by exact built-in type. */
export function judgeRow(row: CaseRow, report: CaseReport): CaseReport {
  const named = { ...report, label: row.label, group: row.group };
  if (report.verdict === "timed-out" || report.memory) return named;
  const expected = row.raises === undefined ? clip(pythonText(readTyped(row.want))) : `raises ${row.raises}`;
  const cleared: CaseReport = {
    ...named,
    message: undefined,
    expected: undefined,
    actual: undefined,
    place: undefined,
  };
  if (report.raised) {
    if (row.raises !== undefined && report.raised.includes(row.raises)) return { ...cleared, verdict: "passed" };
    return { ...named, verdict: "errored", expected, actual: `raises ${report.raised[0] ?? "an exception"}` };
  }
  if (report.returned === undefined)
    return { ...named, verdict: report.verdict === "passed" ? "errored" : report.verdict };
  const value = readTyped(report.returned);
  const right = row.raises === undefined && canonicalText(value) === canonicalText(readTyped(row.want));
  if (right) return { ...cleared, verdict: "passed" };
  const actual = report.actual ?? clip(pythonText(value));
  return { ...named, verdict: "failed", message: difference(expected, actual), expected, actual };
}

function difference(expected: string, actual: string): string {
  const said = `Expected ${expected}, got ${actual}`;
  return said.length > 200 || said.includes("\n") ? "The result is not what was expected." : said;
}

function clip(text: string): string {
  return text.length <= 2_000 ? text : `${text.slice(0, 1_997)}...`;
}
