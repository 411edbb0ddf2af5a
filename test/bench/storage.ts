import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal, readJournal } from "../../src/storage/journal";
import { encodeRecord } from "../../src/storage/record";
import { measureRounds, median, quantile } from "./rounds";
import { type Benchmark, type Row, toRow } from "./row";

const appends = 300;
const largeBytes = 10e6;
const event = { at: 1_760_000_000_000, type: "drafted", question: "q3", text: "x".repeat(400) };

/** Saving an event, and reading a long journal again. */
export const storage: Benchmark = {
  title: "Storage",
  measure: async () => {
    const folder = await mkdtemp(join(tmpdir(), "journals-"));
    try {
      return [...(await measureAppends(folder)), await measureReopening(folder)];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureAppends(folder: string): Promise<Row[]> {
  const journal = await openJournal(join(folder, "appended.jsonl"));
  const { append } = await measureRounds(appends, { append: () => journal.append([event]) });
  await journal.close();
  const detail = `one event of ${encodeRecord(event).length} bytes, synced to the disk; ${appends} in a row`;
  return [
    toRow("storage.append-p50", median(append), "ms", null, detail),
    toRow("storage.append-p95", quantile(append, 0.95), "ms", null, detail),
  ];
}

async function measureReopening(folder: string): Promise<Row> {
  const path = join(folder, "large.jsonl");
  const line = encodeRecord(event);
  const count = Math.ceil(largeBytes / line.length);
  await writeFile(path, line.repeat(count));
  const { size } = await stat(path);
  const { reopen } = await measureRounds(5, {
    reopen: async () => {
      const { records } = await readJournal(path);
      if (records.length !== count) throw new Error(`${records.length} of ${count} records were read`);
      await (await openJournal(path)).close();
    },
  });
  const detail = `${count} events, ${(size / 1e6).toFixed(1)} MB, read and opened for writing; median of 5`;
  return toRow("storage.reopen-10mb", median(reopen), "ms", null, detail);
}
