import { type Uri, ViewColumn, type WebviewPanel } from "vscode";
import { UserError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { Turns } from "../../base/turns";
import { activityOf, fileAt, momentText, type QuestionReplay } from "../../core/interview/replay";
import type { Session } from "../../core/interview/session";
import { webviews } from "../../host/manifest";
import { openPage, type Page } from "../../host/webviewPanel";
import { type FromReplay, readReplayMessage, type ToReplay } from "../../protocol/replayMessages";
import type { ReplayTexts } from "./replayTexts";

export interface ReplayContext {
  session: Session;
  questions: QuestionReplay[];
  titles: ReadonlyMap<string, string>;
  /** Folder the recording lies in. */
  where: string;
  texts: ReplayTexts;
  extensionUri: Uri;
  guard: (work: () => unknown) => Promise<void>;
  /** Deletes the recording, after asking. */
  remove: () => Promise<void>;
}

/** The page is told where the slider stands once it rests (ms): it knows already, and needs it only when it is built anew. */
const restMs = 300;
/** Parts of the time line for which it is shown how much was typed. */
const activityParts = 120;

/** One replay: the page with its slider, and the text in the editor that follows it. */
export class ReplayPage implements Disposable {
  private readonly store = new DisposableStore();
  private readonly page: Page<ToReplay, FromReplay>;
  private readonly turns = new Turns();
  private question: QuestionReplay;
  private file = "";
  private ms = 0;
  private a: number | undefined;
  private b: number | undefined;
  /** A newer moment came while the editor was still at another. */
  private isLate = false;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly context: ReplayContext,
    restored?: WebviewPanel,
  ) {
    this.question = context.questions[0]!;
    this.page = this.store.add(
      openPage<ToReplay, FromReplay>({
        type: webviews.replay,
        bundle: "replay",
        title: "Replay",
        extensionUri: context.extensionUri,
        read: readReplayMessage,
        column: ViewColumn.Two,
        preserveFocus: false,
        restored,
      }),
    );
    this.store.add(this.page.onDidReceive((message) => void context.guard(() => this.receive(message))));
    this.store.add(this.page.onDidClose(() => void context.guard(() => context.texts.close())));
  }

  get session(): string {
    return this.context.session.id;
  }

  get onDidClose() {
    return this.page.onDidClose;
  }

  /** Shows a question, the first one when it is not named or was not worked on. */
  async show(question?: string): Promise<void> {
    this.turnTo(question);
    this.page.reveal({ preserveFocus: false, beside: true });
    this.tell();
    await this.draw();
  }

  dispose(): void {
    clearTimeout(this.rest);
    this.store.dispose();
  }

  private turnTo(id: string | undefined): void {
    const { questions } = this.context;
    this.question = questions.find(({ question }) => question === id) ?? questions[0]!;
    this.file = this.question.files[0]?.name ?? "";
    this.ms = 0;
    this.a = undefined;
    this.b = undefined;
  }

  private async receive(message: FromReplay): Promise<void> {
    switch (message.type) {
      case "seek":
        this.ms = Math.min(message.ms, this.question.lengthMs);
        clearTimeout(this.rest);
        this.rest = setTimeout(() => this.tell(), restMs);
        return this.draw();
      case "question":
        this.turnTo(message.id);
        break;
      case "file":
        if (this.question.files.some(({ name }) => name === message.name)) this.file = message.name;
        break;
      case "keep":
        this.ms = Math.min(message.ms, this.question.lengthMs);
        this[message.as] = this.ms;
        break;
      case "compare":
        return this.compare();
      case "delete":
        return this.context.remove();
    }
    this.tell();
    await this.draw();
  }

  /** The newest moment counts: those that came while the editor was still at another are passed over. */
  private async draw(): Promise<void> {
    if (this.turns.isBusy) {
      this.isLate = true;
      return;
    }
    await this.turns.take(async () => {
      do {
        this.isLate = false;
        const { text, step } = fileAt(this.shown, this.ms);
        const changedAt = step && !step.whole ? step.offset + step.inserted.length : undefined;
        if (this.file) await this.context.texts.show(this.folder, this.file, text, changedAt);
      } while (this.isLate);
    });
  }

  private async compare(): Promise<void> {
    const { a, b } = this;
    if (a === undefined || b === undefined) throw new UserError("Set two moments first, A and B.");
    const at = (ms: number): [string, string] => [momentText(ms), fileAt(this.shown, ms).text];
    await this.context.texts.compare(this.folder, this.file, at(a), at(b));
  }

  private get shown() {
    return this.question.files.find(({ name }) => name === this.file) ?? { name: "", ms: [], states: [] };
  }

  private get folder(): string {
    return `${this.session}/${this.context.session.questions[this.question.question]?.number ?? 0}`;
  }

  private tell(): void {
    const { session, questions, titles, where } = this.context;
    const { question, lengthMs, marks, files, lost } = this.question;
    const label = (id: string) => {
      const number = session.questions[id]?.number;
      const title = titles.get(id) ?? id;
      return number === undefined || questions.length === 1 ? title : `${number}. ${title}`;
    };
    this.page.show({
      type: "replay",
      replay: {
        session: session.id,
        title: session.plan.title,
        date: localDate(new Date(session.startedAt)),
        where,
        questions: questions.map(({ question: id }) => ({ id, label: label(id) })),
        question: {
          id: question,
          lengthMs,
          marks,
          activity: activityOf(this.question, activityParts),
          files: files.map(({ name }) => name),
          lost,
        },
        file: this.file,
        ms: this.ms,
        a: this.a,
        b: this.b,
      },
    });
  }
}

function localDate(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
