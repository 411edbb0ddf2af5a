import type { CaseRow } from "../core/question/question";
import { clipText, findDifference } from "./typedDifference";
import { sideTexts } from "./typedSides";
import { canonicalText, pythonText, readTyped, type TypedValue } from "./typedValue";
import type { CaseReport } from "./workerMessage";

const textLength = 2_000;
/** Longer texts need to be read. */
const atAGlance = 72;
const vague = "The result is not what was expected.";

/** What the worker may know of a row: how to call, never what should come. */
export function callOf({ name, call, args }: CaseRow): Pick<CaseRow, "name" | "call" | "args"> {
  return { name, call, args };
}

/** Completes the report of a row: compares value or exception with what the row wants, by exact built-in type. */
export function judgeRow(row: CaseRow, report: CaseReport): CaseReport {
  const named = { ...report, label: row.label, group: row.group };
  if (report.verdict === "timed-out") return named;
  if (report.memory) return { ...named, verdict: "errored" };
  const want = row.raises === undefined ? readTyped(row.want) : undefined;
  const expected = want ? clipText(pythonText(want), textLength) : `raises ${row.raises}`;
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
  if (want && canonicalText(value) === canonicalText(want)) return { ...cleared, verdict: "passed" };
  const actual = report.actual ?? clipText(pythonText(value), textLength);
  if (!want) return { ...named, verdict: "failed", message: bothSides(expected, actual), expected, actual };
  return { ...named, verdict: "failed", ...tellDifference(want, value, [expected, actual]) };
}

/** Both sides beside each other and, when these do not show it at a glance, a sentence on where they part. */
function tellDifference(
  want: TypedValue,
  value: TypedValue,
  [expected, actual]: [string, string],
): Pick<CaseReport, "message" | "expected" | "actual"> {
  const difference = findDifference(want, value);
  if (!difference) return { message: bothSides(expected, actual), expected, actual };
  const sides = sideTexts(want, value, difference.path);
  const isLong = sides.some((side) => side.length > atAGlance || side.includes("\n"));
  const told = isLong || difference.tellsMore;
  // What is short is shown as the worker wrote it: it knows names of objects that we do not.
  const [left, right] = isLong ? sides : [expected, actual];
  const said = `Expected ${left}, got ${right}`;
  const first = isTooLong(said) ? undefined : said;
  const message = [first, told ? difference.sentence : undefined].filter((line) => line !== undefined).join("\n");
  return { message: message || vague, expected: left, actual: right };
}

function bothSides(expected: string, actual: string): string {
  const said = `Expected ${expected}, got ${actual}`;
  return isTooLong(said) ? vague : said;
}

function isTooLong(said: string): boolean {
  return said.length > 200 || said.includes("\n");
}
