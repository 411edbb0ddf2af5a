import { open } from "node:fs/promises";

/** Makes the names in a folder safe against a power cut, as far as the system can: the files themselves are synced by whoever writes them. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing and needs none.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    // Some network folders cannot be synced; that must not turn a file that is written into an error.
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}
