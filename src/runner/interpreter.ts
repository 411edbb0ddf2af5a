import { type Probe, probePython } from "./probePython";
import { type Candidate, candidatePaths } from "./pythonPaths";

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

/** Results of earlier probes by program, arguments and time of change; owned by the caller, shared between searches. */
export type ProbeCache = Map<string, Promise<Probe>>;

export interface SearchOptions {
  /** Path from the settings; tried first. */
  setting?: string;
  /** Path another extension gives; tried second. */
  given?: string;
  environment?: NodeJS.ProcessEnv;
  /** Oldest version that will do, such as `3.11`; at least 3.8. */
  atLeast?: string;
  cache?: ProbeCache;
}

export interface SearchResult {
  python?: Interpreter;
  /** Every path looked at, in order, with what was wrong with it. */
  tried: Tried[];
}

export interface Tried {
  path: string;
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
export async function findInterpreters(options: SearchOptions = {}): Promise<Interpreter[]> {
  const cache: ProbeCache = options.cache ?? new Map();
  const candidates = await candidatePaths(options);
  const probes = await Promise.all(candidates.map((candidate) => probeOnce(candidate, [], cache)));
  const found = new Map<string, Interpreter>();
  for (const [index, probe] of probes.entries()) {
    if ("problem" in probe || unfitness(probe, options.atLeast ?? oldest) || found.has(probe.executable)) continue;
    const { executable, version, sitePaths } = probe;
    found.set(executable, { path: candidates[index]!.path, executable, version, sitePaths });
  }
  return [...found.values()];
}

async function search(options: SearchOptions, packages: readonly string[]): Promise<SearchResult> {
  const cache: ProbeCache = options.cache ?? new Map();
  const tried: SearchResult["tried"] = [];
  for (const candidate of await candidatePaths(options)) {
    const probe = await probeOnce(candidate, packages, cache);
    const problem = "problem" in probe ? probe.problem : unfitness(probe, options.atLeast ?? oldest);
    tried.push(problem === undefined ? { path: candidate.path } : { path: candidate.path, problem });
    if (problem === undefined && !("problem" in probe)) {
      const { executable, version, sitePaths } = probe;
      return { python: { path: candidate.path, executable, version, sitePaths }, tried };
    }
  }
  return { tried };
}

function probeOnce(candidate: Candidate, packages: readonly string[], cache: ProbeCache): Promise<Probe> {
  const key = JSON.stringify([candidate.path, candidate.args, candidate.changed, packages]);
  const known = cache.get(key) ?? probePython(candidate, packages);
  cache.set(key, known);
  return known;
}

function unfitness({ version, missing }: Exclude<Probe, { problem: string }>, atLeast: string): string | undefined {
  if (compareVersions(version, oldest) < 0) return `Python ${version} is too old. Python ${oldest} or newer is needed.`;
  if (compareVersions(version, atLeast) < 0)
    return `Python ${version} is too old here. Python ${atLeast} or newer is needed.`;
  if (missing.length > 0) return `Python ${version} cannot import ${missing.join(", ")}.`;
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
