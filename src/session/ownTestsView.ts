import { solutionFile } from "../core/question/answerFile";
import { hasFailed, type OwnTestsCheck, ownTestsProblem } from "../core/question/ownTestsCheck";
import { type CaseResult, type RunResult, tally } from "../core/question/runResult";
import { testsFile } from "../core/question/testsSkeleton";
import type { OwnCheckView, OwnTestsView, PanelButton, TestRow } from "../protocol/questionMessages";
import { type OwnCase, ownCases, ownPlace } from "./ownCases";
import type { OwnTests } from "./ownTests";

/** The candidate's own tests as the panel shows them; during an interview nobody checks them. */
export function ownTestsView(own: OwnTests, teaching: boolean): OwnTestsView | undefined {
  const { run, text, checked, checking } = own;
  if (text === undefined) {
    if (own.isTooLate) return undefined;
    const summary = "A good test finds a mistake before the interviewer does.";
    return { state: "idle", rows: [], summary, stale: false, buttons: [write("Write my own tests")] };
  }
  const buttons = [write("Open my tests"), ...(teaching && !checking ? [check] : [])];
  const rows = ownCases(own).map(rowOf);
  const view: OwnTestsView = { state: run.kind, rows, summary: summaryOf(own), stale: own.isStale, buttons };
  if (run.kind === "done") view.output = outputOf(run.result);
  if (teaching && checked) view.check = checkView(checked.result, checked.text !== text);
  return view;
}

/** `2 of 3 pass`, or why there is nothing to count. */
export function ownSummary(result: RunResult): string {
  const problem = result.cases.some(hasFailed) ? undefined : ownTestsProblem(result);
  if (result.outcome === "superseded") return "The run was stopped.";
  if (problem) return problem;
  const { passed, total } = tally(result);
  return `${passed} of ${total} pass`;
}

function summaryOf({ run, checking }: OwnTests): string {
  if (checking) return "Checking them...";
  if (run.kind === "idle") return "Save your file to run them.";
  return run.kind === "running" ? "Running..." : ownSummary(run.result);
}

const write = (label: string): PanelButton => ({ action: "write-tests", label });
const check: PanelButton = { action: "check-tests", label: "Check my tests" };

function rowOf(one: OwnCase): TestRow {
  const { id, label, result } = one;
  const row: TestRow = { name: id, label, group: "mine", verdict: result?.verdict ?? "waiting", hidden: false };
  if (!result) return row;
  const { message, expected, actual } = result;
  const { inSolution, line } = ownPlace(one);
  return { ...row, message, expected, actual, line, file: inSolution ? solutionFile : testsFile };
}

function checkView(result: OwnTestsCheck, stale: boolean): OwnCheckView {
  if (result.kind === "unable") return { summary: result.message, caught: [], rows: [], stale };
  if (result.kind === "disagrees") {
    const many = result.cases.length > 1;
    const summary = many
      ? `${result.cases.length} of your tests expect something the reference solution does not do.`
      : "One of your tests expects something the reference solution does not do.";
    return { summary, caught: [], rows: result.cases.map(disagreement), stale };
  }
  const { caught, total } = result;
  const missed = total - caught.length;
  return {
    summary: `Your tests caught ${caught.length} of ${total} ${total === 1 ? "mistake" : "mistakes"}.`,
    caught,
    missed: missed === 0 ? undefined : `${missed} ${missed === 1 ? "mistake" : "mistakes"} slipped through.`,
    rows: [],
    stale,
  };
}

/** What the test wanted and what it got, and nothing of the code that gave it. */
function disagreement({ name, label, verdict, expected, actual, message, testLine }: CaseResult): TestRow {
  const said = message?.split("\n", 1)[0];
  const line = testLine === undefined ? {} : { line: testLine, file: testsFile };
  return { name, label, group: "mine", verdict, hidden: false, expected, actual, message: said, ...line };
}

function outputOf(result: RunResult): string | undefined {
  const printed = [result.output, ...result.cases.map(({ output }) => output)].filter(Boolean).join("\n");
  return printed === "" ? undefined : printed.slice(0, 16_384);
}
