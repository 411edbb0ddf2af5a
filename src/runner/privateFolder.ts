import { chmod, lstat, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "mock-interview-";
const ownedName = new RegExp(`^${prefix}(\\d+)-\\w{6}$`);
/** A folder whose owner seems gone is left alone for so long (ms): on a shared disk the owner may live on another machine. */
const staleMs = 60 * 60_000;

/** Makes a folder only the person themselves can open, for one worker or zygote. Its name tells the process that owns it. */
export async function createPrivateFolder(): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), `${prefix}${process.pid}-`));
}

/** Removes folders whose owner was killed before it could. */
export async function removeStaleFolders(root = tmpdir(), now = Date.now()): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const name of names) {
    const [, pid] = ownedName.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const path = join(root, name);
    const state = await lstat(path).catch(() => undefined);
    if (state?.isDirectory() && now - state.mtimeMs > staleMs) await removePrivateFolder(path);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes the folder of a run and all below it, without following links. Never throws: what cannot be removed stays in the temp folder. */
export async function removePrivateFolder(folder: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };
  try {
    await rm(folder, options);
  } catch {
    await unlock(folder);
    await rm(folder, options).catch(() => undefined);
  }
}

/** Opens folders a candidate has locked. */
async function unlock(folder: string): Promise<void> {
  await chmod(folder, 0o700).catch(() => undefined);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await unlock(join(folder, entry.name));
}

/** Whether a name is that of a file directly in a folder, on every system. */
export function isPlainFileName(name: string): boolean {
  return /^[^\\/:*?"<>|\p{Cc}]{1,200}$/u.test(name) && !/^\.+$/.test(name) && !/[. ]$/.test(name);
}
