import { spawn } from "node:child_process";
import { join } from "node:path";
import { createLauncher } from "./createLauncher";
import { buildEnvironment } from "./environment";
import type { FoundInterpreter, Interpreter } from "./interpreter";
import type { Launcher, Report } from "./launcher";
import { embeddedIdleMs } from "./limits";
import { createSpareLauncher } from "./spareLauncher";
import { type WaitingWorker, watchWorker } from "./workerProcess";

/** Absolute paths of folders. */
export interface EmbeddedFiles {
  /** What was built: the script of the process, Pyodide, and the Python side of the runner. */
  dist: string;
  /** Keeps the memory of a booted Python between sessions, 30 MB; need not exist, may be emptied at any time. */
  cache: string;
}

/** The Python that comes with the extension, as one of the interpreters. */
export const embeddedPython: FoundInterpreter = {
  path: "built-in Python",
  executable: "built-in Python",
  version: "3.14.2",
  sitePaths: [],
  source: "built-in",
};

export function isEmbedded(python: Interpreter): boolean {
  return python.executable === embeddedPython.executable;
}

/** Picks the launcher of an interpreter: for the embedded one its own, made when it is first needed. */
export function launchWith(files: EmbeddedFiles): typeof createLauncher {
  return (python, harness, report) =>
    isEmbedded(python) ? createEmbeddedLauncher(files, report) : createLauncher(python, harness, report);
}

/** Workers of the embedded Python, in processes of the editor's own Node. */
export function createEmbeddedLauncher(files: EmbeddedFiles, report: Report): Launcher {
  const start = (_python: Interpreter, harness: string, folder: string) => startEmbedded(files, harness, folder);
  const launcher = createSpareLauncher(embeddedPython, join(files.dist, "harness"), report, start);
  return { ...launcher, idleMs: embeddedIdleMs };
}

/**
 * Deep structures, such as a list of ten thousand linked nodes, are taken apart on the stack of the process. What Node
 * allows itself by default is an eighth of what the systems give to a main thread, 8 MB (in KB).
 */
const stackKb = 7000;

function startEmbedded({ dist, cache }: EmbeddedFiles, harness: string, folder: string): WaitingWorker {
  const script = [join(dist, "embeddedWorker.mjs"), join(dist, "pyodide"), harness, cache];
  const child = spawn(process.execPath, [`--stack-size=${stackKb}`, ...script], {
    cwd: folder,
    env: { ...buildEnvironment(process.env, folder), ELECTRON_RUN_AS_NODE: "1" },
    detached: process.platform !== "win32",
    windowsHide: true,
    // The last one tells the process that we are there, see embedded/endWithHost.ts.
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  // It starts no processes, so there is no tree to stop first; stopped, it would not notice that its host has gone.
  const kill = async () => void child.kill("SIGKILL");
  return watchWorker(child, process.execPath, [], folder, kill);
}
