import { dirname } from "node:path";
import { type Disk, type DiskFile, systemDisk } from "./disk";
import { decodeRecords, encodeRecord, type JournalContent } from "./record";
import { makeFolder, syncFolder } from "./syncFolder";

/** An append-only file of records, one writer each. */
export interface Journal {
  /** Resolves once the records are on the disk itself; until then nothing may be called saved. Rejects with the I/O error, the file as before. */
  append(records: readonly unknown[]): Promise<void>;
  /** Notes in the time of the file that its writer lives (milliseconds since 1970). */
  touch(at: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a journal for appending; makes its folders. A torn tail of an earlier crash is closed off by a line end. */
export async function openJournal(path: string, disk: Disk = systemDisk): Promise<Journal> {
  const folder = dirname(path);
  await makeFolder(folder, disk);
  const file = await disk.open(path, "a+");
  try {
    await syncFolder(folder, disk);
  } catch (error) {
    await file.close();
    throw error;
  }
  let queue: Promise<unknown> = Promise.resolve();
  /** Where the last good record ends while an append that failed could not be taken back. */
  let good: number | undefined;
  const append = async (records: readonly unknown[]) => {
    const stands = (await file.stat()).size;
    const size = Math.min(stands, good ?? stands);
    // Written but never acknowledged: together with its next try it would stand there twice.
    if (size < stands) await file.truncate(size);
    good = undefined;
    try {
      await appendRecords(file, size, records);
    } catch (error) {
      await file.truncate(size).catch(() => {
        good = size;
      });
      throw error;
    }
  };
  return {
    append(records) {
      const done = queue.then(() => append(records));
      queue = done.catch(() => undefined);
      return done;
    },
    touch: (at) => file.utimes(new Date(at), new Date(at)),
    async close() {
      await queue;
      await file.close();
    },
  };
}

/** All readable records of a journal, in order; a missing file is an empty one. */
export async function readJournal(path: string, disk: Disk = systemDisk): Promise<JournalContent> {
  try {
    return decodeRecords(await disk.readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return decodeRecords(Buffer.alloc(0));
    throw error;
  }
}

async function appendRecords(file: DiskFile, size: number, records: readonly unknown[]): Promise<void> {
  const bytes = Buffer.from(`${(await needsLineEnd(file, size)) ? "\n" : ""}${records.map(encodeRecord).join("")}`);
  // A short write is not an error to the system, so the rest is written until nothing is left.
  for (let offset = 0; offset < bytes.length; ) {
    offset += (await file.write(bytes, offset, bytes.length - offset)).bytesWritten;
  }
  await file.datasync();
}

async function needsLineEnd(file: DiskFile, size: number): Promise<boolean> {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}
