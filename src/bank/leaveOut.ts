import type { RunResult } from "../core/question/runResult";
import type { Proof } from "./proofs";

/** A proof as far as a Python went that skips what it cannot do; no `judged` when that is all of it. */
export interface PartialProof {
  judged?: { proof: Proof; result: RunResult };
  /** What was left out, and why, a line each. */
  leftOut: string[];
}

/** Takes the tests that were skipped out of a run and of what it has to show. */
export function leaveOutSkipped(proof: Proof, result: RunResult): PartialProof {
  const skipped = result.cases.filter(({ verdict }) => verdict === "skipped");
  const cases = result.cases.filter(({ verdict }) => verdict !== "skipped");
  const leftOut = skipped.map(({ name, message }) => `${name}: ${message ?? "skipped"}`);
  if (cases.length === 0 && (skipped.length > 0 || result.outcome === "no-interpreter")) {
    return { leftOut: leftOut.length > 0 ? leftOut : [result.message ?? "It was not run."] };
  }
  const ran = { ...result, cases, total: result.total - skipped.length };
  // The tests that the starter fails may be those that were left out.
  if (proof.type === "starter" && skipped.length > 0 && cases.every(({ verdict }) => verdict === "passed"))
    return { leftOut };
  if (proof.type !== "wrong") return { judged: { proof, result: ran }, leftOut };
  const caughtBy = proof.caughtBy.filter((name) => !skipped.some((one) => one.name === name));
  // Nothing that ran was to catch it.
  return caughtBy.length > 0 ? { judged: { proof: { ...proof, caughtBy }, result: ran }, leftOut } : { leftOut };
}
