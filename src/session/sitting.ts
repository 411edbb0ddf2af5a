import { Emitter } from "../base/emitter";
import { type Disposable, DisposableStore, MutableDisposable } from "../base/lifecycle";
import type { SessionPlan } from "../core/interview/session";
import { cannotSave } from "./cannotSave";
import { tellDamage, tornWords } from "./damagedJournals";
import type { LiveSession } from "./liveSession";
import { newSession, storedSession } from "./openSession";
import { ledElsewhere } from "./otherWindow";
import { keepTime, recordClosed } from "./timekeeper";
import { UnsavedSessions } from "./unsavedSessions";

export interface SittingContext {
  /** Whether time passes without being counted: one reads an answer. */
  isOver: () => boolean;
  /** What lay on the desk goes with the session. */
  onLeave: () => void;
  /** Shows what went wrong outside any command. */
  report: (error: Error) => void;
  /** Writes to the log what nobody needs to be told. */
  note: (text: string) => void;
}

/** The session on the desk, from its beginning until it is left: its journal, its clock, and whether this window leads it. */
export class Sitting implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly ticked = this.store.add(new Emitter<void>());
  private readonly owned = this.store.add(new MutableDisposable<DisposableStore>());
  readonly unsaved: UnsavedSessions;
  live: LiveSession | undefined;
  /** The practice folder the session lies in; empty before the first. */
  root = "";

  /** Anything about the session changed, here or in another window. */
  readonly onDidChange = this.changed.event;
  /** A second passed on the clock. */
  readonly onDidTick = this.ticked.event;

  constructor(private readonly context: SittingContext) {
    this.unsaved = this.store.add(new UnsavedSessions(context.report));
  }

  /** Starts a session, then leaves the one that was here. */
  async begin(root: string, plan: SessionPlan): Promise<LiveSession> {
    const live = await newSession(root, plan);
    await this.leave();
    this.take(live, root);
    void live.record({ type: "started", id: live.state.id, plan });
    await live.takeOver();
    return live;
  }

  /** Takes up a session of an earlier time or of another window, and leads it unless another window does, which lives. */
  async takeUp(root: string, id: string): Promise<LiveSession> {
    const stored = this.unsaved.find(id) ? undefined : await storedSession(root, id);
    await this.leave();
    const taken = this.take(stored?.live ?? (await this.unsaved.takeBack(id))!, root);
    void tellDamage(root, id, stored?.damage ?? [], this.context.report);
    for (const file of stored?.torn ?? []) this.context.note(tornWords(`sessions/${id}/${file}`));
    if (taken.isLedElsewhere) return taken;
    await this.lead(taken);
    await taken.record({ type: "resumed" });
    return taken;
  }

  /** Leads the session from this window on, which another one led; false when there is nothing to take over. */
  async takeOver(): Promise<boolean> {
    const { live } = this;
    if (!live || live.leads) return false;
    await this.lead(live);
    return true;
  }

  /** While no window led the session its clock stood still. */
  private async lead(live: LiveSession): Promise<void> {
    const stoodStill = !live.isLedElsewhere;
    const { events } = live;
    void live.takeOver();
    if (stoodStill) await recordClosed(live, events, Date.now());
  }

  /** The session, if this window leads it or it has ended; throws a `UserError` when another window does. */
  leading(): LiveSession | undefined {
    const { live } = this;
    if (live && !live.leads && live.state.status !== "ended") throw ledElsewhere(live);
    return live;
  }

  async leave(): Promise<void> {
    const { live } = this;
    this.context.onLeave();
    this.live = undefined;
    this.owned.value = undefined;
    if (live) await this.unsaved.leave(live, this.root);
  }

  /** Before the window goes: writes what is not yet on the disk, as far as it takes it. */
  async close(): Promise<void> {
    await Promise.all([this.live?.writeWhatFits(), this.unsaved.close()]);
  }

  dispose(): void {
    this.live?.dispose();
    this.store.dispose();
  }

  private take(live: LiveSession, root: string): LiveSession {
    const owned = new DisposableStore();
    owned.add(live.onDidChange(() => this.changed.fire()));
    const kept = "Your answers are kept in memory and saved as soon as it works again.";
    owned.add(live.onDidFailToSave((error) => this.context.report(cannotSave(error, root, kept))));
    owned.add(
      keepTime(live, this.context.isOver, () => {
        void live.look();
        // The clock of a session is the one of the window that leads it.
        if (live.leads) this.ticked.fire();
      }),
    );
    this.root = root;
    this.live = live;
    this.owned.value = owned;
    return live;
  }
}
