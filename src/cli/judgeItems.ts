import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { diskReason } from "../base/diskReason";
import { toError, UserError } from "../base/errors";
import type { NamedFile } from "../core/question/question";
import type { RunResult } from "../core/question/runResult";
import type { Limits, RunJob } from "../protocol/runnerMessages";
import { defaultLimits } from "../runner/limits";
import { isPlainFileName } from "../runner/privateFolder";
import type { JudgeItem } from "./judgeList";

/** What became of an item: what the run came to, or why there was none. */
export type Judged = { item: JudgeItem; ms: number } & ({ result: RunResult } | { problem: string });

type Work = (job: RunJob) => Promise<RunResult>;

export interface JudgeOptions {
  /** For items that set none (ms). */
  limitMs?: number;
  /** Each runs one job at a time. */
  workers: readonly Work[];
  /** Aborted: no further item begins. */
  signal: AbortSignal;
  /** Hears of every item, in order of the list. */
  onJudged(judged: Judged): void;
}

/** Largest file laid beside a solution, in bytes: together with its neighbors it goes over a pipe. */
const fileBytes = 1 << 20;
const folderBytes = 8 << 20;

/** Judges as many items at a time as there are workers. Never rejects: an item that cannot be run says why, and the others are. */
export async function judgeItems(items: readonly JudgeItem[], options: JudgeOptions): Promise<void> {
  const done = new Map<number, Judged>();
  let begun = 0;
  let told = 0;
  const judgeSome = async (run: Work) => {
    while (begun < items.length && !options.signal.aborted) {
      const index = begun++;
      const judged = await judgeItem(items[index]!, options.limitMs, run);
      if (options.signal.aborted) return;
      done.set(index, judged);
      for (let next = done.get(told); next; next = done.get(told)) {
        done.delete(told++);
        options.onJudged(next);
      }
    }
  };
  await Promise.all(options.workers.map(judgeSome));
}

async function judgeItem(item: JudgeItem, limitMs: number | undefined, run: Work): Promise<Judged> {
  const began = performance.now();
  const after = () => performance.now() - began;
  try {
    const result = await run(await readJob(item, limitMs));
    if (result.outcome !== "no-interpreter") return { item, ms: result.ms, result };
    return { item, ms: after(), problem: result.message ?? "There is no Python to run it." };
  } catch (error) {
    return { item, ms: after(), problem: toError(error).message };
  }
}

async function readJob(item: JudgeItem, otherwise: number | undefined): Promise<RunJob> {
  const limit = item.limitMs ?? otherwise;
  const limits: Limits = limit === undefined ? defaultLimits : { ...defaultLimits, caseMs: limit, totalMs: limit };
  const solution = await readNamed(item.solution, "solution");
  const tests = await readNamed(item.tests, "tests");
  const files = await Promise.all(item.files.map((path) => readNamed(path, "files")));
  const names = [solution, ...files].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new UserError(`files: two files are named ${twice}.`);
  return {
    solution,
    solutionPath: item.solution,
    files,
    tests: { unittest: [{ group: "test", source: tests.text }] },
    limits,
  };
}

async function readNamed(path: string, field: keyof JudgeItem): Promise<NamedFile> {
  const name = basename(path);
  if (!isPlainFileName(name)) throw new UserError(`${field}: ${path} has a name that not every system takes.`);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UserError(
      `${field}: ${path} could not be read: ${diskReason(toError(error)) ?? toError(error).message}.`,
    );
  });
  const text = decode(bytes);
  if (text === undefined) throw new UserError(`${field}: ${path} is not text in UTF-8.`);
  return { name, text };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Paths of the text files that lie in the folder of a solution, as a person who stands in it would expect them to be
 * found. Hidden and very large ones are not among them, nor is the rest of a folder that is no exercise but a store.
 */
export async function filesBeside({ solution, tests }: Pick<JudgeItem, "solution" | "tests">): Promise<string[]> {
  const folder = dirname(solution);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && isPlainFileName(entry.name))
    .map(({ name }) => join(folder, name))
    .filter((path) => path !== solution && path !== tests)
    .sort();
  const found: string[] = [];
  let left = folderBytes;
  for (const path of paths) {
    const size = await stat(path).then(
      (status) => status.size,
      () => Number.POSITIVE_INFINITY,
    );
    if (size > Math.min(fileBytes, left) || decode(await readFile(path).catch(() => Buffer.from([0xff]))) === undefined)
      continue;
    left -= size;
    found.push(path);
  }
  return found;
}
