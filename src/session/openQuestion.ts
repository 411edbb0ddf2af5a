import { join } from "node:path";
import { Emitter } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import type { QuestionProgress } from "../core/interview/session";
import { answerFile, answerTemplate, isAnsweredInWords, solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import type { Block } from "../core/question/richBlocks";
import { richText } from "../core/question/richText";
import type { CaseResult, RunResult } from "../core/question/runResult";
import { testsFile } from "../core/question/testsSkeleton";
import type { Documents } from "../host/documents";
import { samePath } from "../host/samePath";
import { ensureAttemptFile, readAttemptFile } from "../storage/attemptFiles";
import { fileGone, notSaved } from "./cannotRun";
import type { CarriedStarter } from "./carriedStarter";
import { firstLineToWrite } from "./firstLineToWrite";
import { choose, handIn, isBegun } from "./handIn";
import type { LiveSession } from "./liveSession";
import { mergeRuns, ranEvent } from "./mergeRuns";
import { newAttempt } from "./newAttempt";
import { OwnTests } from "./ownTests";
import { paused } from "./paused";
import { type AheadContext, runAhead } from "./runAhead";
import type { EndedRun, RunState } from "./runState";
import type { RunOptions, Runs } from "./runs";

export interface OpenQuestionContext extends AheadContext {
  live: LiveSession;
  documents: Documents;
  runs: Runs;
  /** The practice folder. */
  root: string;
  /** What a new `solution.py` starts with; the starter, or code carried over from an earlier stage. */
  starter: () => Promise<CarriedStarter>;
  runOnAutoSave: () => boolean;
  /** Shows what went wrong in a run that a save began. */
  report: (error: Error) => void;
}

/** The question on the desk: its attempt folder, its files in the editor, its runs. One owner for all of it. */
export class OpenQuestion implements Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  private readonly ended = this.store.add(new Emitter<EndedRun>());
  private readonly started = this.store.add(new Emitter<{ only?: readonly string[] }>());
  private running: AbortController | undefined;
  private savingOurselves = false;
  private readonly rendered = new Map<string, Block[]>();

  run: RunState = { kind: "idle" };
  readonly own: OwnTests;
  readonly onDidChange = this.changed.event;
  readonly onDidStartRun = this.started.event;
  readonly onDidEndRun = this.ended.event;

  constructor(
    readonly question: Question,
    private readonly context: OpenQuestionContext,
  ) {
    const { live, documents, runs } = context;
    const pathOf = (name: string) => this.pathOf(name);
    const textOf = (name: string) => this.textOf(name);
    this.own = this.store.add(new OwnTests({ question, live, documents, runs, pathOf, textOf }));
    this.store.add(this.own.onDidChange(() => this.changed.fire()));
    this.store.add(runs.onDidChange(() => this.changed.fire()));
    const last = this.progress.lastRun;
    if (last) this.run = { kind: "done", result: last, text: this.textNow(solutionFile) ?? "" };
    this.store.add(documents.onDidSave(({ path, manual }) => this.saved(path, manual)));
    this.store.add(
      documents.onDidChange((path) => {
        if (this.isOurs(path)) this.changed.fire();
      }),
    );
    this.store.add(runAhead(this, context));
  }

  get progress(): QuestionProgress {
    return this.context.live.state.questions[this.question.id]!;
  }

  /** Markdown of the question as a page shows it; made once, because the panel asks again at every keystroke. */
  rich(markdown: string): Block[] {
    const known = this.rendered.get(markdown) ?? richText(markdown);
    this.rendered.set(markdown, known);
    return known;
  }

  /** Absolute path of a file of the current attempt. */
  pathOf(name: string): string {
    return join(this.context.root, this.progress.attempts.at(-1) ?? "", name);
  }

  /** The file the answer goes to; none for multiple choice. */
  get mainFile(): string | undefined {
    if (this.question.runsCode) return solutionFile;
    return isAnsweredInWords(this.question) ? answerFile : undefined;
  }

  /** The code differs from what was last run. */
  get isStale(): boolean {
    const text = this.textNow(solutionFile);
    return this.run.kind === "done" && text !== undefined && text !== this.run.text;
  }

  /** An attempt is under way and its clock is running. */
  get isBeingWorkedOn(): boolean {
    return this.progress.attempts.length > 0 && this.context.live.state.status === "running";
  }

  /** The run under way waits for the embedded Python to start. */
  get isStarting(): boolean {
    return this.run.kind === "running" && this.context.runs.isStarting;
  }

  /** Text of a file as it stands in the editor; undefined when it is not open. */
  textNow(name: string): string | undefined {
    return this.context.documents.textOf(this.pathOf(name));
  }

  /** Makes the attempt's files if there are none yet and brings the main one to the front. */
  async show(preserveFocus = false): Promise<void> {
    if (this.progress.attempts.length === 0) {
      // Looking back at a question that was never reached makes no attempt at it.
      if (this.context.live.state.status === "ended") return;
      await this.newAttempt();
    }
    const name = this.mainFile;
    if (!name) return;
    if (this.question.runsCode) await this.own.look();
    await ensureAttemptFile(this.pathOf(name), await this.firstText(name));
    const text = (await this.textOf(name)) ?? "";
    const fresh = text === (await this.firstText(name));
    // Whoever opens it will soon save it; the first verdict should come as fast as all others.
    void this.context.runs.warm(this.question, text, this.pathOf(name)).catch(() => undefined);
    const line = fresh ? firstLineToWrite(name, text) : undefined;
    await this.context.documents.open(this.pathOf(name), { preserveFocus, line });
  }

  /** Opens a new attempt; the former keeps its folder. Own tests go along: they are about the task, not about the code. */
  async startOver(): Promise<void> {
    this.abandonRun();
    const left = this.paths;
    await this.newAttempt();
    this.run = { kind: "idle" };
    this.own.forgetRun();
    await this.show();
    await this.context.documents.close(left);
    this.changed.fire();
  }

  /** Brings the notes of a coding question to the front. */
  async openNotes(line = 3): Promise<void> {
    if (this.progress.attempts.length === 0) return;
    await ensureAttemptFile(this.pathOf(answerFile), answerTemplate(this.question));
    await this.context.documents.open(this.pathOf(answerFile), { line });
  }

  /** Saves code and own tests without running them twice, then runs them. */
  async saveAndRun(only?: readonly string[], again = true): Promise<RunResult | undefined> {
    if (this.context.live.state.status === "paused") throw paused();
    await this.save();
    return this.runTests({ only, again });
  }

  /** Saves code and own tests and runs nothing; throws when they could not be saved. */
  async save(): Promise<void> {
    this.savingOurselves = true;
    const saving = [solutionFile, testsFile].map((name) => this.context.documents.save(this.pathOf(name)));
    const saved = await Promise.all(saving).finally(() => {
      this.savingOurselves = false;
    });
    if (saved.includes(false)) throw notSaved();
  }

  /**
   * Runs the suite on the text of the editor, then the candidate's own tests unless only some cases are wanted. The newest
   * run wins: one under way is stopped with all its processes.
   */
  async runTests({ only, again }: Pick<RunOptions, "only" | "again"> = {}): Promise<RunResult | undefined> {
    if (!this.question.runsCode || this.progress.attempts.length === 0) return undefined;
    this.running?.abort();
    this.own.stop();
    const abort = new AbortController();
    this.running = abort;
    const text = await this.textOf(solutionFile);
    if (this.running !== abort) return undefined;
    if (text === undefined) {
      this.running = undefined;
      throw fileGone();
    }
    this.run = { kind: "running", cases: [] };
    this.started.fire({ only });
    this.changed.fire();
    const result = await this.startRun(text, abort, { only, again });
    // Its end is none of anybody's business: a newer run has begun, or the question was left.
    if (this.running !== abort) return result;
    this.running = undefined;
    const whole = only ? mergeRuns(this.progress.lastRun, result) : result;
    this.run = { kind: "done", result: whole, text };
    const ran = result.outcome !== "superseded" && result.outcome !== "no-interpreter";
    if (ran && !result.repeated) {
      void this.context.live.record(ranEvent(this.question, whole, text));
    }
    const ownFollow = ran && !only && this.own.text !== undefined;
    this.ended.fire({ result, only, ownFollow });
    this.changed.fire();
    if (ownFollow) this.own.start(text).catch(this.context.report);
    return whole;
  }

  cancelRun(): void {
    this.running?.abort();
    this.own.cancelRun();
  }

  /** Notes an option of multiple choice; one that is not there, or comes too late, is passed over. */
  choose = (option: number) => choose(this, this.context.live, option);

  /** Whether anything was chosen or written that is not what the files begin with. */
  isBegun = () => isBegun(this, () => this.firstText(solutionFile));

  /** Hands in what stands in the files, unless it was handed in as it stands. */
  submit = () => handIn(this, this.context);

  /** Text of a file, from the editor or else from the disk. */
  async textOf(name: string): Promise<string | undefined> {
    return this.textNow(name) ?? (await readAttemptFile(this.pathOf(name)));
  }

  /** The files of the current attempt. */
  get paths(): string[] {
    if (this.progress.attempts.length === 0) return [];
    return [solutionFile, testsFile, answerFile].map((name) => this.pathOf(name));
  }

  dispose(): void {
    this.abandonRun();
    this.store.dispose();
  }

  /** Stops the run under way; what it still says is not heard. */
  private abandonRun(): void {
    this.running?.abort();
    this.running = undefined;
  }

  /** Its cases as they come in; a run that cannot even begin, on a full disk, leaves no state behind. */
  private async startRun(
    text: string,
    abort: AbortController,
    { only, again }: Pick<RunOptions, "only" | "again">,
  ): Promise<RunResult> {
    const onCase = (one: CaseResult) => {
      if (this.running !== abort || this.run.kind !== "running") return;
      this.run = { kind: "running", cases: [...this.run.cases, one] };
      this.changed.fire();
    };
    try {
      const options = { only, again, signal: abort.signal, onCase };
      return await this.context.runs.start(this.question, text, this.pathOf(solutionFile), options);
    } catch (error) {
      if (this.running === abort) {
        this.running = undefined;
        this.run = { kind: "idle" };
        this.ended.fire({ result: { outcome: "superseded", cases: [], total: 0, ms: 0 }, only });
        this.changed.fire();
      }
      throw error;
    }
  }

  private saved(path: string, manual: boolean): void {
    if (!this.isOurs(path)) return;
    this.changed.fire();
    if (samePath(path, this.pathOf(answerFile)) || this.savingOurselves) return;
    if (this.context.live.state.status !== "running") return;
    if (manual || this.context.runOnAutoSave()) this.runTests().catch(this.context.report);
  }

  private isOurs(path: string): boolean {
    return this.paths.some((own) => samePath(path, own));
  }

  private async newAttempt(): Promise<void> {
    const name = this.mainFile;
    const files = name ? [{ name, text: await this.firstText(name) }] : [];
    const own = this.progress.attempts.length > 0 ? await this.textOf(testsFile) : undefined;
    if (own !== undefined) files.push({ name: testsFile, text: own });
    const { carried } = await this.context.starter();
    await newAttempt(this.context.live, this.context.root, this.progress, files, carried);
  }

  private async firstText(name: string): Promise<string> {
    return name === solutionFile ? (await this.context.starter()).text : answerTemplate(this.question);
  }
}
