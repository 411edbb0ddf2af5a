import { chmod, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder only the person themselves can open, for one run. */
export async function createPrivateFolder(): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), "mock-interview-"));
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
