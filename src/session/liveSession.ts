import { Emitter } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { applyEvent } from "../core/interview/foldSession";
import type { Session, SessionEvent } from "../core/interview/session";
import type { Journal } from "../storage/journal";
import { type ForwardClock, forwardClock } from "./forwardClock";
import type { SharedSession } from "./sharedSession";

/** An event without its time, which the session adds. */
export type NewEvent = SessionEvent extends infer E ? (E extends SessionEvent ? Omit<E, "at" | "by"> : never) : never;

/** Time used is written as soon as it is so long, which is at every tick; a crash loses at most a second of it. */
const timeRecordedEveryMs = 900;
const retryAfterMs = 2000;
/** A window shows so often that it lives. */
const showLifeEveryMs = 3000;

/**
 * At so many records the start of the session is written again: not next to the first time, and once more on another page of the
 * disk. In the journal of a further window it stands first.
 */
const startInFirstJournal = [2, 64];
const startInFurtherJournal = [0, 64];

/** One sitting as it is lived: the state, and the journal behind it. Events count at once and are kept until they are on the disk. */
export class LiveSession implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly failed = this.store.add(new Emitter<Error>());
  private readonly emptied = this.store.add(new Emitter<void>());
  private readonly unsaved: SessionEvent[] = [];
  private writing: Promise<void> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private unrecordedMs = 0;
  /** The part of a millisecond that no tick has counted yet. */
  private fractionMs = 0;
  private readonly clock: ForwardClock;
  /** Records that are on the disk; the next one gets this number. */
  private saved = 0;
  /** What the journal begins with; without it nothing of a session can be read, so it is written again. */
  private start: SessionEvent | undefined;
  private startAgainAt: readonly number[];
  private failure: Error | undefined;
  private closed = false;
  /** How many gaps the session had before this window. */
  readonly earlierGaps: number;
  private looking = false;
  private shownAt = 0;

  readonly onDidChange = this.changed.event;
  /** Once for each new reason why events cannot be saved; they are kept in memory and tried again. */
  readonly onDidFailToSave = this.failed.event;
  /** A session that was closed while the disk refused its last events has saved them. */
  readonly onDidSaveRest = this.emptied.event;

  /** `shared` knows what other windows write to the session; without it there are none. */
  constructor(
    private current: Session,
    private readonly journal: Journal,
    private readonly now: () => number,
    private readonly shared?: SharedSession,
    monotonic?: () => number,
  ) {
    this.clock = forwardClock(now, monotonic);
    this.clock.heard(Math.max(current.startedAt, shared?.fold().latest ?? 0));
    this.earlierGaps = current.gaps.length;
    this.start = this.events.find(({ type }) => type === "started");
    this.startAgainAt = this.start ? startInFurtherJournal : startInFirstJournal;
  }

  get state(): Session {
    return this.current;
  }

  /** Whether this window leads the session: counts its time, moves on, pauses and ends. */
  get leads(): boolean {
    return this.shared?.leads(this.current) ?? true;
  }

  /** Whether another window leads it that still shows that it lives. */
  get isLedElsewhere(): boolean {
    return this.shared?.isLedElsewhere(this.current, this.now()) ?? false;
  }

  /** All that happened in every window, in order; nothing where no other window can know of the session. */
  get events(): readonly SessionEvent[] {
    return this.shared?.events ?? [];
  }

  /** Why the last write failed; undefined when it did not. */
  get lastFailure(): Error | undefined {
    return this.failure;
  }

  /** When something happens now (milliseconds since 1970): never earlier than what happened before, as journals are merged by time. */
  time(): number {
    return this.clock.time();
  }

  /** Applies an event at once; resolves when it is saved, or when the disk refused it and it waits for the next try: see `isSaved`. */
  record(event: NewEvent): Promise<void> {
    // What a run or a page says after the session was left has no journal to go to.
    if (this.closed) return Promise.resolve();
    this.queueTime();
    this.apply(this.queue(event));
    return this.flush();
  }

  /** Leads the session from now on; the window that did so learns it when it looks. */
  async takeOver(): Promise<void> {
    if (this.shared) await this.record({ type: "owned", ...this.shared.process });
  }

  /** Counts time while the session runs and this window leads it. */
  tick(ms: number): void {
    if (this.closed || this.state.status !== "running" || !this.leads) return;
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

  /** Shows that this window lives, and takes in what other windows wrote since; to be called about once a second. */
  async look(): Promise<void> {
    if (!this.shared || this.looking || this.closed) return;
    this.looking = true;
    try {
      if (Math.abs(this.now() - this.shownAt) >= showLifeEveryMs) {
        this.shownAt = this.now();
        // A disk that cannot be written can be read still.
        await this.journal.touch(this.shownAt).catch(() => undefined);
      }
      if ((await this.shared.read()) && !this.closed) this.merge(this.shared);
    } catch {
      // It is looked at again in a second.
    } finally {
      this.looking = false;
    }
  }

  /** Whether everything that happened is on the disk. */
  get isSaved(): boolean {
    return this.unsaved.length === 0;
  }

  /**
   * Takes no more events and writes what is left; true when all is saved and the journal closed. What the disk refuses is
   * tried again, as long as it takes, until `dispose`.
   */
  async close(): Promise<boolean> {
    if (!this.closed) {
      if (this.shared && this.leads && this.state.status !== "ended") {
        this.queueTime();
        this.apply(this.queue({ type: "released" }));
      }
      this.queueTime();
      this.closed = true;
      if (this.isSaved) await this.journal.close();
    }
    await this.flush();
    return this.isSaved;
  }

  /** Takes events again after `close` could not save all. */
  async reopen(): Promise<void> {
    this.closed = false;
    await this.takeOver();
  }

  /** The last chance: what does not fit as a whole is written event by event. */
  async writeWhatFits(): Promise<void> {
    if (await this.close()) return;
    clearTimeout(this.retry);
    // What is said only here comes before what stands elsewhere too.
    this.startAgainAt = [];
    while (await this.writeSome(1)) if (this.isSaved) return;
  }

  dispose(): void {
    clearTimeout(this.retry);
    this.store.dispose();
  }

  private apply(event: SessionEvent): void {
    this.current = applyEvent(this.current, event) ?? this.current;
    this.changed.fire();
  }

  private queue(event: NewEvent): SessionEvent {
    const dated = { ...event, at: this.time(), ...(this.shared && { by: this.shared.writer }) } as SessionEvent;
    this.unsaved.push(dated);
    if (dated.type === "started") this.start = dated;
    this.shared?.add(dated);
    return dated;
  }

  /** Time was counted when it passed; only its record is due now. */
  private queueTime(): void {
    if (this.unrecordedMs === 0) return;
    this.queue({ type: "used", ms: this.unrecordedMs });
    this.unrecordedMs = 0;
  }

  /** The state anew from what all windows wrote, in the one order everybody sees. */
  private merge(shared: SharedSession): void {
    const { session: merged, latest } = shared.fold();
    this.clock.heard(latest);
    if (!merged) return;
    // What this window counted and has not recorded yet counts on, unless it leads no more.
    if (!shared.leads(merged)) this.unrecordedMs = 0;
    this.current = applyEvent(merged, { type: "used", ms: this.unrecordedMs, at: latest }) ?? merged;
    this.changed.fire();
  }

  private flush(): Promise<void> {
    clearTimeout(this.retry);
    if (!this.writing && !this.isSaved) this.writing = this.write();
    return this.writing ?? Promise.resolve();
  }

  private async write(): Promise<void> {
    while (this.unsaved.length > 0) {
      if (await this.writeSome(this.unsaved.length)) continue;
      this.retry = setTimeout(() => void this.flush(), retryAfterMs);
      break;
    }
    // In the same turn as the last look at what is unsaved, so that no event falls between two writes.
    this.writing = undefined;
  }

  /** Writes the first events of those not saved; false when the disk refuses. */
  private async writeSome(count: number): Promise<boolean> {
    const batch = this.unsaved.slice(0, count);
    const again = this.start && this.saved >= (this.startAgainAt[0] ?? Number.POSITIVE_INFINITY) ? [this.start] : [];
    const records = [...again, ...batch].map(({ by: _, ...event }, index) => ({ ...event, n: this.saved + index }));
    try {
      await this.journal.append(records);
    } catch (error) {
      this.reportFailure(error as Error);
      return false;
    }
    this.unsaved.splice(0, batch.length);
    this.saved += records.length;
    if (again.length > 0) this.startAgainAt = this.startAgainAt.slice(1);
    this.failure = undefined;
    if (this.closed && this.isSaved) {
      await this.journal.close().catch(() => undefined);
      this.emptied.fire();
    }
    return true;
  }

  private reportFailure(error: Error): void {
    const isNew = error.message !== this.failure?.message;
    this.failure = error;
    if (isNew) this.failed.fire(error);
  }
}
