// Proves the question bank, or the pack or part of a pack at a path: parses it, checks it as a whole and runs all code in it.
// With --python embedded the code runs on the Python that comes with the extension: only verdicts count then, not times, and
// tests it cannot run are listed.
// With --mutants it measures instead how strong the tests are: which slips in the solutions they notice.

import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Equivalents, readEquivalents } from "../bank/equivalents";
import { leastShare, type Measured, measurePack, shareOf } from "../bank/measure";
import type { Pack } from "../bank/pack";
import { findPackPart, isEmpty, narrowPack, nothingThere } from "../bank/packPart";
import type { Proof } from "../bank/proofs";
import { type Proven, provePack } from "../bank/prove";
import { readPack } from "../bank/readPack";
import { UserError } from "../base/errors";
import { kinds, type Problem, withStages } from "../core/question/question";
import { defaultLimits } from "../runner/limits";
import { printStrengths, toStrengthRow } from "./printStrengths";
import { createEmbeddedRun, createRun } from "./pythonRuns";

const shippedBank = "questions";

interface Report {
  questions: number;
  byKind: Record<string, number>;
  byCategory: Record<string, number>;
  codingQuestions: number;
  wrongSolutions: number;
  /** Slips in the solutions that were run, and how many of them a test noticed; null when none were to be run. */
  mutants: number | null;
  caught: number | null;
  problems: Problem[];
  /** What the embedded Python does not have the means for, by name. */
  exceptions?: Problem[];
  /** Mutants by question, and where those stand that got past its tests. */
  strengths?: ReturnType<typeof toStrengthRow>[];
}

/** What was found out about a pack: by proofs, or by mutants. */
type Findings = { proven: Proven; exceptions?: Problem[] } | { measured: Measured };

function buildReport(pack: Pack, findings: Findings, folder: string): Report {
  const all = withStages(pack.questions);
  const coding = all.filter(({ runsCode }) => runsCode);
  const place = ({ file, ...rest }: Problem) => ({ ...rest, file: relative(process.cwd(), join(folder, file)) });
  const counts = {
    questions: all.length,
    byKind: countBy(all.map(({ kind }) => kind)),
    byCategory: countBy(all.map(({ track, category }) => `${track}/${category}`)),
    codingQuestions: coding.length,
  };
  if ("measured" in findings) {
    const { strengths, problems } = findings.measured;
    return {
      ...counts,
      wrongSolutions: coding.reduce((sum, { wrongSolutions }) => sum + wrongSolutions.length, 0),
      mutants: strengths.reduce((sum, { mutants }) => sum + mutants, 0),
      caught: strengths.reduce((sum, { caught }) => sum + caught, 0),
      problems: [...pack.problems, ...problems].map(place),
      strengths: strengths.map((one) => toStrengthRow(one, place)),
    };
  }
  const { proven, exceptions } = findings;
  return {
    ...counts,
    wrongSolutions: proven.counts.wrong.total,
    mutants: null,
    caught: null,
    problems: [...pack.problems, ...proven.problems].map(place),
    ...(exceptions && { exceptions: exceptions.map(place) }),
  };
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Questions by category and kind, as aligned columns. */
function tableOf(pack: Pack): string {
  const all = withStages(pack.questions);
  const used = kinds.filter((kind) => all.some((question) => question.kind === kind));
  const categories = [...new Set(all.map(({ category }) => category))].sort();
  const rows = categories.map((category) => {
    const own = all.filter((question) => question.category === category);
    return [category, ...used.map((kind) => own.filter((question) => question.kind === kind).length), own.length];
  });
  const sums = used.map((kind) => all.filter((question) => question.kind === kind).length);
  const cells = [["", ...used, "all"], ...rows, ["all", ...sums, all.length]].map((row) => row.map(String));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return cells.map((row) => row.map(pad).join("  ")).join("\n");
}

function showProgress(what: string): (done: number, total: number) => void {
  return (done, total) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} ${what}${done === total ? "\n" : ""}`);
  };
}

function printProofs(report: Report, pack: Pack, { counts }: Proven): void {
  console.log(tableOf(pack));
  console.log();
  const words = {
    solution: "solutions",
    starter: "starters",
    wrong: "wrong solutions",
    snippet: "snippets",
    growth: "growth targets",
  };
  for (const [type, word] of Object.entries(words)) {
    const { proven, total } = counts[type as keyof typeof words];
    console.log(`${word}: ${proven} of ${total} proven`);
  }
  for (const { file, line, column, message } of report.exceptions ?? [])
    console.log(`${file}:${line}:${column} left out: ${message}`);
  const runs = Object.values(counts);
  const proven = runs.reduce((sum, one) => sum + one.proven, 0);
  const files = pack.questions.length + pack.guides.length + pack.interviews.length + pack.rubrics.length;
  const bad = new Set(pack.problems.map((problem) => problem.file)).size;
  const good = Math.max(0, files + pack.tracks.length - bad);
  printEnd(report, proven + good);
}

function printEnd({ problems }: Report, passed: number): void {
  for (const { file, line, column, message } of problems) console.log(`${file}:${line}:${column} ${message}`);
  console.log(`${passed} passed, ${problems.length} failed`);
}

async function prove(pack: Pack, embedded: boolean): Promise<{ proven: Proven; exceptions?: Problem[] }> {
  const { run, end } = embedded ? createEmbeddedRun() : createRun();
  const exceptions = new Map<string, Problem>();
  const onLeftOut = ({ file, line }: Proof, message: string) =>
    // Every solution of a question lacks the same.
    void (
      exceptions.has(`${file} ${message}`) || exceptions.set(`${file} ${message}`, { file, line, column: 1, message })
    );
  const options = { run, limits: defaultLimits, onProgress: showProgress("runs") };
  const proven = await provePack(pack, embedded ? { ...options, onLeftOut, timed: false } : options);
  await end();
  return embedded ? { proven, exceptions: [...exceptions.values()].sort(byPlace) } : { proven };
}

/** Without what is listed for questions that are not measured now. */
function ofPack({ list, problems }: Equivalents, pack: Pack): Equivalents {
  const ids = new Set(withStages(pack.questions).map(({ id }) => id));
  return { list: list.filter(({ question }) => ids.has(question)), problems };
}

async function measure(pack: Pack, folder: string, part: string): Promise<{ measured: Measured }> {
  const equivalents = await readEquivalents(folder);
  const { run, list, end } = createRun();
  const measured = await measurePack(pack, {
    run,
    list,
    limits: defaultLimits,
    equivalents: part === "" ? equivalents : ofPack(equivalents, pack),
    abreast: availableParallelism(),
    onProgress: showProgress("questions"),
  });
  await end();
  return { measured };
}

async function check(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      mutants: { type: "boolean", default: false },
      python: { type: "string" },
    },
  });
  const { json, mutants, python } = values;
  if (python !== undefined && python !== "embedded") throw new UserError("--python takes only the word embedded.");
  if (mutants && python !== undefined)
    throw new UserError("--mutants runs on a Python of this machine. Leave out --python.");
  if (positionals.length > 1) throw new UserError("Name one file or folder at a time.");
  const [path = shippedBank] = positionals;
  const { folder, part } = await findPackPart(path);
  const pack = narrowPack(await readPack(folder, folder === resolve(shippedBank) ? "shipped" : "pack"), part);
  if (isEmpty(pack)) throw new UserError(nothingThere(path, part));
  const findings: Findings = mutants ? await measure(pack, folder, part) : await prove(pack, python !== undefined);
  const report = buildReport(pack, findings, folder);
  if (json) console.log(JSON.stringify(report, null, 2));
  else if ("proven" in findings) printProofs(report, pack, findings.proven);
  else {
    const { strengths } = findings.measured;
    printStrengths(strengths);
    printEnd(report, strengths.filter((one) => shareOf([one]) >= leastShare.question).length);
  }
  if (report.problems.length > 0 || (part === "" && report.questions === 0)) process.exitCode = 1;
}

/** By file, then line. */
function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

check(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 2;
});
