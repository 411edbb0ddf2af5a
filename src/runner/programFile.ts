import { constants } from "node:fs";
import { access, lstat, readlink, stat } from "node:fs/promises";
import { isAbsolute } from "node:path";

/** What the disk tells of a path, without running what lies there. */
export interface FileFacts {
  kind: "file" | "folder" | "link" | "missing";
  mayRun: boolean;
  /** In ms since 1970. */
  changed: number;
  /** In bytes. */
  size: number;
  /** Of a link that leads nowhere the system can open: what it names. */
  target?: string;
}

/** A program that can be run, with a mark that changes when it does; or why it cannot. */
export type ProgramFile = { stamp: string } | { problem: string; missing: boolean };

/** Looks at a path before anything there is run. */
export async function lookAtProgram(path: string): Promise<ProgramFile> {
  if (!isAbsolute(path)) {
    return {
      problem: "This is not a whole path. Write it from the root on, such as /usr/bin/python3.",
      missing: false,
    };
  }
  return judgeFile(path, await readFacts(path));
}

/** What the facts of a path mean; apart from the reading, because a Windows link can only be had on Windows. */
export function judgeFile(path: string, { kind, mayRun, changed, size, target }: FileFacts): ProgramFile {
  if (kind === "missing") return { problem: "There is no program at this path.", missing: true };
  if (kind === "folder") return { problem: "This is a folder, not a program.", missing: false };
  if (target !== undefined && isStoreLink(target)) return { problem: storeLink, missing: false };
  // A Python from the Store is such a link too, but to itself: asking it will tell.
  if (kind === "link" && !isStorePlace(path)) return { problem: "This link leads nowhere.", missing: false };
  if (!mayRun) return { problem: "This file is not a program: nobody may run it.", missing: false };
  return { stamp: markOf(changed, size) };
}

export const storeLink = "This is Windows' link to the Store, not a Python.";

/** Windows lays its links to programs of the Store into a folder that is on every PATH. */
export function isStorePlace(path: string): boolean {
  return /[\\/]Microsoft[\\/]WindowsApps[\\/]/iu.test(path);
}

/** Where `python.exe` leads to as long as no Python was installed from the Store. */
function isStoreLink(target: string): boolean {
  return /AppInstallerPythonRedirector\.exe$/iu.test(target);
}

/** A mark that changes when a file does; `none` when it is not there. */
export async function fileStamp(path: string): Promise<string> {
  // Windows' links to the Store cannot be followed, only looked at.
  const status = await stat(path).catch(() => lstat(path).catch(() => undefined));
  return status ? markOf(status.mtimeMs, status.size) : "none";
}

function markOf(changed: number, size: number): string {
  return `${changed}/${size}`;
}

async function readFacts(path: string): Promise<FileFacts> {
  const target = await readlink(path).catch(() => undefined);
  try {
    const status = await stat(path);
    const kind = status.isDirectory() ? "folder" : "file";
    return { kind, mayRun: await mayRun(path), changed: status.mtimeMs, size: status.size, target };
  } catch {
    return await readLink(path, target);
  }
}

async function readLink(path: string, target: string | undefined): Promise<FileFacts> {
  try {
    const { mtimeMs, size } = await lstat(path);
    return { kind: "link", mayRun: true, changed: mtimeMs, size, target };
  } catch {
    return { kind: "missing", mayRun: false, changed: 0, size: 0 };
  }
}

async function mayRun(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
