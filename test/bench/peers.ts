import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Interpreter } from "../../src/runner/interpreter";
import { cacheSolution, cacheTests, caseCount, oneCaseScript } from "./suites";

/** What others do with the same ten cases; each resolves when the answer is known and rejects when a case failed. */
export interface Peers {
  unittest(): Promise<void>;
  pytest(): Promise<void>;
  processPerCase(): Promise<void>;
}

/** The floor of starting an interpreter, `python -I -S -c pass`: its time is B. */
export function startBare(python: Interpreter): Promise<void> {
  return startPython(python, ["-I", "-S", "-c", "pass"], tmpdir());
}

/** Lays the files of the peers into a folder for the time of `work`. They run on the same interpreter as we do. */
export async function withPeers<T>(python: Interpreter, work: (peers: Peers) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "peers-"));
  const files = { "solution.py": cacheSolution, "test_cache.py": cacheTests(), "one_case.py": oneCaseScript };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const start = (...args: string[]) => startPython(python, args, folder);
    return await work({
      unittest: () => start("-m", "unittest", "-q", "test_cache"),
      pytest: () => start("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_cache.py"),
      processPerCase: async () => {
        for (let index = 0; index < caseCount; index++) await start("one_case.py", String(index));
      },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function startPython({ executable }: Interpreter, args: string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(executable, args, { cwd: folder }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${args.join(" ")} failed: ${stderr || stdout || error.message}`));
      else resolve();
    });
  });
}
