import type { Curve } from "../core/question/growth";
import type { Question, Snippet } from "../core/question/question";
import { type RunResult, tally } from "../core/question/runResult";
import { sizeTimes } from "../core/question/sizeTimes";
import { fitGrowth } from "../core/scoring/fitGrowth";

/** What a run has to show. `line` is that of the file at which a failure is reported. */
export type Proof = { file: string; line: number } & (
  | { type: "solution"; question: Question }
  | { type: "starter"; question: Question }
  | { type: "wrong"; question: Question; caughtBy: string[]; title: string }
  | { type: "snippet"; snippet: Snippet }
  | { type: "growth"; question: Question; target: Curve }
);

/** What the tests of a question may take in all; with packages each request goes through a framework, which costs. */
export function suiteBudgetMs(packages: readonly string[]): number {
  return packages.length > 0 ? 300 : 150;
}

/** Time the cases took, in milliseconds. */
export function suiteMs({ cases }: RunResult): number {
  return cases.reduce((sum, { ms }) => sum + ms, 0);
}

/** Why a run does not show what it has to; undefined when it does. */
export function judgeProof(proof: Proof, result: RunResult): string | undefined {
  switch (proof.type) {
    case "solution":
      return judgeSolution(result);
    case "starter":
      return judgeStarter(result);
    case "wrong":
      return judgeWrong(proof.caughtBy, result);
    case "snippet":
      return judgeSnippet(proof.snippet, result);
    case "growth":
      return judgeGrowth(proof.target, result);
  }
}

function judgeSolution(result: RunResult): string | undefined {
  const failing = result.cases.filter(({ verdict }) => verdict !== "passed");
  if (result.outcome !== "passed" || failing.length > 0) {
    const names = failing.map(({ name, verdict, message }) => `${name} ${verdict}${message ? ` (${message})` : ""}`);
    return `The solution does not pass its tests: ${names.join("; ") || why(result)}. Mend one of the two.`;
  }
  return undefined;
}

function judgeStarter(result: RunResult): string | undefined {
  if (result.outcome === "load-error") return `The starter does not load: ${why(result)}. It has to run, and fail.`;
  const { complete } = tally(result);
  return complete || result.outcome === "passed"
    ? "The untouched starter passes. Leave the work to the candidate."
    : undefined;
}

const caught = new Set(["failed", "errored", "timed-out", "crashed"]);

function judgeWrong(caughtBy: readonly string[], result: RunResult): string | undefined {
  if (result.outcome === "load-error") {
    return `This wrong solution does not load: ${why(result)}. It has to be caught by a test.`;
  }
  if (result.cases.length === 0) return `This wrong solution was not tested at all: ${why(result)}.`;
  const missed = caughtBy.filter((name) => !result.cases.some((one) => one.name === name && caught.has(one.verdict)));
  if (missed.length > 0) return `This wrong solution gets past ${missed.join(", ")}. Mend the test or the list.`;
  if (!result.cases.some(({ verdict }) => verdict === "passed")) {
    return "This wrong solution passes no test at all. A mistake worth naming passes some.";
  }
  return undefined;
}

function judgeSnippet({ output }: Snippet, result: RunResult): string | undefined {
  const [run] = result.cases;
  if (result.outcome !== "passed" || !run) return `This snippet fails: ${run?.message ?? why(result)}.`;
  const printed = normalize(run.output ?? "");
  if (!output || printed === normalize(output.code)) return undefined;
  return `This snippet prints something else: ${JSON.stringify(printed.slice(0, 300))}. Correct its \`output\`.`;
}

function judgeGrowth(target: Curve, result: RunResult): string | undefined {
  const failed = result.cases.find(({ verdict }) => verdict !== "passed" && verdict !== "skipped");
  if (failed) return `The solution cannot be measured with n = ${failed.name}: ${failed.message ?? failed.verdict}.`;
  const times = sizeTimes(result.cases);
  const { curves } = fitGrowth(times);
  if (curves.includes(target)) return undefined;
  if (times.length === 0) return `The solution cannot be measured: ${why(result)}.`;
  const found = curves.join(" or ") || "following no curve";
  return `The time of the solution is ${found} over ${times.length} sizes, not ${target}. Correct one of the two.`;
}

function normalize(text: string): string {
  return text.replace(/\r\n/gu, "\n").trimEnd();
}

function why({ outcome, message, place }: RunResult): string {
  const line = place ? ` at line ${place.line}` : "";
  return `${message ?? outcome}${line}`.replace(/\.$/u, "");
}
