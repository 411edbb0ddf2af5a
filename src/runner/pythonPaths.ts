import { posix, win32 } from "node:path";

/** Who names a Python: the person's setting, the Python extension, or PATH; one is brought along by ourselves. */
export type PythonSource = "setting" | "extension" | "path" | "built-in";

/** A program that may be a Python. */
export interface Candidate {
  path: string;
  /** Arguments before ours: `-3` of the Windows launcher. */
  args: string[];
  source: PythonSource;
}

export interface Wishes {
  /** Path from the settings; tried first. */
  setting?: string;
  /** Path the Python extension gives; tried second. */
  given?: string;
  environment?: NodeJS.ProcessEnv;
  /** The system's own when absent. */
  platform?: NodeJS.Platform;
}

/** Programs to try, best first: the setting, the path given, then every place on PATH where a Python could be. The disk is not asked. */
export function candidatePaths(wishes: Wishes): Candidate[] {
  const all = [...wished(wishes.setting, "setting"), ...wished(wishes.given, "extension"), ...onPath(wishes)];
  // A place named twice belongs to whom it was named by first.
  return all.filter(({ path }, index) => all.findIndex((one) => one.path === path) === index);
}

function wished(text: string | undefined, source: PythonSource): Candidate[] {
  const path = text?.trim();
  return path ? [{ path, args: [], source }] : [];
}

function onPath({ environment = process.env, platform = process.platform }: Wishes): Candidate[] {
  const windows = platform === "win32";
  const { isAbsolute, join } = windows ? win32 : posix;
  const value = environment["PATH"] ?? environment["Path"] ?? "";
  // A relative entry would let the open folder bring its own "python".
  const folders = value.split(windows ? ";" : ":").filter((folder) => isAbsolute(folder));
  const program = (name: string) => (windows ? `${name}.exe` : name);
  const hits = (name: string, args: string[] = []): Candidate[] =>
    folders.map((folder) => ({ path: join(folder, program(name)), args, source: "path" }));
  // A PATH without Python is the person's word; only where there is none at all the usual place is tried.
  const usual: Candidate[] = folders.length === 0 ? [{ path: "/usr/bin/python3", args: [], source: "path" }] : [];
  return [...hits("python3"), ...hits("python"), ...(windows ? hits("py", ["-3"]) : usual)];
}
