import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";

/** A program that may be a Python. */
export interface Candidate {
  path: string;
  /** Arguments before ours: `-3` of the Windows launcher. */
  args: string[];
  /** Time of the last change in ms; -1 when there is no such file. */
  changed: number;
}

interface Wishes {
  setting?: string;
  given?: string;
  environment?: NodeJS.ProcessEnv;
}

/** Programs to try, best first: wishes (even when missing, so that this can be told), then every Python on PATH. */
export async function candidatePaths({ setting, given, environment = process.env }: Wishes): Promise<Candidate[]> {
  const wished = [setting, given].filter((path) => path !== undefined && path.trim() !== "") as string[];
  const found = onPath(environment);
  const all = [...wished.map((path) => ({ path: path.trim(), args: [] as string[] })), ...found];
  const unique = [...new Map(all.map((one) => [one.path, one])).values()];
  const dated = await Promise.all(unique.map(async (one) => ({ ...one, changed: await changeTime(one.path) })));
  return dated.filter(({ path, changed }) => changed >= 0 || wished.includes(path));
}

function onPath(environment: NodeJS.ProcessEnv): { path: string; args: string[] }[] {
  const windows = process.platform === "win32";
  const value = environment["PATH"] ?? environment["Path"] ?? "";
  // A relative entry would let the open folder bring its own "python".
  const folders = value.split(windows ? ";" : ":").filter((folder) => isAbsolute(folder));
  const program = (name: string) => (windows ? `${name}.exe` : name);
  const hits = (name: string, args: string[] = []) =>
    folders.map((folder) => ({ path: join(folder, program(name)), args }));
  // A PATH without Python is the person's word; only where there is none at all the usual place is tried.
  const usual = folders.length === 0 ? [{ path: "/usr/bin/python3", args: [] }] : [];
  const fixed = windows ? hits("py", ["-3"]) : usual;
  return [...hits("python3"), ...hits("python"), ...fixed];
}

async function changeTime(path: string): Promise<number> {
  try {
    await access(path, constants.X_OK);
    const status = await stat(path);
    return status.isFile() ? status.mtimeMs : -1;
  } catch {
    return -1;
  }
}
