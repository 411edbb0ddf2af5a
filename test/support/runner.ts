import { strict as assert } from "node:assert";
import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseRow, TestGroup } from "../../src/core/question/question";
import type { RunResult } from "../../src/core/question/runResult";
import type { RunJob } from "../../src/protocol/runnerMessages";
import { createLauncher } from "../../src/runner/createLauncher";
import { findInterpreter, type Interpreter, type ProbeCache } from "../../src/runner/interpreter";
import { defaultLimits } from "../../src/runner/limits";
import { createRunner, type Runner } from "../../src/runner/runner";
import type { RunOptions } from "../../src/runner/runSuite";
import { createSpareLauncher } from "../../src/runner/spareLauncher";

export const harness = join(process.cwd(), "dist", "harness");

// Probed once for all tests.
const cache: ProbeCache = new Map();

/** The Python the tests run on; MOCK_INTERVIEW_PYTHON chooses another one. */
export async function testPython(): Promise<Interpreter> {
  const { python, tried } = await findInterpreter({ setting: process.env["MOCK_INTERVIEW_PYTHON"], cache });
  assert.ok(python, `Python is needed: ${JSON.stringify(tried)}`);
  return python;
}

/** A job with one part of tests. */
export function jobOf(solution: string, tests: string, changes: Partial<RunJob> = {}): RunJob {
  return {
    solution: { name: "solution.py", text: solution },
    solutionPath: join(tmpdir(), "practice folder", "solution.py"),
    files: [],
    tests: { unittest: [{ group: "test", source: tests }] },
    limits: defaultLimits,
    ...changes,
  };
}

/** A unittest module: methods as name and body, each calling what `solution` exports as `f`. */
export function suiteOf(methods: Record<string, string>, base = "TestCase"): string {
  const bodies = Object.entries(methods).map(([name, body]) => {
    const define = base === "TestCase" ? "def" : "async def";
    return `    ${define} ${name}(self):\n        """Checks ${name}"""\n${body.replace(/^/gm, "        ")}\n`;
  });
  return `import unittest\nfrom solution import f\n\nclass Tests(unittest.${base}):\n${bodies.join("\n")}`;
}

export function rowOf(name: string, args: unknown[], rest: Partial<CaseRow> & { group?: TestGroup }): CaseRow {
  return { name, label: `Row ${name}`, call: "f", args, group: "test", ...rest };
}

/** The runner of all tests; MOCK_INTERVIEW_LAUNCHER=spare tries what other systems than Linux use. */
export const runner: Runner = createRunner(
  harness,
  (message) => console.error(message),
  process.env["MOCK_INTERVIEW_LAUNCHER"] === "spare" ? createSpareLauncher : createLauncher,
);

export async function run(
  job: RunJob,
  { python, ...options }: Pick<RunOptions, "signal" | "onCase"> & { python?: Interpreter } = {},
): Promise<RunResult> {
  return runner.run(job, python ?? (await testPython()), options);
}

/** Resolves when no process and no file of any run is left, not even one that waits for the next run. */
export async function settled(): Promise<void> {
  await runner.retire();
}

/** Verdicts by name. */
export function verdictsOf(result: RunResult): Record<string, string> {
  return Object.fromEntries(result.cases.map(({ name, verdict }) => [name, verdict]));
}

/** A temp folder of the tests' own, with blanks and letters beyond ASCII in its path, for the time of a `describe`. */
export function useScratch(): { folder: string } {
  const scratch = { folder: "" };
  const former = process.env["TMPDIR"];
  before(async () => {
    scratch.folder = await mkdtemp(join(await realpath(tmpdir()), "runs of tests, größer 試験 "));
    process.env["TMPDIR"] = scratch.folder;
  });
  after(async () => {
    await settled();
    if (former === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = former;
    await rm(scratch.folder, { recursive: true });
  });
  return scratch;
}

/** Fails if a run left a file, or on Linux a living process whose environment names its folder. */
export async function assertNothingLeft(scratch: { folder: string }): Promise<void> {
  await settled();
  assert.deepEqual(await readdir(scratch.folder), []);
  assert.deepEqual(await livingProcesses(scratch.folder), []);
}

/** Ids of living processes whose environment holds `mark`; Linux only, else empty. */
export async function livingProcesses(mark: string): Promise<number[]> {
  if (process.platform !== "linux") return [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ((await livesWith(pid, mark)) ? pid : 0)));
  return found.filter((pid) => pid !== 0 && pid !== process.pid);
}

async function livesWith(pid: number, mark: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`).catch(() => Buffer.alloc(0));
  const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => ") X");
  return environment.includes(mark) && !/\) [ZX]/.test(stat);
}
