import { Emitter } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { applyEvent } from "../core/interview/foldSession";
import type { Session, SessionEvent } from "../core/interview/session";
import type { Journal } from "../storage/journal";

/** An event without its time, which the session adds. */
export type NewEvent = SessionEvent extends infer E ? (E extends SessionEvent ? Omit<E, "at"> : never) : never;

/** Time used is written this often; a crash loses at most this much of it. */
const timeRecordedEveryMs = 5000;
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
  private lastError: string | undefined;

  readonly onDidChange = this.changed.event;
  /** Once for each new reason why events cannot be saved; they are kept in memory and tried again. */
  readonly onDidFailToSave = this.failed.event;

  constructor(
    public state: Session,
    private readonly journal: Journal,
    private readonly now: () => number,
  ) {}

  /** Applies an event at once; resolves when it is saved, or stays pending while the disk refuses. */
  record(event: NewEvent): Promise<void> {
    this.queueTime();
    const dated = { ...event, at: this.now() } as SessionEvent;
    this.unsaved.push(dated);
    this.apply(dated);
    return this.flush();
  }

  /** Counts time while the session runs. */
  tick(ms: number): void {
    if (this.state.status !== "running") return;
    this.unrecordedMs += ms;
    // No change event: a second passing concerns only the clock, which has a tick of its own.
    this.state = applyEvent(this.state, { type: "used", ms, at: this.now() }) ?? this.state;
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
    this.queueTime();
    await this.flush();
    clearTimeout(this.retry);
    await this.journal.close();
  }

  dispose(): void {
    clearTimeout(this.retry);
    this.store.dispose();
  }

  private apply(event: SessionEvent): void {
    this.state = applyEvent(this.state, event) ?? this.state;
    this.changed.fire();
  }

  /** Time was counted when it passed; only its record is due now. */
  private queueTime(): void {
    if (this.unrecordedMs === 0) return;
    this.unsaved.push({ type: "used", ms: Math.round(this.unrecordedMs), at: this.now() });
    this.unrecordedMs = 0;
  }

  private flush(): Promise<void> {
    this.writing ??= this.write().finally(() => {
      this.writing = undefined;
    });
    return this.writing;
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
        return;
      }
    }
  }

  private reportFailure(error: Error): void {
    if (error.message === this.lastError) return;
    this.lastError = error.message;
    this.failed.fire(error);
  }
}
