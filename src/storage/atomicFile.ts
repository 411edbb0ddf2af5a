import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { type Disk, systemDisk } from "./disk";
import { makeFolder, syncFolder } from "./syncFolder";

/** Replaces a whole file: a reader sees the old text or the new one, also after a power cut, never half of one. */
export async function writeAtomically(path: string, text: string, disk: Disk = systemDisk): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder, disk);
  const aside = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await writeSynced(aside, Buffer.from(text), disk);
    await renamePatiently(aside, path, disk);
  } catch (error) {
    await disk.rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder, disk);
}

async function writeSynced(path: string, bytes: Buffer, disk: Disk): Promise<void> {
  const file = await disk.open(path, "wx");
  try {
    // A short write is not an error to the system.
    for (let offset = 0; offset < bytes.length; ) {
      offset += (await file.write(bytes, offset, bytes.length - offset)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On Windows a scanner may hold the file for a moment: try again for up to two seconds, then give up with the old file intact. */
async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  for (let waitMs = 20; ; waitMs *= 2) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (waitMs > 1000 || (code !== "EPERM" && code !== "EBUSY" && code !== "EACCES")) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
