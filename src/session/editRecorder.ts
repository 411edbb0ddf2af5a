import { replacement } from "../core/interview/draft";
import { type Edit, type EditRecord, textSum } from "../core/interview/edits";
import type { Journal } from "../storage/journal";
import { type ForwardClock, forwardClock } from "./forwardClock";

export interface EditRecorderContext {
  /** Opens the journal: called when there is something to write, again only when that failed. */
  openJournal: () => Promise<Journal>;
  /** Milliseconds since 1970, as the session counts them. */
  now: () => number;
  /** Milliseconds since whenever, should `now` be set back. */
  monotonic?: () => number;
  /** The text of a file as it stands in the editor; undefined when it is not open. */
  textOf: (path: string) => string | undefined;
}

/** What changed in a document: all places are those before the change. */
export interface TextChange {
  offset: number;
  removed: number;
  inserted: string;
}

/** What is typed is on the disk so long after it (ms) at the latest, unless the disk refuses. */
const flushAfterMs = 500;
const retryAfterMs = 2000;
/** A whole text is put in after so many edits: should a record be damaged, only the way to the next one is lost. */
const wholeTextEvery = 1000;

/** A formatter, or a paste over everything, replaces much by almost the same: only what differs is worth keeping. */
function small(change: TextChange, text: string): TextChange {
  if (change.removed === 0 || change.inserted.length < 40) return change;
  const { offset, removed, inserted } = replacement(
    text.slice(change.offset, change.offset + change.removed),
    change.inserted,
  );
  return { offset: change.offset + offset, removed, inserted };
}

interface RecordedFile {
  file: number;
  path: string;
  question: string;
  /** The text that follows from the records, those still to be written included. */
  text: string;
  edits: Edit[];
  /** Time of the first of `edits`. */
  since: number;
  sinceWhole: number;
  /** The last record of it says so. */
  settled: boolean;
}

/** Writes what is typed in the files of one session to a journal, in batches. Paths are relative to the practice folder. */
export class EditRecorder {
  private readonly files = new Map<string, RecordedFile>();
  private readonly unwritten: EditRecord[] = [];
  private journal: Journal | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> | undefined;
  private readonly clock: ForwardClock;
  private closed = false;

  constructor(private readonly context: EditRecorderContext) {
    this.clock = forwardClock(context.now, context.monotonic);
  }

  /** Takes note of a file that is open; its text is written when it is not the one that is known. */
  open(path: string, question: string, text: string): void {
    if (this.closed) return;
    const known = this.files.get(path);
    if (known) {
      this.gather(known);
      if (known.text !== text) this.putWhole(known, text);
      return;
    }
    const opened = {
      file: this.files.size + 1,
      path,
      question,
      text,
      edits: [],
      since: 0,
      sinceWhole: 0,
      settled: false,
    };
    this.files.set(path, opened);
    this.putWhole(opened, text);
  }

  /** The document of a file changed, all of it in one go. A file that is not known is passed over. */
  changed(path: string, changes: readonly TextChange[]): void {
    const file = this.files.get(path);
    if (!file || this.closed || changes.length === 0) return;
    const at = this.clock.time();
    if (file.edits.length === 0) file.since = at;
    // From the end to the front, so that each place still holds when its turn comes.
    for (const change of [...changes].sort((a, b) => b.offset - a.offset)) {
      const { offset, removed, inserted } = small(change, file.text);
      file.edits.push([at - file.since, offset, removed, inserted]);
      file.text = file.text.slice(0, offset) + inserted + file.text.slice(offset + removed);
    }
    this.flushSoon(flushAfterMs);
  }

  /** Nothing of the file waits to be saved any more; said twice it counts once. */
  settle(path: string): void {
    const file = this.files.get(path);
    if (!file || this.closed) return;
    this.gather(file);
    if (file.settled) return;
    file.settled = true;
    this.unwritten.push({ at: this.clock.time(), file: file.file, type: "settled" });
    this.flushSoon(flushAfterMs);
  }

  /** Whether nothing typed waits to be written. */
  get isSaved(): boolean {
    return this.unwritten.length === 0 && [...this.files.values()].every(({ edits }) => edits.length === 0);
  }

  /** Writes what there is; resolves when it is on the disk, or when the disk refused it and it waits for the next try. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const file of this.files.values()) this.gather(file);
    if (!this.writing && this.unwritten.length > 0) this.writing = this.write();
    await this.writing;
  }

  /** Writes what is left and closes the journal. */
  async close(): Promise<void> {
    await this.flush();
    this.closed = true;
    clearTimeout(this.timer);
    await this.journal?.close();
  }

  /** Makes a record of what was typed in a file since the last one, and of its whole text where the edits do not lead to it. */
  private gather(file: RecordedFile): void {
    if (file.edits.length === 0) return;
    this.unwritten.push({
      at: file.since,
      file: file.file,
      type: "typed",
      edits: file.edits,
      sum: textSum(file.text),
    });
    file.sinceWhole += file.edits.length;
    file.edits = [];
    file.settled = false;
    const text = this.context.textOf(file.path) ?? file.text;
    if (text !== file.text || file.sinceWhole >= wholeTextEvery) this.putWhole(file, text);
  }

  private putWhole(file: RecordedFile, text: string): void {
    file.text = text;
    file.edits = [];
    file.sinceWhole = 0;
    file.settled = false;
    const { path, question } = file;
    this.unwritten.push({ at: this.clock.time(), file: file.file, type: "text", path, question, text });
    this.flushSoon(flushAfterMs);
  }

  private flushSoon(ms: number): void {
    // Not put off by the next key: whoever types on would never be saved.
    if (!this.closed) this.timer ??= setTimeout(() => void this.flush(), ms);
  }

  private async write(): Promise<void> {
    try {
      while (this.unwritten.length > 0) {
        const batch = [...this.unwritten];
        this.journal ??= await this.context.openJournal();
        await this.journal.append(batch);
        this.unwritten.splice(0, batch.length);
      }
    } catch {
      // The session itself tells of a disk that refuses; what is typed waits in memory.
      this.flushSoon(retryAfterMs);
    }
    // In the same turn as the last look at what is unwritten, so that no record falls between two writes.
    this.writing = undefined;
  }
}
