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

/**
 * Opens a journal for appending; makes its folders. A torn tail of an earlier crash is closed off by a line end. After a failure
 * the file is opened anew: what was opened on a disk that went away stays dead when that comes back.
 */
export async function openJournal(path: string, disk: Disk = systemDisk): Promise<Journal> {
  await makeFolder(dirname(path), disk);
  let file = await openFile(path, disk);
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** The last use of the file failed. */
  let failed = false;
  /** Where the last good record ends, while an append that failed may have left something behind it. */
  let good: number | undefined;
  const append = async (records: readonly unknown[]) => {
    const stands = (await file.stat()).size;
    const size = Math.min(stands, good ?? stands);
    // Written but never acknowledged: together with its next try it would stand there twice.
    if (size < stands) await file.truncate(size);
    good = size;
    try {
      await appendRecords(file, size, records);
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
    good = undefined;
  };
  const reopen = async () => {
    const old = file;
    file = await openFile(path, disk);
    // It may be as dead as its disk.
    void old.close().catch(() => undefined);
  };
  /** One after the other, each with a file that may work. */
  const inTurn = (use: () => Promise<void>): Promise<void> => {
    const done = queue.then(async () => {
      if (closed) throw new Error(`${path} is closed.`);
      // Where no file can be opened at all, the old one may do.
      if (failed) await reopen().catch(() => undefined);
      failed = true;
      await use();
      failed = false;
    });
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    append: (records) => inTurn(() => append(records)),
    touch: (at) => inTurn(() => file.utimes(new Date(at), new Date(at))),
    async close() {
      await queue;
      closed = true;
      // All that was acknowledged is on the disk, though the file may be dead.
      await file.close().catch(() => undefined);
    },
  };
}

/** Never makes its folder: where that is gone another disk may show through, and what is written there is lost when ours comes back. */
async function openFile(path: string, disk: Disk): Promise<DiskFile> {
  const file = await disk.open(path, "a+");
  try {
    await syncFolder(dirname(path), disk);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  return file;
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
