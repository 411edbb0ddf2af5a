import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { RunResult } from "../core/question/runResult";
import type { RunJob } from "../protocol/runnerMessages";
import { callOf } from "./caseTable";
import { buildEnvironment } from "./environment";
import type { Interpreter } from "./interpreter";
import { createPrivateFolder, isPlainFileName, removePrivateFolder } from "./privateFolder";
import { killTree } from "./processTree";
import { concludeRun, createRecord, type RunRecord, recordMessage } from "./runRecord";
import { readMessage } from "./workerMessage";

/** One case, laid ready in a private folder for a debugger to start. Whoever made it ends it. */
export interface DebugRun {
  folder: string;
  /** What the debugger starts, with which Python, where, and in which environment. */
  program: string;
  args: string[];
  python: string;
  pythonArgs: string[];
  environment: Record<string, string>;
  /** Line of the candidate's file, from 1, at which to stop: `failedAt` if it can be stopped at, else where the code under test begins. */
  stopLine(failedAt: number | undefined): Promise<number | undefined>;
  /** What the program wrote down before it ended with `code`; `ms` is the time since this was made. */
  result(code: number | null): Promise<RunResult>;
  /** Ends what is left of the program, whose process the debugger may have told, and removes the folder. */
  end(pid: number | undefined): Promise<void>;
}

export interface DebugRunOptions {
  python: Interpreter;
  /** Folder that holds debugCase.py. */
  harness: string;
}

/** How long to wait (ms) for the line to stop at; without it the case is debugged all the same. */
const stopLineMs = 5_000;

/** As of a worker: no start-up hooks, no modules from the environment, no files left behind. */
const pythonArgs = ["-I", "-S", "-B", "-X", "utf8"];

const [jobFile, resultFile] = ["job.json", "result.jsonl"];

/** Lays ready the one case that `only` of the job names. Limits of the job do not hold: a person is looking. */
export async function prepareDebugRun(job: RunJob, { python, harness }: DebugRunOptions): Promise<DebugRun> {
  const bad = job.files.find(({ name }) => !isPlainFileName(name));
  if (bad) throw new Error(`${bad.name} is not a plain file name`);
  const began = performance.now();
  const folder = await createPrivateFolder();
  const nonce = randomBytes(16).toString("hex");
  const environment = Object.fromEntries(
    Object.entries(buildEnvironment(process.env, folder)).filter((pair): pair is [string, string] => !!pair[1]),
  );
  const tests = "cases" in job.tests ? { cases: job.tests.cases.map(callOf) } : job.tests;
  const { solution, solutionPath, files, only } = job;
  const given = { nonce, solution, solutionPath, files, tests, only, sitePaths: python.sitePaths, environment };
  try {
    await writeFile(join(folder, jobFile), JSON.stringify(given), { mode: 0o600 });
  } catch (error) {
    await removePrivateFolder(folder);
    throw error;
  }
  return {
    folder,
    program: join(harness, "debugCase.py"),
    args: [folder],
    python: python.executable,
    pythonArgs,
    environment,
    stopLine: (line) => {
      const asked = { text: solution.text, line: line ?? null, tests, name: only?.[0] };
      return askStopLine(python.executable, join(harness, "stopLine.py"), asked, folder);
    },
    result: async (code) => {
      const record = createRecord(job);
      await readResult(join(folder, resultFile), nonce, record);
      const ending = { type: "exit", code, signal: null, raw: "" } as const;
      return concludeRun(record, ending, performance.now() - began, python.version);
    },
    end: async (pid) => {
      // Debuggers end what they started, but not what has left its group. On Windows their job object ends it all.
      if (pid !== undefined && process.platform !== "win32") await killTree(pid, folder);
      await removeDebugFolder(folder);
    },
  };
}

/** Removes the folder of a debugged case, of an earlier window too; any other folder is left alone. */
export async function removeDebugFolder(folder: string): Promise<void> {
  if (!basename(folder).startsWith("mock-interview-")) return;
  await removePrivateFolder(folder);
}

function askStopLine(python: string, script: string, asked: object, folder: string): Promise<number | undefined> {
  const options = { cwd: folder, env: buildEnvironment(process.env, folder), timeout: stopLineMs, windowsHide: true };
  return new Promise((resolve) => {
    const child = execFile(python, [...pythonArgs, script], options, (_error, output) => {
      const line = Number.parseInt(output, 10);
      resolve(line > 0 ? line : undefined);
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(asked));
  });
}

async function readResult(path: string, nonce: string, record: RunRecord): Promise<void> {
  const text = await readFile(path, "utf8").catch(() => "");
  for (const line of text.split("\n")) {
    const message = readMessage(parsed(line), nonce);
    if (message && record.last === undefined) recordMessage(record, message);
  }
}

/** The last line is cut short when the program was ended while it wrote. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
