import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore, MutableDisposable } from "../base/lifecycle";
import { Turns } from "../base/turns";
import { nextSection, nextStop, previousStop, type Stop, stops } from "../core/interview/route";
import type { Session, SessionPlan } from "../core/interview/session";
import type { Question } from "../core/question/question";
import { tally } from "../core/question/runResult";
import type { StoredSession } from "../storage/sessionFiles";
import { type DeskContext, questionOnDesk } from "./deskContext";
import { isAnswered, progressOfInterview } from "./interviewProgress";
import type { LiveSession, NewEvent } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";
import { followLeader, isBehind } from "./otherWindow";
import { paused } from "./paused";
import type { NewProgressEvent } from "./progressStore";
import { Sitting } from "./sitting";

/**
 * The desk the candidate sits at: at most one live session in a window and the question open in it. Practice and
 * interview both happen here; features show it and send it what the person wants.
 */
export class Desk implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly opened = this.store.add(new Emitter<OpenQuestion | undefined>());
  private readonly ended = this.store.add(new Emitter<Session>());
  private readonly question = this.store.add(new MutableDisposable<OpenQuestion>());
  readonly sitting: Sitting;
  /** Starting, moving and ending wait for each other: two clicks must not end up half on one question, half on another. */
  readonly turns = new Turns();
  /** Somebody asked to go on and does not see yet where to. */
  private goesOn = false;

  /** Anything about the session or the open question changed. */
  readonly onDidChange: Event<void> = this.changed.event;
  /** A second passed on the clock. */
  readonly onDidTick: Event<void>;
  readonly onDidOpen: Event<OpenQuestion | undefined> = this.opened.event;
  /** An interview came to its end. */
  readonly onDidEnd: Event<Session> = this.ended.event;

  constructor(private readonly context: DeskContext) {
    this.sitting = this.store.add(
      new Sitting({
        // Reading the answer of a practiced question takes no time of it.
        isOver: () => this.live?.state.plan.mode === "practice" && this.open?.progress.status === "answered",
        onLeave: () => {
          this.question.value = undefined;
        },
        report: context.report,
        note: context.note,
      }),
    );
    this.onDidTick = this.sitting.onDidTick;
    this.store.add(this.sitting.onDidChange(() => this.changed.fire()));
    this.store.add(this.sitting.onDidChange(() => this.follow()));
  }

  get live(): LiveSession | undefined {
    return this.sitting.live;
  }

  get open(): OpenQuestion | undefined {
    return this.question.value;
  }

  /** The practice folder of the live session. */
  get root(): string {
    return this.sitting.root || this.context.root();
  }

  /** A press on the way on while the one before is still under way is no wish of its own: it is about a question not yet seen. */
  get isGoingOn(): boolean {
    return this.goesOn;
  }

  get isInterviewRunning(): boolean {
    const state = this.live?.state;
    return state?.plan.mode === "interview" && (state.status === "running" || state.status === "paused");
  }

  /** Starts a session; one that is live is left as it stands and can be resumed. */
  start(plan: SessionPlan): Promise<void> {
    const { root, config } = this.context;
    return this.turns.take(async () => {
      const left = this.open?.paths ?? [];
      const live = await this.sitting.begin(root(), { extraTime: config.extraTime(), ...plan });
      await this.putDown(live, stops(live.state)[0] ?? { section: 0 }, left);
    });
  }

  /** Takes up a session of an earlier time; the time used is as it was. One that another window leads is read along with. */
  resume({ session }: StoredSession, options?: { preserveFocus?: boolean }): Promise<void> {
    return this.turns.take(async () => {
      const left = this.open?.paths ?? [];
      const live = await this.sitting.takeUp(this.context.root(), session?.id ?? "");
      const { section, question } = live.state;
      await this.putDown(live, { section, question }, left, options);
    });
  }

  /** Leads the session from this window on, which another one led. */
  takeOver(): Promise<void> {
    return this.turns.take(async () => {
      if (!(await this.sitting.takeOver())) return;
      await this.open?.show();
      this.changed.fire();
    });
  }

  /** Pauses, goes on, adds time: what only the window that leads the session does. Throws a `UserError` in any other. */
  async direct(event: NewEvent): Promise<void> {
    await this.sitting.leading()?.record(event);
  }

  /** Moves to a stop of the session and puts its question on the desk. */
  goTo(stop: Stop): Promise<void> {
    return this.turns.take(async () => {
      this.refuseInPause();
      await this.move(stop);
    });
  }

  /** Hands in what there is and moves on; false when this was the last question. */
  next(): Promise<boolean> {
    return this.onward(nextStop, () => this.submitOpen());
  }

  async back(): Promise<void> {
    await this.onward(previousStop, async () => undefined);
  }

  /** Leaves the question unanswered and moves on; false when this was the last one. */
  skip(): Promise<boolean> {
    return this.onward(nextStop, async (live) => {
      const { handInReplies } = await import("./followUps");
      const { open } = this;
      if (!open || (await handInReplies(this, this.context.documents))) return;
      // What was handed in stays so, however one goes on.
      if (open.progress.status !== "answered") await live.record({ type: "skipped", question: open.question.id });
    });
  }

  finishSection(): Promise<boolean> {
    return this.onward(nextSection, () => this.submitOpen());
  }

  pick(id: string): Promise<void> {
    return this.turns.take(async () => {
      const live = this.sitting.leading();
      this.refuseInPause();
      if (!live) return;
      const { section } = live.state;
      await live.record({ type: "picked", section, question: id });
      await this.move({ section, question: id });
    });
  }

  swap(from: string, to: string): Promise<void> {
    return this.turns.take(async () => {
      const live = this.sitting.leading();
      this.refuseInPause();
      if (live?.state.question !== from) return;
      const { section } = live.state;
      const left = this.open?.paths ?? [];
      this.question.value = undefined;
      await live.record({ type: "swapped", section, from, to });
      await this.putDown(live, { section, question: to }, left);
    });
  }

  /** Submits the open question; true when the interviewer has a follow-up to it. */
  handIn(): Promise<boolean> {
    return this.goOn(async () => {
      await this.submitOpen();
      return (await import("./followUps")).askFirstFollowUp(this, this.context.documents);
    });
  }

  private async submitOpen(): Promise<void> {
    const { handInOpen } = await import("./leaveQuestion");
    const handedIn = await handInOpen(this, this.context.documents);
    const { open } = this;
    if (handedIn && open && isAnswered(open.progress))
      await this.remember({ type: "answered", question: open.question.id });
  }

  /** Hands in what is open and stops the clock. */
  end(early: boolean): Promise<void> {
    return this.turns.take(async () => {
      const live = this.sitting.leading();
      if (!live || live.state.status === "ended") return;
      await this.submitOpen();
      await live.record({ type: "ended", early });
      for (const event of progressOfInterview(live.state)) await this.context.progress.record(event);
      this.changed.fire();
      this.ended.fire(live.state);
    });
  }

  /** Takes the session off the desk; it stays in its journal as it stands. */
  leave(): Promise<void> {
    return this.turns.take(async () => {
      const left = this.open?.paths ?? [];
      await this.sitting.leave();
      await this.context.documents.close(left);
      this.opened.fire(undefined);
      this.changed.fire();
    });
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Writes what is not yet on the disk, before the window goes. */
  close(): Promise<void> {
    return this.sitting.close();
  }

  private async move(stop: Stop): Promise<void> {
    await (await import("./leaveQuestion")).handInBegun(this, this.context.documents);
    if (this.live) await this.putDown(this.live, stop, this.open?.paths ?? []);
  }

  /** In a pause the question is hidden and the clock stands still: nobody goes on to the next one. */
  private refuseInPause(): void {
    if (this.live?.state.status === "paused") throw paused();
  }

  private async onward(
    find: (session: Session) => Stop | undefined,
    before: (live: LiveSession) => Promise<void>,
  ): Promise<boolean> {
    if (this.isGoingOn) return true;
    return this.goOn(async () => {
      const live = this.sitting.leading();
      this.refuseInPause();
      if (!live) return false;
      await before(live);
      const stop = find(live.state);
      if (stop) await this.move(stop);
      return stop !== undefined;
    });
  }

  private goOn<T>(work: () => Promise<T>): Promise<T> {
    this.goesOn = true;
    return this.turns.take(work).finally(() => {
      this.goesOn = false;
    });
  }

  /**
   * Opens what the stop holds, then closes the files of the question that was left: the other way round, a column of
   * editors would close and open again. Without a file to open the panel has all the room.
   */
  private async putDown(live: LiveSession, stop: Stop, left: readonly string[], options?: { preserveFocus?: boolean }) {
    // Read first: a question that is gone from the bank leaves everything as it stands.
    const question = stop.question ? await this.context.loadQuestion(stop.question) : undefined;
    if (live.leads || live.state.status === "ended") await live.record({ type: "moved", ...stop });
    if (question) await this.putOnDesk(live, question, options?.preserveFocus ?? false);
    else this.question.value = undefined;
    const paths = this.open?.paths ?? [];
    this.opened.fire(this.open);
    this.changed.fire();
    // It is seen now: a press from here on is about it.
    this.goesOn = false;
    await this.context.documents.close(left.filter((path) => !paths.includes(path)));
  }

  private async putOnDesk(live: LiveSession, question: Question, preserveFocus: boolean): Promise<void> {
    const open = await questionOnDesk(question, live, this.root, this.context);
    this.question.value = open;
    open.onDidChange(() => this.changed.fire());
    open.onDidEndRun(() => {
      if (open.run.kind === "done" && tally(open.run.result).complete)
        void this.remember({ type: "passed", question: question.id });
    });
    await this.remember({ type: "opened", question: question.id, session: live.state.id, mode: "practice" });
    // The files of a session that another window leads open when they are asked for.
    if (live.leads || live.state.status === "ended") await open.show(preserveFocus);
  }

  /** Goes along with the window that leads the session. */
  private follow(): void {
    const { turns } = this;
    if (turns.isBusy || !isBehind(this)) return;
    const putDown = (live: LiveSession, stop: Stop, left: readonly string[]) =>
      this.putDown(live, stop, left, { preserveFocus: true });
    void turns.take(() => followLeader(this, this.context.documents, putDown)).catch(this.context.report);
  }

  /** In practice progress counts at once; of an interview only at its end, because the tree would give the topics away. */
  private async remember(event: NewProgressEvent): Promise<void> {
    if (this.live?.state.plan.mode === "practice") await this.context.progress.record(event);
  }
}
