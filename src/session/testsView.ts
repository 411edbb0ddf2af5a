import { listTests } from "../core/question/listTests";
import { type CaseResult, type Outcome, type RunResult, tally } from "../core/question/runResult";
import type { TestRow, TestsView } from "../protocol/questionMessages";
import type { OpenQuestion } from "./openQuestion";
import { ownTestsView } from "./ownTestsView";

/** The tests as the panel shows them; in an interview a further test gives away no more than its label. */
export function testsView(open: OpenQuestion, teaching: boolean): TestsView {
  return { ...suiteView(open, teaching), own: ownTestsView(open.own, teaching) };
}

function suiteView(open: OpenQuestion, teaching: boolean): TestsView {
  const { run } = open;
  const results = run.kind === "running" ? run.cases : run.kind === "done" ? run.result.cases : [];
  const rows = listTests(open.question.suite).map(({ name, label, group }): TestRow => {
    const result = results.find((one) => one.name === name);
    const hidden = isHidden(group, teaching);
    const row: TestRow = { name, label, group, verdict: result?.verdict ?? "waiting", hidden };
    if (!result || hidden) return row;
    const { message, expected, actual, place } = result;
    return { ...row, message, expected, actual, line: place?.line };
  });
  if (run.kind === "idle") return { state: "idle", rows, summary: "Save your file to run the tests.", stale: false };
  if (run.kind === "running") {
    const summary = open.isStarting ? "Starting the built-in Python..." : "Running...";
    return { state: "running", rows, summary, stale: false };
  }
  const { result } = run;
  return {
    state: "done",
    outcome: result.outcome,
    rows,
    summary: runSummary(result),
    message: spokenMessage(open, result, teaching),
    output: teaching ? outputOf(result) : result.output,
    ms: result.ms,
    python: result.python,
    repeated: result.repeated,
    stale: open.isStale,
  };
}

/** Whether all but the label of a test stays hidden. */
export function isHidden(group: CaseResult["group"], teaching: boolean): boolean {
  return !teaching && group !== "example" && group !== "mine";
}

/** Why a run ended before it was through, behind its count. */
const cutShort: Partial<Record<Outcome, string>> = {
  "timed-out": "stopped for time",
  "out-of-memory": "out of memory",
  "too-much-output": "too much output",
  crashed: "crashed",
};

/** `8 of 11 tests pass`, with the bonus goal apart and why the run was cut short; for a run without a count, what happened. */
export function runSummary(result: RunResult): string {
  if (result.outcome === "no-interpreter") return "Your code did not run.";
  if (result.outcome === "superseded") return "The run was stopped.";
  if (result.outcome === "load-error") return "Your file could not be loaded.";
  const { passed, total, bonusPassed, bonusTotal } = tally(result);
  if (total === 0) return "No test ran.";
  const bonus = bonusTotal > 0 ? `, bonus ${bonusPassed} of ${bonusTotal}` : "";
  const why = cutShort[result.outcome];
  return `${passed} of ${total} tests pass${bonus}${why ? ` · ${why}` : ""}`;
}

/** What a run says of itself; in an interview without the names of tests, which can say more than their labels. */
export function spokenMessage(
  { question }: OpenQuestion,
  { message }: RunResult,
  teaching: boolean,
): string | undefined {
  if (teaching) return message;
  return listTests(question.suite).reduce(
    (text, { name, label }) => text?.replaceAll(`\`${name}\``, `"${label}"`),
    message,
  );
}

function outputOf(result: RunResult): string | undefined {
  const printed = [result.output, ...result.cases.map(({ output }) => output)].filter(Boolean).join("\n");
  return printed === "" ? undefined : printed.slice(0, 16_384);
}
