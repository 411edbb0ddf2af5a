import { randomUUID } from "node:crypto";
import { chmod, lstat, mkdtemp, readdir, realpath, rename, rm, rmdir, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../base/isAlive";

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

/** Removes the folder of a run and all below it, without following links. Never throws: what cannot be removed stays in the temp folder. */
export async function removePrivateFolder(folder: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };
  await rm(folder, options).catch(() => removeStubborn(Buffer.from(folder)).catch(() => undefined));
}

/** Systems refuse paths beyond some thousand bytes; what lies deeper than this is brought up first. */
const deepBytes = 2_000;

/** So often is begun anew: what is removed here may at the same time be removed by its zygote, or a folder brought up. */
const attempts = 200;

/** Removes what `rm` gives up on: locked folders, names that are not text, folders nested too deep for a path. */
async function removeStubborn(root: Buffer): Promise<void> {
  const below = (folder: Buffer, name: Buffer | string) =>
    Buffer.concat([folder, Buffer.from("/"), Buffer.from(name as string)]);
  const empty = async (folder: Buffer): Promise<void> => {
    await chmod(folder, 0o700);
    for (const entry of await readdir(folder, { encoding: "buffer", withFileTypes: true })) {
      const path = below(folder, entry.name);
      if (!entry.isDirectory()) await unlink(path);
      else if (path.length > deepBytes) {
        await chmod(path, 0o700);
        await rename(path, below(root, `.deep-${randomUUID()}`));
      } else {
        await empty(path);
        await rmdir(path);
      }
    }
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const problem = await empty(root)
      .then(() => rmdir(root))
      .catch((error: NodeJS.ErrnoException) => error);
    if (!problem || !(await lstat(root).catch(() => undefined))) return;
    if (problem.code !== "ENOENT" && problem.code !== "ENOTEMPTY") return;
  }
}

/** Whether a name is that of a file directly in a folder, on every system. */
export function isPlainFileName(name: string): boolean {
  return /^[^\\/:*?"<>|\p{Cc}]{1,200}$/u.test(name) && !/^\.+$/.test(name) && !/[. ]$/.test(name);
}
