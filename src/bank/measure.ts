import { type Problem, type Question, withStages } from "../core/question/question";
import type { CaseResult, Outcome, RunResult } from "../core/question/runResult";
import type { Limits, RunJob } from "../protocol/runnerMessages";
import { suiteTests } from "../protocol/suiteTests";
import { type Equivalents, equivalentsFile, partMutants, strayEquivalents } from "./equivalents";
import { applyMutant, describeMutant, type Mutant, newMutants, selectMutants } from "./mutants";
import type { Pack } from "./pack";
import type { PythonNeeds } from "./prove";

/** Shares of its mutants that the tests of a question, and those of all questions together, have to catch. */
export const leastShare = { question: 0.85, all: 0.95 };

/** How many mutants of one solution are run: more tell little more. */
const mutantsEach = 60;

export interface MeasureOptions {
  /** Lists the mutants of a solution, on a Python that meets the needs; a text says why it cannot. */
  list(source: string, needs: PythonNeeds): Promise<Mutant[] | string>;
  /** Runs a job as `ProveOptions.run` does, until the signal aborts. */
  run(job: RunJob, needs: PythonNeeds, options?: RunHooks): Promise<RunResult | string>;
  limits: Limits;
  equivalents: Equivalents;
  /** How many questions are measured at a time. */
  abreast: number;
  /** Hears after each question. */
  onProgress?(done: number, total: number): void;
}

export interface RunHooks {
  signal: AbortSignal;
  onCase(result: CaseResult): void;
}

/** What became of the mutants of one question; mutants that are listed as equivalent are not counted. */
export interface Strength {
  question: string;
  mutants: number;
  caught: number;
  survivors: { mutant: Mutant; problem: Problem }[];
}

export interface Measured {
  /** In the order of the pack. */
  strengths: Strength[];
  problems: Problem[];
}

/** Runs the mutants of every solution of a pack against its tests. Never rejects for what they do. */
export async function measurePack(pack: Pack, options: MeasureOptions): Promise<Measured> {
  const questions = withStages(pack.questions).filter(hasCode);
  const { equivalents } = options;
  const problems = [...equivalents.problems, ...strayEquivalents(equivalents, new Set(questions.map(({ id }) => id)))];
  const found = new Map<string, Strength>();
  const waiting = questions.values();
  let done = 0;
  const work = async () => {
    for (const question of waiting) {
      const strength = await measureQuestion(question, carriedInto(question, pack), options, problems);
      if (strength) found.set(question.id, strength);
      options.onProgress?.(++done, questions.length);
    }
  };
  await Promise.all(Array.from({ length: options.abreast }, work));
  const strengths = questions.flatMap(({ id }) => found.get(id) ?? []);
  problems.push(...missesOf(strengths));
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { strengths, problems };
}

/** What keeps the tests from being strong enough: every mutant that gets past the tests of a weak question, or of any when all together are weak. */
export function missesOf(strengths: readonly Strength[]): Problem[] {
  const weak = shareOf(strengths) < leastShare.all;
  return strengths
    .filter((one) => weak || shareOf([one]) < leastShare.question)
    .flatMap(({ survivors }) => survivors.map(({ problem }) => problem));
}

/** The share caught, from 0 to 1; 1 when there is nothing to catch. */
export function shareOf(strengths: readonly Pick<Strength, "mutants" | "caught">[]): number {
  const mutants = strengths.reduce((sum, one) => sum + one.mutants, 0);
  const caught = strengths.reduce((sum, one) => sum + one.caught, 0);
  return mutants === 0 ? 1 : caught / mutants;
}

function hasCode({ runsCode, solution }: Question): boolean {
  return runsCode && solution !== undefined;
}

/** The solution a stage begins from: what it takes over was tested there. */
function carriedInto(stage: Question, { questions }: Pack): string | undefined {
  const scenario = questions.find(({ stages }) => stages.includes(stage));
  const before = scenario?.stages.slice(0, scenario.stages.indexOf(stage)).filter(hasCode).at(-1);
  return before?.solution?.code.code;
}

/** Adds to `problems` what keeps a question from being measured. */
async function measureQuestion(
  question: Question,
  carried: string | undefined,
  options: MeasureOptions,
  problems: Problem[],
): Promise<Strength | undefined> {
  const { id, file } = question;
  const { code: source, line: first } = question.solution!.code;
  const needs = { python: question.python, packages: question.packages };
  const giveUp = (message: string) => void problems.push({ file, line: first, column: 1, message });
  const former = carried === undefined ? [] : await options.list(carried, needs);
  const mutants = await options.list(source, needs);
  if (typeof mutants === "string") return giveUp(`The solution cannot be mutated: ${mutants}`);
  const reference = await runReference(question, needs, options);
  if (typeof reference === "string") return giveUp(`The mutants were not run: ${reference}`);
  const parted = partMutants(id, newMutants(mutants, typeof former === "string" ? [] : former), options.equivalents);
  problems.push(...parted.problems);

  const isCaught = async (mutant: Mutant) => catches(applyMutant(source, mutant), question, needs, reference, options);
  const survivors: Strength["survivors"] = [];
  const open = selectMutants(parted.open, mutantsEach);
  for (const mutant of open) {
    const catching = await isCaught(mutant);
    if (catching) continue;
    const line = first + mutant.line - 1;
    const message = `No test notices when line ${line} ${describeMutant(mutant)}. Add one, or list the mutant in ${equivalentsFile} with the reason.`;
    survivors.push({ mutant, problem: { file, line, column: mutant.column, message } });
  }
  for (const { mutant, line } of parted.listed) {
    const test = await isCaught(mutant);
    // Being late may be chance; failing twice is not.
    if (!test || test.verdict === "timed-out" || !(await isCaught(mutant))) continue;
    const message = `This mutant is not equivalent: ${test.name} notices it. Remove the line.`;
    problems.push({ file: equivalentsFile, line, column: 1, message });
  }
  return { question: id, mutants: open.length, caught: open.length - survivors.length, survivors };
}

/** Time the solution itself takes (ms), or why it cannot be told. */
async function runReference(question: Question, needs: PythonNeeds, options: MeasureOptions): Promise<number | string> {
  let ms = 0;
  // The first run may have to wait until Python has started.
  for (let round = 0; round < 2; round++) {
    const result = await options.run(jobOf(question, question.solution!.code.code, options.limits), needs);
    if (typeof result === "string") return result;
    if (result.outcome !== "passed")
      return `the solution does not pass its tests (${result.message ?? result.outcome}).`;
    ms = result.ms;
  }
  return ms;
}

/** Ends of a run that speak against nobody. */
const noVerdict = new Set<Outcome>(["passed", "no-interpreter", "superseded"]);

/** What noticed a mutant, at the first test that fails; undefined when it gets past all of them. */
async function catches(
  source: string,
  question: Question,
  needs: PythonNeeds,
  referenceMs: number,
  { limits, run }: MeasureOptions,
): Promise<Pick<CaseResult, "name" | "verdict"> | undefined> {
  const longest = Math.max(5 * referenceMs, 250);
  const job = jobOf(question, source, { ...limits, caseMs: longest, totalMs: longest });
  const enough = new AbortController();
  let caught: Pick<CaseResult, "name" | "verdict"> | undefined;
  const result = await run(job, needs, {
    signal: enough.signal,
    onCase(one) {
      if (one.verdict === "passed" || one.verdict === "skipped") return;
      caught ??= one;
      enough.abort();
    },
  });
  if (caught || typeof result === "string" || noVerdict.has(result.outcome)) return caught;
  return { name: `the run (${result.outcome})`, verdict: result.outcome === "timed-out" ? "timed-out" : "errored" };
}

function jobOf(question: Question, text: string, limits: Limits): RunJob {
  return {
    solution: { name: "solution.py", text },
    solutionPath: question.file,
    files: question.files,
    tests: suiteTests(question.suite),
    limits,
  };
}
