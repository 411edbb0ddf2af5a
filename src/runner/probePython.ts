import { tmpdir } from "node:os";
import { askProgram, type ProgramAnswer } from "./askProgram";
import { buildEnvironment } from "./environment";
import { isStorePlace, storeLink } from "./programFile";
import type { Candidate } from "./pythonPaths";

/** What a program says about itself, or why it cannot serve. */
export type Probe = { executable: string; version: string; sitePaths: string[] } | { problem: string };

const probeMs = 5_000;
const mark = "mock-interview-probe ";

// Written for every Python there ever was, so that an old one can say how old it is.
// -S keeps the start-up hooks from running. What site would add is then worked out by site itself, with its doors to
// other people's code closed: of a .pth file only the lines that name folders count, as they do in a run.
// The user's own packages belong to it: that is where pip puts them when it may not write elsewhere.
const program = `
import sys
facts = {"version": "%d.%d.%d" % sys.version_info[:3], "executable": sys.executable, "sitePaths": []}
if sys.version_info >= (3, 8):
    import os, site
    library = [os.path.abspath(path) for path in sys.path]
    def folders_only(folder, name, known):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    path = os.path.abspath(os.path.join(folder, line.strip()))
                    is_code = line.startswith(("#", "import ", "import\\t"))
                    if line.strip() and not is_code and os.path.isdir(path) and path not in sys.path:
                        sys.path.append(path)
        except (OSError, ValueError):
            pass
        return known
    site.addpackage = folders_only
    site.execsitecustomize = site.execusercustomize = lambda: None
    site.ENABLE_USER_SITE = True
    site.main()
    # The base executable is the real one behind a virtual environment; its packages are told by the paths.
    base = getattr(sys, "_base_executable", None)
    if base and os.path.isfile(base):
        facts["executable"] = base
    facts["sitePaths"] = [path for path in sys.path if path not in library and os.path.isdir(path)]
import json
sys.stdout.write("${mark}" + json.dumps(facts) + "\\n")
`;

const search = `
import sys
paths, names = sys.argv[1], sys.argv[2:]
import importlib.util, json
sys.path += json.loads(paths)
def is_missing(name):
    try:
        return importlib.util.find_spec(name) is None
    except Exception:
        return True
sys.stdout.write("${mark}" + json.dumps([name for name in names if is_missing(name)]) + "\\n")
`;

/** Runs a program once and asks what it is; at most 5 s. A shim is run here and never again. */
export async function probePython({ path, args }: Pick<Candidate, "path" | "args">): Promise<Probe> {
  const answer = await ask(path, [...args, "-I", "-S", "-c", program]);
  return readProbe(answer.output) ?? { problem: explainFailure(path, answer) };
}

/** Which of the packages a Python cannot import in a run; none of their code is run. */
export async function missingPackages(
  { executable, sitePaths }: { executable: string; sitePaths: readonly string[] },
  packages: readonly string[],
): Promise<string[]> {
  const answer = await ask(executable, ["-I", "-S", "-c", search, JSON.stringify(sitePaths), ...packages]);
  const told = marked(answer.output);
  return Array.isArray(told) ? strings(told) : [...packages];
}

function ask(path: string, args: readonly string[]): Promise<ProgramAnswer> {
  return askProgram(path, args, { environment: probeEnvironment(), limitMs: probeMs });
}

/** Shims look for their versions below the home folder, so the probe keeps it. */
function probeEnvironment(): NodeJS.ProcessEnv {
  const { HOME, USERPROFILE, LOCALAPPDATA, APPDATA, ...rest } = process.env;
  const tools = Object.entries(rest).filter(([name]) => /^(PYENV|ASDF|MISE)_/.test(name));
  const home = Object.entries({ HOME, USERPROFILE, LOCALAPPDATA, APPDATA }).filter(([, value]) => value !== undefined);
  return { ...buildEnvironment(rest, tmpdir()), ...Object.fromEntries(tools), ...Object.fromEntries(home) };
}

function readProbe(output: string): Probe | undefined {
  const { executable, version, sitePaths } = Object(marked(output));
  if (typeof executable !== "string" || executable === "" || typeof version !== "string") return undefined;
  return { executable, version, sitePaths: strings(sitePaths) };
}

/** What stands behind our mark; a shim or a wrapper may print lines of its own. */
function marked(output: string): unknown {
  const line = output.split(/\r?\n/).find((one) => one.startsWith(mark));
  if (line === undefined) return undefined;
  try {
    return JSON.parse(line.slice(mark.length));
  } catch {
    return undefined;
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Why a program that was run is no Python we can use, in a sentence or two. */
export function explainFailure(path: string, { output, complaint, late }: ProgramAnswer): string {
  if (late) return `It did not answer within ${probeMs / 1000} s.`;
  if (isStorePlace(path) || /Microsoft Store/u.test(complaint)) return storeLink;
  // Python 2 does not know -I.
  if (/unknown option:? -I/i.test(complaint)) return "This Python is too old. Python 3.8 or newer is needed.";
  const said = firstLine(complaint);
  const shim = /[\\/]\.?(pyenv|pyenv-win|asdf|mise)[\\/](?:.*[\\/])?shims[\\/]/iu.exec(path)?.[1]?.replace("-win", "");
  if (shim) return `This is a link of ${shim}, and ${shim} has no Python for it${said ? `: ${said}` : "."}`;
  if (said) return `It does not run as Python: ${said}`;
  const answered = firstLine(output);
  return answered ? `This is not a Python: it answered "${answered}".` : "It does not run as Python.";
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0]!.slice(0, 200);
}
