import crypto, { createHash } from "node:crypto";
import fs, { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide, type PyodideAPI, type PyodideConfig, version } from "pyodide";
import { readSnapshot, removeSnapshot, writeSnapshot } from "./snapshotFile";

/** Absolute paths of folders. */
export interface EmbeddedFolders {
  /** Holds pyodide.asm.mjs, pyodide.asm.wasm and python_stdlib.zip. */
  pyodide: string;
  /** Holds the Python side of the runner. */
  harness: string;
  /** Keeps the snapshot; none is kept when empty. */
  cache: string;
}

interface HarnessFile {
  name: string;
  text: string;
}

/** Where things lie in the file system that Python sees; it exists in memory only. */
const workFolder = "/work";
const harnessFolder = "/harness";

/** Imports the harness under the name the worker gives it too. */
const setUp = `
import sys
package = type(sys)("_mock_interview")
package.__path__ = ["${harnessFolder}"]
sys.modules["_mock_interview"] = package
del package
import _mock_interview.embedded
`;

/**
 * Starts Python with the harness imported, from the snapshot if there is a sound one for exactly these files and this Node.
 * Else it boots slowly and leaves a snapshot for the next time.
 */
export async function bootPython(folders: EmbeddedFolders): Promise<PyodideAPI> {
  const harness = readHarness(folders.harness);
  const path = folders.cache === "" ? undefined : join(folders.cache, snapshotName(harness));
  const snapshot = path && readSnapshot(path);
  if (path && snapshot) {
    try {
      return await boot(folders.pyodide, harness, { _loadSnapshot: snapshot });
    } catch {
      removeSnapshot(path);
    }
  }
  const python = await boot(folders.pyodide, harness, { _makeSnapshot: true });
  python.runPython(setUp);
  if (path) writeSnapshot(path, python.makeMemorySnapshot());
  return python;
}

/** What Pyodide may ask of Node; without `child_process` and `ws` it reaches nothing outside. */
const lentModules: Record<string, unknown> = { fs, crypto };

async function boot(folder: string, harness: HarnessFile[], more: PyodideConfig): Promise<PyodideAPI> {
  Object.assign(globalThis, { require: (name: string) => lentModules[name] });
  const python = await loadPyodide({
    indexURL: folder,
    env: { HOME: workFolder, TMPDIR: "/tmp", LANG: "C.UTF-8", PYTHONDONTWRITEBYTECODE: "1" },
    // Code gets nothing of Node through the module `js`.
    jsglobals: {},
    enableRunUntilComplete: false,
    // Left to itself Pyodide touches Node's own streams, which turns the pipes of the channel into ones that do not wait.
    stdin: () => null,
    stdout: () => undefined,
    stderr: () => undefined,
    ...more,
  });
  python.FS.mkdirTree(workFolder);
  python.FS.mkdirTree(harnessFolder);
  for (const { name, text } of harness) python.FS.writeFile(`${harnessFolder}/${name}`, text);
  python.FS.chdir(workFolder);
  return python;
}

function readHarness(folder: string): HarnessFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
  return names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** A snapshot holds the harness as imported, and fits one build of Pyodide only. */
function snapshotName(harness: readonly HarnessFile[]): string {
  const files = createHash("sha256").update(JSON.stringify(harness)).digest("hex").slice(0, 16);
  return `python-${version}-node-${process.versions.node}-${process.arch}-${files}.snapshot`;
}
