import { type FileHandle, mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { decodeRecords, encodeRecord, type JournalContent } from "./record";
import { syncFolder } from "./syncFolder";

/** An append-only file of records, one writer each. */
export interface Journal {
  /** Resolves once the records are on the disk itself; until then nothing may be called saved. Rejects with the I/O error, the file as before. */
  append(records: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a journal for appending; makes its folders. A torn tail of an earlier crash is closed off by a line end. */
export async function openJournal(path: string): Promise<Journal> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const file = await open(path, "a+");
  await syncFolder(folder);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    append(records) {
      const done = queue.then(() => appendRecords(file, records));
      queue = done.catch(() => undefined);
      return done;
    },
    async close() {
      await queue;
      await file.close();
    },
  };
}

/** All readable records of a journal, in order; a missing file is an empty one. */
export async function readJournal(path: string): Promise<JournalContent> {
  try {
    return decodeRecords(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { records: [], damaged: 0, torn: false };
    throw error;
  }
}

async function appendRecords(file: FileHandle, records: readonly unknown[]): Promise<void> {
  // Asked each time: what an append that failed could not take back still stands at the end.
  const { size } = await file.stat();
  const bytes = Buffer.from(`${(await needsLineEnd(file, size)) ? "\n" : ""}${records.map(encodeRecord).join("")}`);
  try {
    await writeFully(file, bytes);
    await file.datasync();
  } catch (error) {
    // Half a record must not stay in front of the next one; if even this fails the reader skips it.
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}

/** A short write is not an error to the system, so the rest is written until nothing is left. */
async function writeFully(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset);
    offset += bytesWritten;
  }
}

async function needsLineEnd(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] !== 0x0a;
}
