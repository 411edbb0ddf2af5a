import { Emitter } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { applyEvent } from "../core/interview/foldSession";
import type { Session, SessionEvent } from "../core/interview/session";
import type { Journal } from "../storage/journal";

/** An event without its time, which the session adds. */
export type NewEvent = SessionEvent extends infer E ? (E extends SessionEvent ? Omit<E, "at"> : never) : never;

/** Time used is written as soon as it is so long, which is at every tick; a crash loses at most a second of it. */
const timeRecordedEveryMs = 900;
const retryAfterMs = 2000;

/** One sitting as it is lived: the state, and the journal behind it. Events count at once and are kept until they are on the disk. */
export class LiveSession implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly failed = this.store.add(new Emitter<Error>());
  private readonly unsaved: SessionEvent[] = [];
  private writing: Promise<void> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private unrecordedMs = 0;
  /** The part of a millisecond that no tick has counted yet. */
  private fractionMs = 0;
  private latest: number;
  private lastError: string | undefined;
  private closed = false;
  /** How many gaps the session had before this window. */
  readonly earlierGaps: number;

  readonly onDidChange = this.changed.event;
  /** Once for each new reason why events cannot be saved; they are kept in memory and tried again. */
  readonly onDidFailToSave = this.failed.event;

  constructor(
    private current: Session,
    private readonly journal: Journal,
    private readonly now: () => number,
  ) {
    this.latest = current.startedAt;
    this.earlierGaps = current.gaps.length;
  }

  get state(): Session {
    return this.current;
  }

  /** Applies an event at once; resolves when it is saved, or when the disk refused it and it waits for the next try: see `isSaved`. */
  record(event: NewEvent): Promise<void> {
    // What a run or a page says after the session was left has no journal to go to.
    if (this.closed) return Promise.resolve();
    this.queueTime();
    const dated = { ...event, at: this.time() } as SessionEvent;
    this.unsaved.push(dated);
    this.apply(dated);
    return this.flush();
  }

  /** Counts time while the session runs. */
  tick(ms: number): void {
    if (this.closed || this.state.status !== "running") return;
    this.fractionMs += ms;
    // Whole milliseconds count, so that the journal adds up to exactly what was shown.
    const whole = Math.floor(this.fractionMs);
    this.fractionMs -= whole;
    this.unrecordedMs += whole;
    // No change event: a second passing concerns only the clock, which has a tick of its own.
    this.current = applyEvent(this.current, { type: "used", ms: whole, at: this.time() }) ?? this.current;
    if (this.unrecordedMs >= timeRecordedEveryMs) {
      this.queueTime();
      void this.flush();
    }
  }

  /** Whether everything that happened is on the disk. */
  get isSaved(): boolean {
    return this.unsaved.length === 0;
  }

  /** Writes what is left and closes the journal. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.queueTime();
    this.closed = true;
    await this.flush();
    clearTimeout(this.retry);
    await this.journal.close();
  }

  dispose(): void {
    clearTimeout(this.retry);
    this.store.dispose();
  }

  private apply(event: SessionEvent): void {
    this.current = applyEvent(this.current, event) ?? this.current;
    this.changed.fire();
  }

  /** Time was counted when it passed; only its record is due now. */
  private queueTime(): void {
    if (this.unrecordedMs === 0) return;
    this.unsaved.push({ type: "used", ms: this.unrecordedMs, at: this.time() });
    this.unrecordedMs = 0;
  }

  /** Never earlier than before, whatever is done to the clock: the journals of a session are merged by time. */
  private time(): number {
    this.latest = Math.max(this.latest, this.now());
    return this.latest;
  }

  private flush(): Promise<void> {
    clearTimeout(this.retry);
    if (!this.writing && !this.isSaved) this.writing = this.write();
    return this.writing ?? Promise.resolve();
  }

  private async write(): Promise<void> {
    while (this.unsaved.length > 0) {
      const batch = [...this.unsaved];
      try {
        await this.journal.append(batch);
        this.unsaved.splice(0, batch.length);
        this.lastError = undefined;
      } catch (error) {
        this.reportFailure(error as Error);
        this.retry = setTimeout(() => void this.flush(), retryAfterMs);
        break;
      }
    }
    // In the same turn as the last look at what is unsaved, so that no event falls between two writes.
    this.writing = undefined;
  }

  private reportFailure(error: Error): void {
    if (error.message === this.lastError) return;
    this.lastError = error.message;
    this.failed.fire(error);
  }
}
