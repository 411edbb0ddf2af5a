import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./syncFolder";

/** Replaces a whole file: a reader sees the old text or the new one, also after a power cut, never half of one. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const aside = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const file = await open(aside, "wx");
    try {
      await file.writeFile(text, "utf8");
      await file.sync();
    } finally {
      await file.close();
    }
    await renamePatiently(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** On Windows a scanner may hold the file for a moment: try again for up to two seconds, then give up with the old file intact. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let waitMs = 20; ; waitMs *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (waitMs > 1000 || (code !== "EPERM" && code !== "EBUSY" && code !== "EACCES")) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
