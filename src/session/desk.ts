import { Emitter, type Event } from "../base/emitter";
import { UserError } from "../base/errors";
import { type Disposable, DisposableStore, MutableDisposable } from "../base/lifecycle";
import { Turns } from "../base/turns";
import { foldSession } from "../core/interview/foldSession";
import { nextSection, nextStop, previousStop, type Stop, stops } from "../core/interview/route";
import type { Session, SessionPlan } from "../core/interview/session";
import type { Question } from "../core/question/question";
import { tally } from "../core/question/runResult";
import type { Config } from "../host/config";
import type { Documents } from "../host/documents";
import { newSessionId, openSessionJournal, type StoredSession } from "../storage/sessionFiles";
import { cannotSave, nothingStarted } from "./cannotSave";
import { carriedStarter } from "./carriedStarter";
import { askFirstFollowUp, handInFollowUp } from "./followUps";
import { isAnswered, progressOfInterview } from "./interviewProgress";
import { LiveSession } from "./liveSession";
import type { OpenQuestion } from "./openQuestion";
import type { NewProgressEvent, ProgressStore } from "./progressStore";
import type { Runs } from "./runs";
import { keepTime, lastRecorded, recordClosed } from "./timekeeper";

export interface DeskContext {
  documents: Documents;
  runs: Runs;
  progress: ProgressStore;
  config: Config;
  /** The practice folder for what starts now. */
  root: () => string;
  loadQuestion: (id: string) => Promise<Question>;
  /** Whether tests may run before the person has saved. */
  mayRunAhead: () => Promise<boolean>;
  /** Shows what went wrong outside any command. */
  report: (error: Error) => void;
}

/**
 * The desk the candidate sits at: at most one live session in a window and the question open in it. Practice and
 * interview both happen here; features show it and send it what the person wants.
 */
export class Desk implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly ticked = this.store.add(new Emitter<void>());
  private readonly opened = this.store.add(new Emitter<OpenQuestion | undefined>());
  private readonly ended = this.store.add(new Emitter<Session>());
  private readonly session = this.store.add(new MutableDisposable<DisposableStore>());
  private readonly question = this.store.add(new MutableDisposable<OpenQuestion>());
  private liveSession: LiveSession | undefined;
  private sessionRoot = "";
  /** Starting, moving and ending wait for each other: two clicks must not end up half on one question, half on another. */
  readonly turns = new Turns();

  /** Anything about the session or the open question changed. */
  readonly onDidChange: Event<void> = this.changed.event;
  /** A second passed on the clock. */
  readonly onDidTick: Event<void> = this.ticked.event;
  readonly onDidOpen: Event<OpenQuestion | undefined> = this.opened.event;
  /** An interview came to its end. */
  readonly onDidEnd: Event<Session> = this.ended.event;

  constructor(private readonly context: DeskContext) {}

  get live(): LiveSession | undefined {
    return this.liveSession;
  }

  get open(): OpenQuestion | undefined {
    return this.question.value;
  }

  /** The practice folder of the live session. */
  get root(): string {
    return this.sessionRoot || this.context.root();
  }

  get isInterviewRunning(): boolean {
    const state = this.liveSession?.state;
    return state?.plan.mode === "interview" && (state.status === "running" || state.status === "paused");
  }

  /** Starts a session; one that is live is left as it stands and can be resumed. */
  start(plan: SessionPlan): Promise<void> {
    return this.turns.take(() => this.begin(plan));
  }

  private async begin(given: SessionPlan): Promise<void> {
    const plan = { extraTime: this.context.config.extraTime(), ...given };
    const root = this.context.root();
    const id = newSessionId(new Date());
    const journal = await openSessionJournal(root, id).catch(nothingStarted(root));
    const left = this.open?.paths ?? [];
    await this.letGo();
    const live = new LiveSession(foldSession([{ type: "started", id, plan, at: Date.now() }])!, journal, Date.now);
    this.take(live, root);
    await live.record({ type: "started", id, plan });
    await this.putDown(live, stops(live.state)[0] ?? { section: 0 }, left);
  }

  /** Takes up a session of an earlier time; the time used is as it was. */
  resume(stored: StoredSession, options?: { preserveFocus?: boolean }): Promise<void> {
    return this.turns.take(() => this.takeUp(stored, options));
  }

  private async takeUp({ session, events }: StoredSession, options?: { preserveFocus?: boolean }): Promise<void> {
    if (!session) throw new UserError("This session could not be read. It stays in the practice folder.");
    const root = this.context.root();
    const journal = await openSessionJournal(root, session.id).catch(nothingStarted(root));
    const left = this.open?.paths ?? [];
    await this.letGo();
    // Were the clock set back meanwhile, what comes now would be merged in among what was.
    const last = lastRecorded(events);
    const live = new LiveSession(session, journal, () => Math.max(last, Date.now()));
    this.take(live, root);
    await recordClosed(live, events, Date.now());
    await live.record({ type: "resumed" });
    await this.putDown(live, { section: session.section, question: session.question }, left, options);
  }

  /** Moves to a stop of the session and puts its question on the desk. */
  goTo(stop: Stop): Promise<void> {
    return this.turns.take(() => this.move(stop));
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
      if (this.open && !(await handInFollowUp(this, this.context.documents)))
        await live.record({ type: "skipped", question: this.open.question.id });
    });
  }

  finishSection(): Promise<boolean> {
    return this.onward(nextSection, () => this.submitOpen());
  }

  pick(id: string): Promise<void> {
    return this.turns.take(async () => {
      const live = this.liveSession;
      if (!live) return;
      const { section } = live.state;
      await live.record({ type: "picked", section, question: id });
      await this.move({ section, question: id });
    });
  }

  swap(from: string, to: string): Promise<void> {
    return this.turns.take(async () => {
      const live = this.liveSession;
      if (live?.state.question !== from) return;
      const { section } = live.state;
      const left = this.open?.paths ?? [];
      this.question.value = undefined;
      await live.record({ type: "swapped", section, from, to });
      await this.putDown(live, { section, question: to }, left);
    });
  }

  /** Submits the open question if it was not handed in before; true when the interviewer has a follow-up to it. */
  handIn(): Promise<boolean> {
    return this.turns.take(() => this.submitOpen().then(() => askFirstFollowUp(this, this.context.documents)));
  }

  private async submitOpen(): Promise<void> {
    const { open } = this;
    await handInFollowUp(this, this.context.documents);
    if (!open || open.progress.status === "answered" || open.progress.status === "skipped") return;
    await open.submit();
    if (isAnswered(open.progress)) await this.remember({ type: "answered", question: open.question.id });
  }

  /** Hands in what is open and stops the clock. */
  end(early: boolean): Promise<void> {
    return this.turns.take(async () => {
      const live = this.liveSession;
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
      await this.letGo();
      await this.context.documents.close(left);
      this.opened.fire(undefined);
      this.changed.fire();
    });
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Writes what is not yet on the disk, before the window goes. */
  async close(): Promise<void> {
    await this.liveSession?.close().catch(() => undefined);
  }

  private async move(stop: Stop): Promise<void> {
    if (this.liveSession) await this.putDown(this.liveSession, stop, this.open?.paths ?? []);
  }

  /** A second press while the first is still under way is no wish of its own: it would hand in a question not yet seen. */
  private async onward(
    find: (session: Session) => Stop | undefined,
    before: (live: LiveSession) => Promise<void>,
  ): Promise<boolean> {
    if (this.turns.isBusy) return true;
    return this.turns.take(async () => {
      const live = this.liveSession;
      if (!live) return false;
      await before(live);
      const stop = find(live.state);
      if (stop) await this.move(stop);
      return stop !== undefined;
    });
  }

  private take(live: LiveSession, root: string): void {
    const owned = new DisposableStore();
    owned.add(live);
    owned.add(live.onDidChange(() => this.changed.fire()));
    const kept = "Your answers are kept in memory and saved as soon as it works again.";
    owned.add(live.onDidFailToSave((error) => this.context.report(cannotSave(error, root, kept))));
    // Reading the answer of a practiced question takes no time of it.
    const isOver = () => live.state.plan.mode === "practice" && this.open?.progress.status === "answered";
    owned.add(keepTime(live, isOver, () => this.ticked.fire()));
    this.sessionRoot = root;
    this.liveSession = live;
    this.session.value = owned;
  }

  /**
   * Opens what the stop holds, then closes the files of the question that was left: the other way round, a column of
   * editors would close and open again. Without a file to open the panel has all the room.
   */
  private async putDown(live: LiveSession, stop: Stop, left: readonly string[], options?: { preserveFocus?: boolean }) {
    // Read first: a question that is gone from the bank leaves everything as it stands.
    const question = stop.question ? await this.context.loadQuestion(stop.question) : undefined;
    await live.record({ type: "moved", ...stop });
    if (question) await this.putOnDesk(live, question, options?.preserveFocus ?? false);
    else this.question.value = undefined;
    const paths = this.open?.paths ?? [];
    await this.context.documents.close(left.filter((path) => !paths.includes(path)));
    this.opened.fire(this.open);
    this.changed.fire();
  }

  private async putOnDesk(live: LiveSession, question: Question, preserveFocus: boolean): Promise<void> {
    const { config, loadQuestion } = this.context;
    const root = this.sessionRoot;
    const { OpenQuestion } = await import("./openQuestion");
    const open = new OpenQuestion(question, {
      ...this.context,
      live,
      root,
      starter: () => carriedStarter(question, live.state, root, loadQuestion),
      runOnAutoSave: () => config.runOnAutoSave(),
    });
    this.question.value = open;
    open.onDidChange(() => this.changed.fire());
    open.onDidEndRun(() => {
      if (open.run.kind === "done" && tally(open.run.result).complete)
        void this.remember({ type: "passed", question: question.id });
    });
    await this.remember({ type: "opened", question: question.id, session: live.state.id, mode: "practice" });
    await open.show(preserveFocus);
  }

  private async letGo(): Promise<void> {
    const live = this.liveSession;
    this.question.value = undefined;
    this.liveSession = undefined;
    this.session.value = undefined;
    await live?.close();
  }

  /** In practice progress counts at once; of an interview only at its end, because the tree would give the topics away. */
  private async remember(event: NewProgressEvent): Promise<void> {
    if (this.liveSession?.state.plan.mode === "practice") await this.context.progress.record(event);
  }
}
