// Proves the question bank, or the pack or part of a pack at a path: parses it, checks it as a whole and runs all code in it.
// With --python embedded the code runs on the Python that comes with the extension, and tests it cannot run are listed.
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Pack } from "../bank/pack";
import { findPackPart, isEmpty, narrowPack, nothingThere } from "../bank/packPart";
import type { Proof } from "../bank/proofs";
import { type Proven, type PythonNeeds, provePack } from "../bank/prove";
import { readPack } from "../bank/readPack";
import { UserError } from "../base/errors";
import { kinds, type Problem, withStages } from "../core/question/question";
import type { RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import { createEmbeddedLauncher, embeddedPython } from "../runner/embeddedLauncher";
import { type Interpreter, type ProbeCache, type SearchResult, withPackages } from "../runner/interpreter";
import { defaultLimits } from "../runner/limits";
import { createRunner, type Runner } from "../runner/runner";
import { runSuite } from "../runner/runSuite";

const harness = resolve("dist", "harness");
const shippedBank = "questions";

interface Runs {
  run(job: RunJob, needs: PythonNeeds): Promise<RunResult | string>;
  end(): Promise<void>;
}

/** Runs jobs on the embedded Python, one at a time. */
function createEmbeddedRun(): Runs {
  const files = { dist: resolve("dist"), cache: join(tmpdir(), "mock-interview-check") };
  const launcher = createEmbeddedLauncher(files, (message) => console.error(message));
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(job, { packages }) {
      if (packages.length > 0) return `It needs ${packages.join(" and ")}, which the built-in Python does not have.`;
      const running = last.then(() => runSuite(job, { launcher, version: embeddedPython.version }));
      last = running;
      return running;
    },
    end: () => launcher.retire(),
  };
}

/** Runs jobs on a Python that meets their needs, several at a time; what is missing comes back as words. */
function createRun(): Runs {
  const cache: ProbeCache = new Map();
  const found = new Map<string, Promise<SearchResult>>();
  const runners: Runner[] = [];
  const free = new Map<string, Runner[]>();

  const runOn = async (job: RunJob, python: Interpreter) => {
    const idle = free.get(python.path) ?? [];
    free.set(python.path, idle);
    const runner = idle.pop() ?? createRunner(harness, (message) => console.error(message));
    if (!runners.includes(runner)) runners.push(runner);
    try {
      return await runner.run(job, python);
    } finally {
      idle.push(runner);
    }
  };
  return {
    async run(job, { packages, python: atLeast }) {
      const key = JSON.stringify([packages, atLeast]);
      const searching = found.get(key) ?? withPackages(packages, { atLeast, cache });
      found.set(key, searching);
      const { python, tried } = await searching;
      if (python) return runOn(job, python);
      const looked = tried.map(({ path, problem }) => `${path}: ${problem ?? "unusable"}`).join(" ");
      const install = packages.length > 0 ? ` Install them: python3 -m pip install ${packages.join(" ")}.` : "";
      const needed = packages.length > 0 ? ` with ${packages.join(" and ")}` : "";
      return `This was not run: it needs Python ${atLeast}${needed}.${install} ${looked}`.trim();
    },
    async end() {
      await Promise.all(runners.map((runner) => runner.retire()));
    },
  };
}

interface Report {
  questions: number;
  byKind: Record<string, number>;
  byCategory: Record<string, number>;
  codingQuestions: number;
  wrongSolutions: number;
  mutants: number;
  caught: number;
  problems: Problem[];
  /** What the embedded Python does not have the means for, by name. */
  exceptions?: Problem[];
}

function buildReport(pack: Pack, { counts, problems }: Proven, folder: string, exceptions?: Problem[]): Report {
  const all = withStages(pack.questions);
  const place = ({ file, ...rest }: Problem) => ({ ...rest, file: relative(process.cwd(), join(folder, file)) });
  return {
    questions: all.length,
    byKind: countBy(all.map(({ kind }) => kind)),
    byCategory: countBy(all.map(({ track, category }) => `${track}/${category}`)),
    codingQuestions: all.filter(({ runsCode }) => runsCode).length,
    wrongSolutions: counts.wrong.total,
    mutants: counts.wrong.total,
    caught: counts.wrong.proven,
    problems: [...pack.problems, ...problems].map(place),
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

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} runs${done === total ? "\n" : ""}`);
}

function print(report: Report, pack: Pack, { counts }: Proven): void {
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
  for (const { file, line, column, message } of report.problems) console.log(`${file}:${line}:${column} ${message}`);
  const runs = Object.values(counts);
  const proven = runs.reduce((sum, one) => sum + one.proven, 0);
  const files = pack.questions.length + pack.guides.length + pack.interviews.length + pack.rubrics.length;
  const bad = new Set(pack.problems.map((problem) => problem.file)).size;
  const good = Math.max(0, files + pack.tracks.length - bad);
  console.log(`${proven + good} passed, ${report.problems.length} failed`);
}

async function check(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, python: { type: "string" } },
  });
  const { json, python } = values;
  if (python !== undefined && python !== "embedded") throw new UserError("--python takes only the word embedded.");
  if (positionals.length > 1) throw new UserError("Name one file or folder at a time.");
  const [path = shippedBank] = positionals;
  const { folder, part } = await findPackPart(path);
  const pack = narrowPack(await readPack(folder, folder === resolve(shippedBank) ? "shipped" : "pack"), part);
  if (isEmpty(pack)) throw new UserError(nothingThere(path, part));
  const { run, end } = python === undefined ? createRun() : createEmbeddedRun();
  const exceptions = new Map<string, Problem>();
  const onLeftOut = ({ file, line }: Proof, message: string) =>
    // Every solution of a question lacks the same.
    void (
      exceptions.has(`${file} ${message}`) || exceptions.set(`${file} ${message}`, { file, line, column: 1, message })
    );
  const options = { run, limits: defaultLimits, onProgress: showProgress };
  const proven = await provePack(pack, python === undefined ? options : { ...options, onLeftOut });
  await end();
  const report = buildReport(
    pack,
    proven,
    folder,
    python === undefined ? undefined : [...exceptions.values()].sort(byPlace),
  );
  if (json) console.log(JSON.stringify(report, null, 2));
  else print(report, pack, proven);
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
