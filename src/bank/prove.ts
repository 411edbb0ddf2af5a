import { type CodeBlock, type Problem, type Question, withStages } from "../core/question/question";
import type { RunResult } from "../core/question/runResult";
import type { Limits, RunJob } from "../protocol/runnerMessages";
import { growthTests, suiteTests } from "../protocol/suiteTests";
import { leaveOutSkipped, type PartialProof } from "./leaveOut";
import type { Pack } from "./pack";
import { judgeProof, type Proof, suiteBudgetMs, suiteMs } from "./proofs";

/** What a proof needs of the Python it runs on. */
export interface PythonNeeds {
  /** Oldest version, such as `3.11`. */
  python: string;
  packages: readonly string[];
}

export interface ProveOptions {
  /** Runs a job on a Python that meets the needs; a text says why there is none and how to get one. */
  run(job: RunJob, needs: PythonNeeds): Promise<RunResult | string>;
  limits: Limits;
  /** Of a Python that lacks something: hears what it left out, which then counts neither way. Without it that is a problem. */
  onLeftOut?(proof: Proof, why: string): void;
  /** Whether times count: how long the tests take, and how they grow. They do not on a Python that is slower than most. */
  timed?: boolean;
  /** Hears after each proof. */
  onProgress?(done: number, total: number): void;
}

/** How many proofs run at a time: more would disturb each other's times. */
const abreast = 2;

export interface Proven {
  /** How many runs showed what they had to, and how many there were, by type. */
  counts: Record<Proof["type"], { proven: number; total: number }>;
  problems: Problem[];
}

/** Runs every solution, starter, wrong solution and marked snippet of a pack. Never rejects for what they do. */
export async function provePack(pack: Pack, options: ProveOptions): Promise<Proven> {
  const { timed = true } = options;
  const proofs = listProofs(pack).filter((one) => timed || !isTimed(one));
  const problems: Problem[] = [];
  const counts: Proven["counts"] = {
    solution: { proven: 0, total: 0 },
    starter: { proven: 0, total: 0 },
    wrong: { proven: 0, total: 0 },
    snippet: { proven: 0, total: 0 },
    growth: { proven: 0, total: 0 },
  };
  const slow: NeedingProof[] = [];
  const waiting = proofs.filter((one) => !isTimed(one)).values();
  let done = 0;
  const note = ({ type, file, line }: Proof, message: string | undefined) => {
    counts[type].total++;
    if (message === undefined) counts[type].proven++;
    else problems.push({ file, line, column: 1, message });
    options.onProgress?.(++done, proofs.length);
  };
  const work = async () => {
    for (const { proof, needs } of waiting) {
      const result = await options.run(jobOf(proof, options.limits), needs);
      const { message, isOut } = judge(proof, result, options);
      const passed = proof.type === "solution" && message === undefined && typeof result !== "string";
      if (timed && passed && suiteMs(result) > suiteBudgetMs(needs.packages)) slow.push({ proof, needs });
      if (isOut) options.onProgress?.(++done, proofs.length);
      else note(proof, message);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  const tooSlow = await timeAgain(slow, options);
  counts.solution.proven -= tooSlow.length;
  problems.push(...tooSlow);
  for (const { proof, needs } of proofs.filter(isTimed)) note(proof, await proveGrowth(proof, needs, options));
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { counts, problems };
}

/** What is wrong with a run, no message for nothing; `isOut` when all of it was left out. */
function judge(proof: Proof, result: RunResult | string, options: ProveOptions): { message?: string; isOut?: boolean } {
  const { onLeftOut } = options;
  if (!onLeftOut) return { message: typeof result === "string" ? result : judgeProof(proof, result) };
  const partial = typeof result === "string" ? { leftOut: [result] } : leaveOutSkipped(proof, result);
  const { judged, leftOut }: PartialProof = partial;
  for (const why of leftOut) onLeftOut(proof, why);
  return judged ? { message: judgeProof(judged.proof, judged.result) } : { isOut: true };
}

type NeedingProof = { proof: Proof; needs: PythonNeeds };

function listProofs({ questions, guides }: Pack): NeedingProof[] {
  const ofQuestions = withStages(questions).flatMap((question) =>
    proofsOf(question).map((proof) => ({ proof, needs: { python: question.python, packages: question.packages } })),
  );
  const ofGuides = guides.flatMap(({ file, snippets }) =>
    snippets.map((snippet) => ({
      proof: { type: "snippet" as const, snippet, file, line: snippet.code.line },
      needs: { python: "3.11", packages: [] },
    })),
  );
  return [...ofQuestions, ...ofGuides];
}

function proofsOf(question: Question): Proof[] {
  const { file, runsCode, solution, starter, wrongSolutions, snippets, growth, growthCode } = question;
  const proofs: Proof[] = [];
  if (runsCode && solution) proofs.push({ type: "solution", question, file, line: solution.code.line });
  if (runsCode && starter) proofs.push({ type: "starter", question, file, line: starter.line });
  for (const { title, caughtBy, code } of runsCode ? wrongSolutions : []) {
    proofs.push({ type: "wrong", question, title, caughtBy, file, line: code.line });
  }
  if (growth && growthCode && solution) {
    proofs.push({ type: "growth", question, target: growth, file, line: growthCode.line });
  }
  for (const snippet of snippets) proofs.push({ type: "snippet", snippet, file, line: snippet.code.line });
  return proofs;
}

/** Growth is measured alone, after all other runs. */
function isTimed({ proof }: NeedingProof): boolean {
  return proof.type === "growth";
}

/** A disturbed measurement may miss the target; one of a few that meets it is enough. */
async function proveGrowth(proof: Proof, needs: PythonNeeds, options: ProveOptions): Promise<string | undefined> {
  let message: string | undefined;
  for (let round = 0; round < 3; round++) {
    const result = await options.run(jobOf(proof, options.limits), needs);
    message = typeof result === "string" ? result : judgeProof(proof, result);
    if (message === undefined) return undefined;
  }
  return message;
}

/**
 * The solutions whose tests took too long beside other runs are timed again, alone. The quickest of a few runs counts:
 * a busy machine can only make them slower.
 */
async function timeAgain(slow: readonly NeedingProof[], options: ProveOptions): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { proof, needs } of slow) {
    const budgetMs = suiteBudgetMs(needs.packages);
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 15 && best > budgetMs; round++) {
      const result = await options.run(jobOf(proof, options.limits), needs);
      if (typeof result !== "string") best = Math.min(best, suiteMs(result));
    }
    if (best <= budgetMs) continue;
    const message = `The tests take ${Math.round(best)} ms. Bring them to ${budgetMs} ms.`;
    problems.push({ file: proof.file, line: proof.line, column: 1, message });
  }
  return problems;
}

function jobOf(proof: Proof, limits: Limits): RunJob {
  const text = (block: CodeBlock | undefined) => block?.code ?? "";
  if (proof.type === "snippet") {
    return {
      solution: { name: "solution.py", text: "" },
      solutionPath: proof.file,
      files: [{ name: "snippet.py", text: text(proof.snippet.code) }],
      tests: { unittest: [{ group: "test", source: snippetTest }] },
      limits,
    };
  }
  const { question } = proof;
  const wrong = question.wrongSolutions.find(({ code }) => proof.type === "wrong" && code.line === proof.line);
  const proven = proof.type === "solution" || proof.type === "growth";
  const block = proven ? question.solution?.code : proof.type === "starter" ? question.starter : wrong?.code;
  return {
    solution: { name: "solution.py", text: text(block) },
    solutionPath: proof.file,
    files: question.files,
    tests: proof.type === "growth" ? growthTests(question) : suiteTests(question.suite),
    limits,
  };
}

/** A snippet runs as a program would, `__main__` and all, inside the one case of a suite, so that its output is kept. */
const snippetTest = `import os
import runpy
import unittest

import solution


class SnippetTest(unittest.TestCase):
    def test_snippet(self):
        """Runs to its end"""
        folder = os.path.dirname(os.path.abspath(solution.__file__))
        runpy.run_path(os.path.join(folder, "snippet.py"), run_name="__main__")
`;
