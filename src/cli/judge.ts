// Runs solution files against unittest files with the runner of the extension and prints the verdicts.
import { availableParallelism } from "node:os";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { toError, UserError } from "../base/errors";
import type { RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import { findInterpreter } from "../runner/interpreter";
import { createRunner } from "../runner/runner";
import { filesBeside, type Judged, judgeItems } from "./judgeItems";
import { type JudgeList, readList } from "./judgeList";

const usage = `Usage: npm run judge -- --tests T.py S.py [--json] [--limit ms]
       npm run judge -- --list L.json [--json] [--limit ms]
L.json: [{id, solution, tests, limitMs?, files?: [paths laid beside]}]
--python PATH chooses the interpreter.`;

/** What a person asks for on the command line. */
interface Wishes {
  tests?: string;
  list?: string;
  python?: string;
  limitMs?: number;
  json: boolean;
  solutions: string[];
}

async function main(): Promise<number> {
  const wishes = readWishes();
  const { items, remarks } = await readItems(wishes);
  for (const remark of remarks) console.error(remark);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  // Nobody reads on: `npm run judge | head`.
  process.stdout.on("error", () => stop.abort());
  const began = performance.now();
  const all: Judged[] = [];
  const { workers, end } = await createWorkers(wishes.python, stop.signal);
  await judgeItems(items, {
    limitMs: wishes.limitMs,
    workers,
    signal: stop.signal,
    onJudged(judged) {
      all.push(judged);
      if (!wishes.json) print(judged);
    },
  });
  await end();
  if (stop.signal.aborted) return 130;
  const totalMs = Math.round(performance.now() - began);
  if (wishes.json) console.log(JSON.stringify({ results: all.map(toRow), totalMs }));
  const missing = all.filter((judged) => "problem" in judged);
  for (const { item, problem } of missing) console.error(`${item.id} did not run: ${problem}`);
  return missing.length > 0 ? 1 : 0;
}

function readWishes(): Wishes {
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
  const { limit, ...rest } = values;
  const limitMs = limit === undefined ? undefined : Number(limit);
  if (limitMs !== undefined && !(limitMs > 0 && Number.isFinite(limitMs)))
    throw new UserError("--limit takes milliseconds, such as 2000.");
  return { ...rest, limitMs, solutions: positionals };
}

/** The items of the list, or the one pair. npm moves to the root of the project; paths are meant from where the person stands. */
async function readItems({ list, tests, solutions }: Wishes): Promise<JudgeList> {
  const home = process.env["INIT_CWD"] ?? process.cwd();
  const here = (path: string) => resolve(home, path);
  const [first, ...others] = solutions;
  if (list !== undefined && tests === undefined && first === undefined) return readList(here(list), home);
  if (list !== undefined || tests === undefined || first === undefined || others.length > 0) throw new UserError(usage);
  const pair = { id: basename(first), solution: here(first), tests: here(tests) };
  return { items: [{ ...pair, files: await filesBeside(pair) }], remarks: [] };
}

interface Workers {
  workers: ((job: RunJob) => Promise<RunResult>)[];
  end(): Promise<unknown>;
}

/** One worker per core, on the Python wished for or the first one found; without one every job says so. */
async function createWorkers(wish: string | undefined, signal: AbortSignal): Promise<Workers> {
  const { python, tried } = await findInterpreter({ setting: wish });
  if (!python || (wish !== undefined && python.path !== wish)) {
    const looked = (wish === undefined ? tried : tried.slice(0, 1)).map(({ path, problem }) => `${path}: ${problem}`);
    const message = ["No Python was found.", ...looked].join(" ");
    const refuse = async (): Promise<RunResult> => ({ outcome: "no-interpreter", cases: [], total: 0, ms: 0, message });
    return { workers: [refuse], end: () => Promise.resolve() };
  }
  const harness = resolve("dist", "harness");
  const create = () => createRunner(harness, (message) => console.error(message));
  const runners = Array.from({ length: availableParallelism() }, create);
  return {
    workers: runners.map((runner) => (job) => runner.run(job, python, { signal })),
    end: () => Promise.all(runners.map((runner) => runner.retire())),
  };
}

function toRow(judged: Judged) {
  const ms = Math.round(judged.ms);
  const { id } = judged.item;
  if ("problem" in judged) return { id, outcome: "not-run", cases: [], ms, message: judged.problem };
  const { outcome, cases, message } = judged.result;
  return { id, outcome, cases: cases.map(({ name, verdict }) => ({ name, verdict })), ms, message };
}

function print(judged: Judged): void {
  if ("problem" in judged) return;
  const { outcome, cases, total, message, place } = judged.result;
  const passed = cases.filter(({ verdict }) => verdict === "passed").length;
  console.log(`${judged.item.id}: ${outcome}, ${passed} of ${total} passed, ${Math.round(judged.ms)} ms`);
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
    console.error(toError(error).message);
    process.exitCode = 2;
  },
);
