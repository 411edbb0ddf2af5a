import { constants } from "node:fs";
import { join } from "node:path";
import { type Disk, systemDisk } from "./disk";
import { sessionFolder } from "./sessionFiles";
import type { Damage } from "./sessionJournals";
import { makeFolder } from "./syncFolder";

/**
 * Keeps a copy of each damaged journal of a session as it is, in `damaged/` of its folder, before anything is written to the session again.
 * Gives those that had no copy yet: each is news only once.
 */
export async function keepDamaged(
  root: string,
  id: string,
  damage: readonly Damage[],
  disk: Disk = systemDisk,
): Promise<Damage[]> {
  if (damage.length === 0) return [];
  const folder = sessionFolder(root, id);
  await makeFolder(join(folder, "damaged"), disk);
  const fresh: Damage[] = [];
  for (const one of damage) {
    try {
      await disk.copyFile(join(folder, one.file), join(folder, "damaged", one.file), constants.COPYFILE_EXCL);
      fresh.push(one);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return fresh;
}
