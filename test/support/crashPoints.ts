import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { seededRandom } from "../../src/core/interview/drawInterview";
import { openJournal, readJournal } from "../../src/storage/journal";
import { decodeRecords, encodeRecord } from "../../src/storage/record";
import { type Check, checkAll } from "./checks";
import { type DiskFaults, onFaultyDisk } from "./diskFaults";

const newline = 0x0a;

interface SampleJournal {
  records: unknown[];
  bytes: Buffer;
  /** Offset of the first byte of each line, and of the end. */
  starts: number[];
}

/** Records as sessions write them, with texts of one to several bytes a letter. */
function sampleJournal(count: number, random: () => number): SampleJournal {
  const letters = ["a", " ", "\n", '"', "é", "日", "😀"];
  const text = () =>
    Array.from({ length: Math.floor(random() * 30) }, () => letters[Math.floor(random() * 7)]).join("");
  const records = Array.from({ length: count }, (_, number) => ({ at: 1e12 + number, type: "drafted", text: text() }));
  const lines = records.map((record) => Buffer.from(encodeRecord(record)));
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length);
  return { records, bytes: Buffer.concat(lines), starts };
}

/** A crash at every byte of the last three records: all whole ones are read, and the next record follows them. Real files. */
export async function cutJournals(folder: string, seed: number): Promise<Check> {
  const { records, bytes, starts } = sampleJournal(12, seededRandom(seed));
  const first = starts.at(-4)!;
  const path = join(folder, "cut.jsonl");
  const cuts = Array.from({ length: bytes.length - first + 1 }, (_, index) => first + index);
  return checkAll(cuts.map((end) => () => cutOnce(path, bytes.subarray(0, end), records, starts)));
}

async function cutOnce(path: string, bytes: Buffer, records: unknown[], starts: number[]) {
  await writeFile(path, bytes);
  // A record is whole when only its line end is missing.
  const whole = records.slice(0, starts.slice(1).filter((end) => end - 1 <= bytes.length).length);
  const torn = bytes.length > starts[whole.length]!;
  const read = await readJournal(path);
  if (!isSame(read, { records: whole, damaged: 0, torn })) return `cut at ${bytes.length}: read ${brief(read)}`;
  const journal = await openJournal(path);
  await journal.append([{ next: true }]);
  await journal.close();
  const after = await readJournal(path);
  const wanted = { records: [...whole, { next: true }], damaged: torn ? 1 : 0, torn: false };
  return isSame(after, wanted) ? undefined : `written on after a cut at ${bytes.length}: read ${brief(after)}`;
}

/** One to four bits turned over at random places: every record on another line is read, nothing is made up, and a loss is counted. */
export async function flipBits(times: number, seed: number): Promise<Check> {
  const random = seededRandom(seed);
  const sample = sampleJournal(12, random);
  return checkAll(
    (function* () {
      for (let time = 0; time < times; time++) yield () => flipOnce(sample, random);
    })(),
  );
}

function flipOnce({ records, bytes, starts }: SampleJournal, random: () => number): string | undefined {
  const damaged = Buffer.from(bytes);
  const touched = new Set<number>();
  const places: string[] = [];
  for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips--) {
    const at = Math.floor(random() * bytes.length);
    const bit = Math.floor(random() * 8);
    const line = starts.findIndex((start) => start > at) - 1;
    touched.add(line);
    // Without its end a line runs into the next one.
    if (bytes[at] === newline) touched.add(line + 1);
    damaged[at] = damaged[at]! ^ (1 << bit);
    places.push(`${at}.${bit}`);
  }
  const read = decodeRecords(damaged);
  const found = new Set(read.records.map((record) => JSON.stringify(record)));
  const kept = records.filter((record) => found.has(JSON.stringify(record)));
  const where = `bits ${places.join(", ")}`;
  if (!isSame(kept, read.records)) return `${where}: records made up or out of order`;
  if (records.some((record, line) => !touched.has(line) && !kept.includes(record)))
    return `${where}: a record elsewhere is lost`;
  if (kept.length < records.length && read.damaged === 0 && !read.torn) return `${where}: the loss is not counted`;
  return undefined;
}

const faults: DiskFaults[] = [
  {},
  { write: "short" },
  { write: "fail" },
  { write: "half" },
  { write: "half", truncate: "fail" },
  { datasync: "fail" },
];

/** Random I/O errors while records are appended: what was acknowledged is read, what failed is not, and the journal goes on. */
export async function failDisks(folder: string, times: number, seed: number): Promise<Check> {
  const random = seededRandom(seed);
  const rounds = Array.from({ length: times }, (_, round) => async () => {
    const path = join(folder, `faults-${round}.jsonl`);
    const journal = await openJournal(path);
    const acknowledged: unknown[] = [];
    for (let number = 0; number < 8; number++) {
      const record = { number, text: "x".repeat(Math.floor(random() * 60)) };
      const disk = faults[Math.floor(random() * faults.length)]!;
      const error = await onFaultyDisk(disk, () => journal.append([record]));
      if (error === undefined) acknowledged.push(record);
    }
    await journal.close();
    const { records } = await readJournal(path);
    return isSame(records, acknowledged) ? undefined : `round ${round}: ${records.length} of ${acknowledged.length}`;
  });
  return checkAll(rounds);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function brief({ records, damaged, torn }: { records: unknown[]; damaged: number; torn: boolean }): string {
  return `${records.length} records, ${damaged} damaged${torn ? ", torn" : ""}`;
}
