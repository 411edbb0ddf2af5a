import { realpath } from "node:fs/promises";
import { missingPackages, type Probe, probePython } from "./probePython";
import { lookAtProgram } from "./programFile";
import { type Candidate, candidatePaths, type PythonSource, type Wishes } from "./pythonPaths";

/** A Python that runs workers. */
export interface Interpreter {
  /** As it was found: what the person set, or a name on PATH. */
  path: string;
  /** The real program, past shims and virtual environments. */
  executable: string;
  /** Such as `3.11.7`. */
  version: string;
  /** Folders of installed packages, appended to the worker's path last. */
  sitePaths: string[];
}

export interface FoundInterpreter extends Interpreter {
  source: PythonSource;
}

/** Results of earlier questions to programs, by what was asked and the state of the file; owned by the caller, shared between searches. */
export type ProbeCache = Map<string, Promise<unknown>>;

export interface SearchOptions extends Wishes {
  /** Oldest version that will do, such as `3.11`; at least 3.8. */
  atLeast?: string;
  cache?: ProbeCache;
}

export interface SearchResult {
  python?: FoundInterpreter;
  /** Every path looked at, in order, with what was wrong with it. */
  tried: Tried[];
}

export interface Tried {
  path: string;
  source: PythonSource;
  /** Why it will not do; absent of the one that was taken. */
  problem?: string;
}

const oldest = "3.8";

/** Finds the first usable Python: setting, given path, then all of PATH. What is wrong with the others is told, never thrown. */
export async function findInterpreter(options: SearchOptions = {}): Promise<SearchResult> {
  return search(options, []);
}

/** Like `findInterpreter`, for the first Python that can import all of `packages`. */
export async function withPackages(packages: readonly string[], options: SearchOptions = {}): Promise<SearchResult> {
  return search(options, packages);
}

/** Every usable Python, the one `findInterpreter` would take first; each program once, however many names it has. */
export async function findInterpreters(options: SearchOptions = {}): Promise<FoundInterpreter[]> {
  const cache: ProbeCache = options.cache ?? new Map();
  const tests = await Promise.all(candidatePaths(options).map((one) => testCandidate(one, options, cache)));
  const found = new Map<string, FoundInterpreter>();
  for (const { python } of tests) {
    if (!python) continue;
    const program = await realpath(python.executable).catch(() => python.executable);
    // A virtual environment has the program of another Python and packages of its own.
    const key = JSON.stringify([program, python.sitePaths]);
    if (!found.has(key)) found.set(key, python);
  }
  return [...found.values()];
}

/** Tries one path, as `findInterpreter` would that of the settings. */
export async function testInterpreter(path: string, cache: ProbeCache): Promise<Tested> {
  return testCandidate({ path, args: [], source: "setting" }, {}, cache);
}

/** A Python, or why a program is none that serves. */
export type Tested = { python: FoundInterpreter; problem?: undefined } | { python?: undefined; problem: string };

async function search(options: SearchOptions, packages: readonly string[]): Promise<SearchResult> {
  const cache: ProbeCache = options.cache ?? new Map();
  const tried: Tried[] = [];
  for (const candidate of candidatePaths(options)) {
    const { path, source } = candidate;
    // PATH has many folders, and in most there is no Python; that one named by a person is missing is worth a word.
    if (source === "path" && !(await isThere(path))) continue;
    const { python, problem } = await testCandidate(candidate, options, cache);
    const lack = python ? await lackOf(python, packages, cache) : problem;
    tried.push(lack === undefined ? { path, source } : { path, source, problem: lack });
    if (python && lack === undefined) return { python, tried };
  }
  return { tried };
}

async function isThere(path: string): Promise<boolean> {
  const file = await lookAtProgram(path);
  return "stamp" in file || !file.missing;
}

async function testCandidate(candidate: Candidate, options: SearchOptions, cache: ProbeCache): Promise<Tested> {
  const { path, args, source } = candidate;
  const file = await lookAtProgram(path);
  if ("problem" in file) return { problem: file.problem };
  const probe = await remembered(cache, [path, args, file.stamp], () => probePython(candidate));
  if ("problem" in probe) return { problem: probe.problem };
  const problem = tooOld(probe, options.atLeast ?? oldest);
  return problem ? { problem } : { python: { path, source, ...probe } };
}

/** Which of the packages a Python cannot import, in a sentence; undefined when it has them all. */
export async function lackOf(
  python: FoundInterpreter,
  packages: readonly string[],
  cache: ProbeCache,
): Promise<string | undefined> {
  if (packages.length === 0) return undefined;
  const key = [python.executable, python.sitePaths, packages];
  const missing = await remembered(cache, key, () => missingPackages(python, packages));
  if (missing.length === 0) return undefined;
  // It may be installed in the meantime, and the file of the Python stays as it is.
  cache.delete(JSON.stringify(key));
  return `Python ${python.version} cannot import ${missing.join(", ")}.`;
}

function remembered<T>(cache: ProbeCache, key: unknown[], ask: () => Promise<T>): Promise<T> {
  const name = JSON.stringify(key);
  const answer = (cache.get(name) as Promise<T> | undefined) ?? ask();
  cache.set(name, answer);
  return answer;
}

function tooOld({ version }: Exclude<Probe, { problem: string }>, atLeast: string): string | undefined {
  if (compareVersions(version, oldest) < 0) return `Python ${version} is too old. Python ${oldest} or newer is needed.`;
  if (compareVersions(version, atLeast) < 0)
    return `Python ${version} is too old here. Python ${atLeast} or newer is needed.`;
  return undefined;
}

/** Negative when version `a` is older than `b`; only the numbers that `b` gives count. */
export function compareVersions(a: string, b: string): number {
  const have = a.split(".").map((part) => Number.parseInt(part, 10) || 0);
  const want = b.split(".").map((part) => Number.parseInt(part, 10) || 0);
  for (const [index, number] of want.entries()) {
    const difference = (have[index] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
}
