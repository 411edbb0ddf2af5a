import { dirname } from "node:path";
import { type Disk, systemDisk } from "./disk";

/** Makes the names in a folder safe against a power cut, as far as the system can: the files themselves are synced by whoever writes them. */
export async function syncFolder(folder: string, disk: Disk = systemDisk): Promise<void> {
  // Windows has no such thing and needs none.
  if (process.platform === "win32") return;
  const handle = await disk.open(folder, "r").catch((error: NodeJS.ErrnoException) => {
    // One may write to a folder that one may not read.
    if (error.code === "EACCES") return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    // Some network folders cannot be synced; that must not turn a file that is written into an error.
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it, so that none of the new ones is lost in a power cut. */
export async function makeFolder(folder: string, disk: Disk = systemDisk): Promise<void> {
  const first = await disk.mkdir(folder, { recursive: true });
  if (first === undefined) return;
  // The name of a folder stands in the one above it.
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made), disk);
}
