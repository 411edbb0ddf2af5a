import { join } from "node:path";
import type { SessionEvent } from "../core/interview/session";
import { type Disk, type DiskFile, systemDisk } from "./disk";
import { decodeRecord } from "./record";

/** What could not be read of one journal. */
export interface Damage {
  /** File name in the folder of the session. */
  file: string;
  /** Lines that are no records, counted from 1; a torn last line is none of them. */
  lines: number[];
  /** Records that are gone: bad lines, or gaps in the numbers of the records where those tell more. */
  lost: number;
}

interface KnownJournal {
  writer: string;
  /** Bytes read so far; they end with a line end. */
  offset: number;
  lineCount: number;
  damaged: number[];
  /** As they stand in the file. */
  stored: StoredEvent[];
  /** What follows the last line end, if it is a whole record. */
  last?: StoredEvent;
  /** Something else follows it: a write that was cut short, or is under way. */
  torn?: boolean;
  events: SessionEvent[];
  /** When its writer last showed that it lives (milliseconds since 1970). */
  beatAt: number;
}

/** `n` counts the records of one journal from 0; records of older versions have none. */
type StoredEvent = SessionEvent & { n?: number };

/**
 * The journals of one session, one for each window that wrote to it. Each `read` takes in only what is new, so that a
 * window can look every second at what the others wrote.
 */
export class SessionJournals {
  private readonly known = new Map<string, KnownJournal>();
  /** Something new was taken in that no `read` has told of yet. */
  private hasNews = false;

  /** `own` names the writer whose journal is left out: whoever writes it knows what is in it. */
  constructor(
    private readonly folder: string,
    private readonly own?: string,
    private readonly disk: Disk = systemDisk,
  ) {}

  /** Takes in what was written since; true when that was something. A folder that is not there is an empty one. */
  async read(): Promise<boolean> {
    const writers = (await journalNames(this.folder, this.disk)).flatMap((name) => writerOf(name) ?? []);
    await Promise.all(writers.filter((writer) => writer !== this.own).map((writer) => this.readOne(writer)));
    // Should one file fail, what came of the others is told the next time.
    const { hasNews } = this;
    this.hasNews = false;
    return hasNews;
  }

  /** Events by writer, each with the name of its writer. */
  get events(): Map<string, SessionEvent[]> {
    return new Map([...this.known.values()].map(({ writer, events }) => [writer, events]));
  }

  get damage(): Damage[] {
    return [...this.known.values()].flatMap(({ writer, damaged, stored }) => {
      const lost = Math.max(damaged.length, damaged.length > 0 ? missingNumbers(stored) : 0);
      return lost > 0 ? [{ file: fileOf(writer), lines: damaged, lost }] : [];
    });
  }

  /** File names of journals whose last line was cut short before it was acknowledged. */
  get torn(): string[] {
    return [...this.known.values()].flatMap(({ writer, torn }) => (torn ? fileOf(writer) : []));
  }

  /** When a writer last showed that it lives (milliseconds since 1970); undefined for one that never wrote. */
  beatOf(writer: string): number | undefined {
    return this.known.get(writer)?.beatAt;
  }

  private async readOne(writer: string): Promise<void> {
    const path = join(this.folder, fileOf(writer));
    const { size, mtimeMs } = await this.disk.stat(path);
    const was = this.known.get(writer);
    // Cut back: by a writer that took back what the disk refused, or by somebody else.
    const journal = was && was.offset <= size ? was : newJournal(writer);
    journal.beatAt = mtimeMs;
    const end = size - journal.offset;
    if (journal === was && end === 0) return;
    this.known.set(writer, journal);
    const before = journal.events.length;
    takeIn(journal, await readFrom(this.disk, path, journal.offset, end));
    if (journal !== was || journal.events.length !== before) this.hasNews = true;
  }
}

/** The file of a writer, and the other way round; other files of the session folder have more than one dot in their names. */
export function fileOf(writer: string): string {
  return `${writer}.jsonl`;
}

/** The journals in the folder of a session, the one that was begun first in front. */
export async function journalNames(folder: string, disk: Disk = systemDisk): Promise<string[]> {
  return (await readNames(folder, disk)).filter((name) => writerOf(name) !== undefined).sort();
}

function writerOf(name: string): string | undefined {
  return /^([^.]+)\.jsonl$/u.exec(name)?.[1];
}

/**
 * The events of several writers in one order, the same for everybody who knows them all. A clock may be set back, so an event is
 * no earlier than those before it in its journal, and none is earlier than the start, which several journals tell and counts once.
 */
export function mergeEvents(byWriter: ReadonlyMap<string, readonly SessionEvent[]>): SessionEvent[] {
  const placed = [...byWriter.keys()].sort().flatMap((writer) => {
    let latest = 0;
    return byWriter.get(writer)!.map((event) => {
      if (event.type === "started") return { event, at: 0 };
      latest = Math.max(latest, event.at);
      return { event, at: latest };
    });
  });
  const merged = placed.sort((a, b) => a.at - b.at).map(({ event }) => event);
  const start = merged.find(({ type }) => type === "started");
  return merged.filter((event) => event.type !== "started" || event === start);
}

function newJournal(writer: string): KnownJournal {
  return { writer, offset: 0, lineCount: 0, damaged: [], stored: [], events: [], beatAt: 0 };
}

function takeIn(journal: KnownJournal, bytes: Buffer): void {
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end > 0) {
    const lines = bytes.toString("utf8", 0, end - 1).split("\n");
    lines.forEach((line, index) => {
      const record = decodeRecord(line);
      if (record === undefined) line !== "" && journal.damaged.push(journal.lineCount + index + 1);
      else if (isEvent(record)) journal.stored.push(record);
    });
    journal.lineCount += lines.length;
    journal.offset += end;
  }
  const last = decodeRecord(bytes.toString("utf8", end));
  journal.last = isEvent(last) ? last : undefined;
  journal.torn = end < bytes.length && last === undefined;
  journal.events = inOrder(journal.last ? [...journal.stored, journal.last] : journal.stored, journal.writer);
}

/** By their numbers, each once: lines may have been swapped or doubled. Those without a number keep their place. */
function inOrder(stored: readonly StoredEvent[], by: string): SessionEvent[] {
  const seen = new Set<number>();
  let place = -1;
  const placed = stored.flatMap(({ n, ...event }) => {
    if (n === undefined) return [{ place, event: { ...event, by } }];
    if (seen.has(n)) return [];
    seen.add(n);
    place = n;
    return [{ place, event: { ...event, by } }];
  });
  return placed.sort((a, b) => a.place - b.place).map(({ event }) => event as SessionEvent);
}

function missingNumbers(stored: readonly StoredEvent[]): number {
  const numbers = new Set(stored.flatMap(({ n }) => n ?? []));
  const highest = stored.reduce((most, { n = -1 }) => Math.max(most, n), -1);
  return highest + 1 - numbers.size;
}

async function readFrom(disk: Disk, path: string, offset: number, length: number): Promise<Buffer> {
  const file = await disk.open(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    let read = 0;
    while (read < length) {
      const { bytesRead } = await file.read(bytes, read, length - read, offset + read);
      // Cut back while it was read.
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await (file as DiskFile).close();
  }
}

function isEvent(record: unknown): record is StoredEvent {
  const event = record as Partial<SessionEvent> | null | undefined;
  return typeof event === "object" && event !== null && typeof event.at === "number" && typeof event.type === "string";
}

/** Names in a folder; a folder that is not there has none. */
export async function readNames(folder: string, disk: Disk = systemDisk): Promise<string[]> {
  try {
    return await disk.readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}
