import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Interpreter } from "../../src/runner/interpreter";
import { withPackages } from "../../src/runner/interpreter";
import { cacheSolution, cacheTests, caseCount, oneCaseScript } from "./suites";

/** What others do with the same ten cases; each resolves when the answer is known and rejects when a case failed. */
export interface Peers {
  /** The floor of starting an interpreter: `python -I -S -c pass`. */
  bare(): Promise<void>;
  unittest(): Promise<void>;
  /** Undefined when no Python here can import pytest. */
  pytest: (() => Promise<void>) | undefined;
  processPerCase(): Promise<void>;
}

/** Lays the files of the peers into a folder for the time of `work`. They run on the same interpreter as we do. */
export async function withPeers<T>(python: Interpreter, work: (peers: Peers) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "mock-interview-bench-"));
  const files = { "solution.py": cacheSolution, "test_cache.py": cacheTests(), "one_case.py": oneCaseScript };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const start = (args: string[], program = python.executable) => startPython(program, args, folder);
    const { python: withPytest } = await withPackages(["pytest"], { setting: python.path });
    return await work({
      bare: () => start(["-I", "-S", "-c", "pass"]),
      unittest: () => start(["-m", "unittest", "-q", "test_cache"]),
      pytest: withPytest && (() => start(["-m", "pytest", "-q", "test_cache.py"], withPytest.executable)),
      processPerCase: async () => {
        for (let index = 0; index < caseCount; index++) await start(["one_case.py", String(index)]);
      },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function startPython(program: string, args: string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${args.join(" ")} failed: ${stderr || stdout || error.message}`));
      else resolve();
    });
  });
}
