import { env, commands as host, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import { solutionFile } from "../../core/question/answerFile";
import { testsFile } from "../../core/question/testsSkeleton";
import { commands, webviews } from "../../host/manifest";
import { openPage, type Page } from "../../host/webviewPanel";
import {
  type FromQuestionPanel,
  type PanelAction,
  type QuestionView,
  readQuestionMessage,
  type ToQuestionPanel,
} from "../../protocol/questionMessages";
import type { Services } from "../../services";
import { askingView } from "../../session/askingView";
import { growthView } from "../../session/growthView";
import type { OpenQuestion } from "../../session/openQuestion";
import { acrossWindows } from "../../session/otherWindow";
import { isHidden } from "../../session/testsView";
import { readSession } from "../../storage/sessionFiles";
import { grades } from "./grades";

/** The question panel: one page beside the editor that shows the open question and sends back what the person wants. */
export function registerPanel(services: Services): Disposable {
  const panel = new QuestionPanel(services);
  const store = new DisposableStore();
  store.add(panel);
  store.add(
    services.commands.register(commands.showQuestion, (how?: { preserveFocus?: unknown }) =>
      panel.show(how?.preserveFocus === true),
    ),
  );
  store.add(services.desk.onDidOpen((open) => (open || services.desk.live ? panel.show(true) : panel.update())));
  store.add(services.desk.onDidChange(() => panel.update()));
  store.add(services.growth.onDidChange(() => panel.update()));
  store.add(services.python.onDidChange(() => panel.pythonChanged()));
  store.add(
    window.registerWebviewPanelSerializer(webviews.question, {
      deserializeWebviewPanel: (restored, state) => services.commands.guard(() => panel.restore(restored, state)),
    }),
  );
  return store;
}

class QuestionPanel implements Disposable {
  private readonly page = new MutableDisposable<Page<ToQuestionPanel, FromQuestionPanel>>();
  private updating: Promise<void> | undefined;
  private again = false;
  private notices = new WeakMap<OpenQuestion, QuestionView["notice"]>();
  /** An interview that was running when the window went, until it is resumed. */
  private waiting: string | undefined;

  constructor(private readonly services: Services) {}

  show(preserveFocus: boolean): void {
    const beside = this.services.desk.open?.mainFile !== undefined;
    if (this.page.value) this.page.value.reveal({ preserveFocus, beside });
    else this.open({ preserveFocus });
    this.update();
  }

  /** After a reload: practice goes on where it was, an interview waits for the person to resume it. */
  async restore(restored: WebviewPanel, state: unknown): Promise<void> {
    this.open({ restored, preserveFocus: true });
    const { desk, practiceFolder } = this.services;
    const id = (state as { session?: unknown } | undefined)?.session;
    const known = !desk.live && typeof id === "string" && /^[\w-]+$/u.test(id);
    const stored = known ? await readSession(practiceFolder(), id) : undefined;
    const back = stored && (await import("../../session/comesBack")).comesBack(stored, Date.now());
    if (back === "practice") await desk.resume(stored!, { preserveFocus: true });
    if (back === "interview") this.waiting = stored?.session?.id;
    this.update();
  }

  /** Brings the page up to date; changes that come while one is being made are made in one go after it. */
  update(): void {
    if (!this.page.value) return;
    if (this.updating) {
      this.again = true;
      return;
    }
    this.updating = this.services.commands
      .guard(() => this.render())
      .finally(() => {
        this.updating = undefined;
        if (this.again) {
          this.again = false;
          this.update();
        }
      });
  }

  /** Another Python may have what the last one lacked. */
  pythonChanged(): void {
    this.notices = new WeakMap();
    this.update();
  }

  dispose(): void {
    this.page.dispose();
  }

  private open({ restored, preserveFocus }: { restored?: WebviewPanel; preserveFocus: boolean }): void {
    const { context, commands: registry } = this.services;
    const page = openPage<ToQuestionPanel, FromQuestionPanel>({
      type: webviews.question,
      bundle: "question",
      title: noTitle,
      extensionUri: context.extensionUri,
      read: readQuestionMessage,
      column: ViewColumn.Two,
      preserveFocus,
      restored,
    });
    page.onDidClose(() => {
      if (this.page.value === page) this.page.value = undefined;
    });
    page.onDidReceive((message) => void registry.guard(() => this.receive(message)));
    this.page.value = page;
  }

  private async render(): Promise<void> {
    const { desk } = this.services;
    const page = this.page.value;
    const live = desk.live;
    if (!page) return;
    if (!live) {
      page.title(this.waiting ? "Interview" : noTitle);
      return page.show(this.waiting ? waitingInterview(this.waiting) : { type: "empty", text: noQuestion });
    }
    this.waiting = undefined;
    // Between two questions there is nothing to show yet.
    if (!desk.open && !live.state.plan.sections[live.state.section]?.pickOne) return;
    const view = desk.open ? await this.viewOf(desk.open) : await this.picking();
    // The session may have moved on while texts were read; the next update shows that.
    if (desk.live !== live || this.page.value !== page) return;
    page.title(view.title ?? "Interview");
    page.show({ type: "view", view: acrossWindows(view, live, desk.open), session: live.state.id });
  }

  private async viewOf(open: OpenQuestion): Promise<QuestionView> {
    const { desk, progress } = this.services;
    const state = desk.live!.state;
    const { answerOf, questionView } = await import("../../session/questionView");
    const answer = (await answerOf(open)) ?? "";
    const reviewing = state.status === "ended";
    const view = questionView(state, open, answer, reviewing);
    if (state.plan.mode === "practice" && view.reveal) {
      view.grades = await grades(progress.progress.get(open.question.id), state.id, progress.realDate);
    }
    if (view.title !== undefined) view.growth = growthView(open, this.services.growth);
    view.asking = await askingView(state, open.question, this.services.bank);
    view.notice = this.noticeOf(open);
    if (open.run.kind === "done" && open.run.result.outcome === "no-interpreter") {
      const button = workspace.isTrusted
        ? ({ action: "choose-python", label: "Choose Python..." } as const)
        : ({ action: "manage-trust", label: "Manage Trust" } as const);
      view.notice = { text: "Your code was saved but did not run.", button };
    }
    return view;
  }

  /** Looked for once for each opened question, because looking starts processes; the page does not wait for it. */
  private noticeOf(open: OpenQuestion): QuestionView["notice"] {
    const { notices } = this;
    if (!notices.has(open)) {
      notices.set(open, undefined);
      void this.services.commands.guard(async () => {
        const notice = await this.pythonNotice(open);
        notices.set(open, notice);
        if (notice && this.notices === notices) this.update();
      });
    }
    return notices.get(open);
  }

  /** Which Python runs the code is said where it is not the expected one, and where packages depend on it. */
  private async pythonNotice({ question }: OpenQuestion): Promise<QuestionView["notice"]> {
    if (!question.runsCode || !workspace.isTrusted) return undefined;
    const { python, note, problem } = await this.services.python.forQuestion(question);
    const { packages } = question;
    const usual =
      python && packages.length > 0
        ? `Runs on Python ${python.version} at ${python.path}, which has ${packages.join(" and ")}.`
        : undefined;
    const text = note ?? problem ?? usual;
    return text ? { text, button: { action: "choose-python", label: "Choose Python..." } } : undefined;
  }

  private async picking(): Promise<QuestionView> {
    const { desk, bank } = this.services;
    const { state } = desk.live!;
    const { pickView } = await import("../../session/questionView");
    const ids = state.plan.sections[state.section]?.questions ?? [];
    return pickView(state, await Promise.all(ids.map((id) => bank.question(id))));
  }

  private async receive(message: FromQuestionPanel): Promise<void> {
    const { desk, progress, documents } = this.services;
    const live = desk.live;
    const open = desk.open;
    if (message.type === "pick") {
      if (live?.state.plan.sections[live.state.section]?.questions.includes(message.id)) await desk.pick(message.id);
      return;
    }
    if (message.type === "action") return void (await act(message.action));
    if (!live || !open) return;
    const id = open.question.id;
    switch (message.type) {
      case "choose":
        return open.choose(message.option);
      case "check":
        return void (await desk.handIn());
      case "clarify":
        if (open.question.clarifying[message.index])
          await live.record({ type: "clarified", question: id, index: message.index });
        return;
      case "tick":
        return this.tick(open, message.keyPoint, message.said);
      case "pose":
        if (live.state.questions[message.id])
          await live.record({ type: "posed", question: message.id, posed: message.posed });
        return;
      case "grade":
        return progress.record({ type: "graded", question: id, grade: message.grade, session: live.state.id });
      case "show-case": {
        const shown =
          open.run.kind === "done" ? open.run.result.cases.find(({ name }) => name === message.name) : undefined;
        // Where a hidden test failed would say more than its label.
        if (shown?.place && !isHidden(shown.group, !desk.isInterviewRunning))
          await documents.open(open.pathOf("solution.py"), { line: shown.place.line });
        return;
      }
      case "show-line":
        if (message.file !== solutionFile && message.file !== testsFile) return;
        return documents.open(open.pathOf(message.file), { line: message.line });
      case "link":
        return this.follow(open, message.href);
    }
  }

  private async tick(open: OpenQuestion, point: number, said: boolean): Promise<void> {
    if (!open.question.keyPoints[point]) return;
    const others = open.progress.keyPoints.filter((index) => index !== point);
    const keyPoints = said ? [...others, point].sort((a, b) => a - b) : others;
    await this.services.desk.live?.record({ type: "ticked", question: open.question.id, keyPoints });
  }

  /** An address opens in the browser after the editor's own question; a file of the pack opens as question or guide. */
  private async follow({ question }: OpenQuestion, href: string): Promise<void> {
    if (/^https:\/\//u.test(href)) return void (await env.openExternal(Uri.parse(href, true)));
    const target = await this.services.bank.resolveLink(question.file, href);
    if (target?.type === "question") await host.executeCommand(commands.openQuestion, target.id);
    if (target?.type === "guide") await host.executeCommand(commands.openGuide, target.id);
  }
}

function waitingInterview(session: string): ToQuestionPanel {
  const text = "Your interview is waiting. Your answers and the time used are kept.";
  const button = { action: "resume-interview", label: "Resume interview", primary: true } as const;
  return { type: "empty", text, session, button };
}

const noTitle = "Question";
const noQuestion = "No question is open. Choose one in the Questions view, or start a mock interview.";

// The page has asked before it gives up.
const act = (action: PanelAction) => host.executeCommand(actionCommands[action], action === "reveal" || undefined);
const actionCommands: Record<PanelAction, string> = {
  "open-file": commands.goToQuestion,
  run: commands.runTests,
  hint: commands.showHint,
  done: commands.submitAnswer,
  reveal: commands.showAnswer,
  "write-tests": commands.writeTests,
  "check-tests": commands.checkTests,
  "start-over": commands.startOver,
  compare: commands.compareSolution,
  notes: commands.openNotes,
  "measure-growth": commands.measureGrowth,
  "follow-up": commands.nextFollowUp,
  "show-diagram": commands.showDiagram,
  "add-diagram": commands.addDiagram,
  "show-model-diagram": commands.showModelDiagram,
  next: commands.nextQuestion,
  back: commands.previousQuestion,
  skip: commands.skipQuestion,
  swap: commands.swapQuestion,
  resume: commands.resume,
  "choose-python": commands.choosePython,
  "manage-trust": "workbench.trust.manage",
  "resume-interview": commands.resumeInterview,
  "take-over": commands.takeOver,
  "compare-versions": commands.compareVersions,
  "show-scorecard": commands.showScorecard,
};
