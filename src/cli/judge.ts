// Runs solution files against unittest files with the runner of the extension and prints the verdicts.
import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { RunResult } from "../core/question/runResult";
import type { Limits, RunJob } from "../protocol/runnerMessages";
import { findInterpreter, type Interpreter } from "../runner/interpreter";
import { defaultLimits } from "../runner/limits";
import { createRunner } from "../runner/runner";

interface Item {
  id: string;
  solution: string;
  tests: string;
  limitMs?: number;
  files?: string[];
}

const usage = `Usage: npm run judge -- --tests T.py S.py [--json] [--limit ms]
       npm run judge -- --list L.json [--json] [--limit ms]
L.json: [{id, solution, tests, limitMs?, files?: [paths laid beside]}]
--python PATH chooses the interpreter.`;

// npm moves to the root of the project; paths are meant from where the person stands.
const home = process.env["INIT_CWD"] ?? process.cwd();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tests: { type: "string" },
      list: { type: "string" },
      json: { type: "boolean", default: false },
      limit: { type: "string" },
      python: { type: "string" },
    },
  });
  const limitMs = values.limit === undefined ? undefined : Number(values.limit);
  if (limitMs !== undefined && !(limitMs > 0)) throw new Error("--limit takes milliseconds, such as 2000.");
  const items = values.list ? await readList(values.list) : [itemOf(values.tests, positionals)];
  const { python, tried } = await findInterpreter({ setting: values.python });
  if (!python) {
    throw new Error(["No Python was found.", ...tried.map(({ path, problem }) => `${path}: ${problem}`)].join("\n"));
  }
  if (values.python && python.path !== values.python) throw new Error(`${values.python}: ${tried[0]?.problem}`);
  return judgeAll(items, limitMs, python, values.json);
}

async function judgeAll(
  items: Item[],
  limitMs: number | undefined,
  python: Interpreter,
  json: boolean,
): Promise<number> {
  const began = performance.now();
  const results: { id: string; result: RunResult }[] = [];
  for (const item of items) {
    const result = await judge(item, limitMs, python);
    results.push({ id: item.id, result });
    if (!json) printResult(item.id, result);
  }
  if (json) {
    const rows = results.map(({ id, result }) => toRow(id, result));
    console.log(JSON.stringify({ results: rows, totalMs: Math.round(performance.now() - began) }));
  }
  await runner.retire();
  return results.every(({ result }) => result.outcome === "passed") ? 0 : 1;
}

const runner = createRunner(join(process.cwd(), "dist", "harness"), (message) => console.error(message));

async function judge(item: Item, limitMs: number | undefined, python: Interpreter): Promise<RunResult> {
  const path = resolve(home, item.solution);
  const limit = item.limitMs ?? limitMs;
  const limits: Limits = limit === undefined ? defaultLimits : { ...defaultLimits, caseMs: limit, totalMs: limit };
  const job: RunJob = {
    solution: await readNamed(path),
    solutionPath: path,
    files: await Promise.all((item.files ?? []).map((file) => readNamed(resolve(home, file)))),
    tests: { unittest: [{ group: "test", source: await readFile(resolve(home, item.tests), "utf8") }] },
    limits,
  };
  return runner.run(job, python);
}

async function readNamed(path: string): Promise<{ name: string; text: string }> {
  return { name: basename(path), text: await readFile(path, "utf8") };
}

function itemOf(tests: string | undefined, positionals: string[]): Item {
  const [solution] = positionals;
  if (!tests || !solution || positionals.length !== 1) throw new Error(usage);
  return { id: basename(solution), solution, tests };
}

async function readList(path: string): Promise<Item[]> {
  const list: unknown = JSON.parse(await readFile(resolve(home, path), "utf8"));
  if (!Array.isArray(list) || !list.every(isItem)) throw new Error(`${path} is not a list of items.\n${usage}`);
  return list;
}

function isItem(value: unknown): value is Item {
  const { id, solution, tests, limitMs, files } = (value ?? {}) as Record<string, unknown>;
  const named = [id, solution, tests].every((field) => typeof field === "string");
  const limited = limitMs === undefined || (typeof limitMs === "number" && limitMs > 0);
  return (
    named && limited && (files === undefined || (Array.isArray(files) && files.every((f) => typeof f === "string")))
  );
}

function toRow(id: string, { outcome, cases, ms, message }: RunResult) {
  return { id, outcome, cases: cases.map(({ name, verdict }) => ({ name, verdict })), ms: Math.round(ms), message };
}

function printResult(id: string, { outcome, cases, total, message, place, ms }: RunResult): void {
  const passed = cases.filter(({ verdict }) => verdict === "passed").length;
  console.log(`${id}: ${outcome}, ${passed} of ${total} passed, ${Math.round(ms)} ms`);
  if (message) console.log(`  ${message}${place ? ` (line ${place.line})` : ""}`);
  for (const { name, verdict, message: why, place: where } of cases) {
    const detail = why === undefined || verdict === "passed" ? "" : `: ${why}${where ? ` (line ${where.line})` : ""}`;
    console.log(`  ${verdict.padEnd(9)} ${name}${detail.replaceAll("\n", "\n    ")}`);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  },
);
