import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { buildEnvironment } from "./environment";
import type { Candidate } from "./pythonPaths";

/** What a program says about itself, or why it cannot serve. */
export type Probe =
  | { executable: string; version: string; sitePaths: string[]; missing: string[] }
  | { problem: string };

const probeMs = 5_000;

// The base executable is the real one behind a virtual environment; its packages are told by the paths.
// Without site, sys.path holds the library only: what is beyond it are packages, those of .pth files included.
// Written for every Python there ever was, so that an old one can say how old it is.
const program = `
import sys
names = sys.argv[1:]
version = "%d.%d.%d" % sys.version_info[:3]
facts = {"version": version, "executable": sys.executable, "sitePaths": [], "missing": []}
if sys.version_info >= (3, 8):
    import importlib.util, os
    base = getattr(sys, "_base_executable", None)
    if base and os.path.isfile(base):
        facts["executable"] = base
    library = os.path.dirname(os.path.abspath(os.__file__))
    def is_library(path):
        last = os.path.basename(path)
        return path == library or last in ("lib-dynload", "DLLs") or last.endswith(".zip") or path == os.path.dirname(library)
    facts["sitePaths"] = [path for path in sys.path if path and os.path.isdir(path) and not is_library(path)]
    def is_missing(name):
        try:
            return importlib.util.find_spec(name) is None
        except Exception:
            return True
    facts["missing"] = [name for name in names if is_missing(name)]
import json
sys.stdout.write("mock-interview-probe " + json.dumps(facts) + "\\n")
`;

/** Runs a program once and asks what it is; at most 5 s. A shim is run here and never again. */
export function probePython(candidate: Candidate, packages: readonly string[]): Promise<Probe> {
  if (candidate.changed < 0) return Promise.resolve({ problem: "There is no program at this path." });
  const args = [...candidate.args, "-I", "-c", program, ...packages];
  const options = {
    timeout: probeMs,
    killSignal: "SIGKILL" as const,
    maxBuffer: 1 << 20,
    windowsHide: true,
    cwd: tmpdir(),
    env: probeEnvironment(),
  };
  return new Promise((resolve) => {
    const told = (error: { killed?: boolean } | null, output: string, complaint: string) =>
      resolve(readFacts(output) ?? { problem: explainFailure(candidate.path, error?.killed === true, complaint) });
    try {
      execFile(candidate.path, args, options, (error, output, complaint) => told(error, output, complaint));
    } catch {
      resolve({ problem: "This program could not be started." });
    }
  });
}

/** Shims look for their versions below the home folder, so the probe keeps it. */
function probeEnvironment(): NodeJS.ProcessEnv {
  const { HOME, USERPROFILE, LOCALAPPDATA, APPDATA, ...rest } = process.env;
  const tools = Object.entries(rest).filter(([name]) => /^(PYENV|ASDF|MISE)_/.test(name));
  const home = Object.entries({ HOME, USERPROFILE, LOCALAPPDATA, APPDATA }).filter(([, value]) => value !== undefined);
  return { ...buildEnvironment(rest, tmpdir()), ...Object.fromEntries(tools), ...Object.fromEntries(home) };
}

function readFacts(output: string): Probe | undefined {
  // A shim or a wrapper may print lines of its own.
  const line = output.split(/\r?\n/).find((one) => one.startsWith("mock-interview-probe "));
  if (line === undefined) return undefined;
  try {
    const { executable, version, sitePaths, missing } = JSON.parse(line.slice("mock-interview-probe ".length));
    if (typeof executable !== "string" || executable === "" || typeof version !== "string") return undefined;
    return { executable, version, sitePaths: strings(sitePaths), missing: strings(missing) };
  } catch {
    return undefined;
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function explainFailure(path: string, killed: boolean, complaint: string): string {
  if (killed) return `It did not answer within ${probeMs / 1000} s.`;
  if (/\\WindowsApps\\/i.test(path)) return "This is a placeholder that opens the Microsoft Store, not Python.";
  // Python 2 does not know -I.
  if (/unknown option:? -I/i.test(complaint)) return "This Python is too old. Python 3.8 or newer is needed.";
  const first = complaint.trim().split(/\r?\n/)[0]?.slice(0, 200);
  return first ? `It does not run as Python: ${first}` : "It does not run as Python.";
}
