import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { RunHooks } from "../bank/measure";
import { type Mutant, readMutants } from "../bank/mutants";
import type { PythonNeeds } from "../bank/prove";
import type { RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import { askProgram } from "../runner/askProgram";
import { createEmbeddedLauncher, embeddedPython } from "../runner/embeddedLauncher";
import { buildEnvironment } from "../runner/environment";
import { type Interpreter, type ProbeCache, type SearchResult, withPackages } from "../runner/interpreter";
import { createRunner, type Runner } from "../runner/runner";
import { runSuite } from "../runner/runSuite";

const harness = resolve("dist", "harness");
// Only the workshop needs it: it stays where it was written.
const mutate = resolve("src", "bank", "mutate.py");

/** Python as the proofs of a pack use it. What is missing comes back as words. */
export interface Runs {
  run(job: RunJob, needs: PythonNeeds, hooks?: RunHooks): Promise<RunResult | string>;
  end(): Promise<void>;
}

/** Runs jobs on the embedded Python, one at a time. */
export function createEmbeddedRun(): Runs {
  const files = { dist: resolve("dist"), cache: join(tmpdir(), "mock-interview-check") };
  const launcher = createEmbeddedLauncher(files, (message) => console.error(message));
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(job, { packages }, hooks) {
      if (packages.length > 0) return `It needs ${packages.join(" and ")}, which the built-in Python does not have.`;
      const running = last.then(() => runSuite(job, { ...hooks, launcher, version: embeddedPython.version }));
      last = running;
      return running;
    },
    end: () => launcher.retire(),
  };
}

/** Runs jobs on a Python that meets their needs, several at a time; `list` has one of them list the mutants of a program. */
export function createRun(): Runs & { list(source: string, needs: PythonNeeds): Promise<Mutant[] | string> } {
  const cache: ProbeCache = new Map();
  const found = new Map<string, Promise<SearchResult>>();
  const runners: Runner[] = [];
  const free = new Map<string, Runner[]>();

  const runOn = async (job: RunJob, python: Interpreter, hooks?: RunHooks) => {
    const idle = free.get(python.path) ?? [];
    free.set(python.path, idle);
    const runner = idle.pop() ?? createRunner(harness, (message) => console.error(message));
    if (!runners.includes(runner)) runners.push(runner);
    try {
      return await runner.run(job, python, hooks);
    } finally {
      idle.push(runner);
    }
  };
  const search = async ({ packages, python: atLeast }: PythonNeeds): Promise<Interpreter | string> => {
    const key = JSON.stringify([packages, atLeast]);
    const searching = found.get(key) ?? withPackages(packages, { atLeast, cache });
    found.set(key, searching);
    const { python, tried } = await searching;
    if (python) return python;
    const looked = tried.map(({ path, problem }) => `${path}: ${problem ?? "unusable"}`).join(" ");
    const install = packages.length > 0 ? ` Install them: python3 -m pip install ${packages.join(" ")}.` : "";
    const needed = packages.length > 0 ? ` with ${packages.join(" and ")}` : "";
    return `This was not run: it needs Python ${atLeast}${needed}.${install} ${looked}`.trim();
  };
  return {
    async run(job, needs, hooks) {
      const python = await search(needs);
      return typeof python === "string" ? python : runOn(job, python, hooks);
    },
    async list(source, needs) {
      const python = await search(needs);
      return typeof python === "string" ? python : listMutants(source, python);
    },
    async end() {
      await Promise.all(runners.map((runner) => runner.retire()));
    },
  };
}

/** The mutants of a program, as mutate.py finds them. The program is parsed, not run. */
export async function listMutants(source: string, { executable }: Interpreter): Promise<Mutant[] | string> {
  const { output, complaint } = await askProgram(executable, ["-I", "-S", mutate, source], {
    environment: buildEnvironment(process.env, tmpdir()),
    limitMs: 30_000,
  });
  return output === "" ? `Python did not list them. ${complaint.trim().slice(-300)}`.trim() : readMutants(output);
}
