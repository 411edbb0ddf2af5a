import {
  Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  workspace,
} from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { solutionFile } from "../../core/question/answerFile";
import { listTests } from "../../core/question/listTests";
import type { RunResult } from "../../core/question/runResult";
import { testController } from "../../host/manifest";
import type { OpenQuestion } from "../../session/openQuestion";
import { isHidden, spokenMessage } from "../../session/testsView";
import { OwnTestItems } from "./ownTestItems";
import { placeOf, reportCase } from "./reportCase";
import { terminalText } from "./terminalText";

/** Shows one question's tests as items of one controller. Runs started here and by saving take the same way. */
export class TestResults implements Disposable {
  private readonly store = new DisposableStore();
  readonly controller: TestController;
  private readonly profile;
  private readonly diagnostics = this.store.add(languages.createDiagnosticCollection("mock-interview"));
  private readonly own: OwnTestItems;
  private open: OpenQuestion | undefined;
  private teaching: () => boolean = () => true;
  private root: TestItem | undefined;
  private run: TestRun | undefined;
  /** The request of a run the person started in the Testing view, until it begins. */
  private requested: TestRunRequest | undefined;

  constructor(private readonly guard: (work: () => unknown) => void) {
    this.controller = this.store.add(tests.createTestController(testController, "Mock Interview"));
    this.own = new OwnTestItems(this.controller);
    this.profile = this.controller.createRunProfile(
      "Run",
      TestRunProfileKind.Run,
      (request, token) => {
        token.onCancellationRequested(() => this.open?.cancelRun());
        this.guard(() => this.runRequested(request));
      },
      true,
    );
    // A syntax error is no longer where it was once the text changes.
    this.store.add(workspace.onDidChangeTextDocument(({ document }) => this.diagnostics.delete(document.uri)));
  }

  show(open: OpenQuestion, teaching: () => boolean): void {
    this.clear();
    this.open = open;
    this.teaching = teaching;
    this.makeItems(open);
    if (open.run.kind === "done") {
      this.runStarted();
      this.runEnded(open.run.result);
    }
  }

  /** A new attempt has a new file, and the items move there; own tests come and go as they are written. */
  attemptChanged(): void {
    const { open, root } = this;
    if (!open || !root) return;
    if (root.uri?.fsPath !== Uri.file(open.pathOf(solutionFile)).fsPath) this.makeItems(open);
    else this.own.update(root, open.own);
  }

  clear(): void {
    this.endRun();
    this.open = undefined;
    this.root = undefined;
    this.controller.items.replace([]);
    this.diagnostics.clear();
  }

  runStarted(only?: readonly string[]): void {
    this.endRun();
    if (!this.root) return;
    this.placeItems();
    const items = this.itemsOf(only);
    // The editor's save must not open the results view; a run the person asked for may.
    const request = this.requested ?? new TestRunRequest([this.root], undefined, this.profile, false, true);
    this.requested = undefined;
    const run = this.controller.createTestRun(request, undefined, false);
    // The stop button of a run that a save began.
    run.token.onCancellationRequested(() => this.run === run && this.open?.cancelRun());
    for (const item of items) run.started(item);
    if (!only) this.own.enqueue(run);
    this.run = run;
  }

  /** With own tests to follow the run goes on: the editor shows the messages of one run only. */
  runEnded(result: RunResult, ownFollow = false): void {
    const { run, root, open } = this;
    if (!run || !root || !open) return;
    this.diagnostics.clear();
    if (result.outcome !== "superseded") this.report(run, root, open, result);
    if (!ownFollow) this.endRun();
  }

  ownStarted(): void {
    if (this.run) this.own.start(this.run);
  }

  ownEnded(result: RunResult | undefined): void {
    const { run, root, open } = this;
    if (!run || !root || !open) return;
    if (result && result.outcome !== "superseded") {
      this.own.update(root, open.own, true);
      const problem = this.own.report(run, open.own, result, root.uri!);
      if (problem) this.diagnose(open.own.path, problem.message, new Range(problem.line - 1, 0, problem.line - 1, 1e9));
    }
    this.endRun();
  }

  dispose(): void {
    this.endRun();
    this.store.dispose();
  }

  private report(run: TestRun, root: TestItem, open: OpenQuestion, result: RunResult): void {
    const said = spokenMessage(open, result, this.teaching());
    if (result.output) run.appendOutput(terminalText(result.output));
    for (const one of result.cases) {
      const item = root.children.get(one.name);
      if (item) reportCase(run, item, one, isHidden(one.group, this.teaching()));
    }
    if (result.cases.length > 0 && result.outcome !== "load-error") {
      if (said) run.appendOutput(terminalText(`${said}\n`), undefined, root);
      return;
    }
    const place = placeOf(root, result.place);
    const message = new TestMessage(said ?? "The tests did not run.");
    message.location = place;
    run.errored(root, message);
    if (result.outcome === "load-error" && result.place) {
      this.diagnose(open.pathOf(solutionFile), said ?? "", place.range);
    }
  }

  private diagnose(path: string, message: string, range: Range): void {
    const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Error);
    diagnostic.source = "Mock Interview";
    this.diagnostics.set(Uri.file(path), [diagnostic]);
  }

  private makeItems(open: OpenQuestion): void {
    const uri = Uri.file(open.pathOf(solutionFile));
    const title = this.teaching() ? open.question.title : `Question ${open.progress.number}`;
    const root = this.controller.createTestItem(open.question.id, title, uri);
    root.children.replace(
      listTests(open.question.suite).map(({ name, label, group }, index) => {
        const item = this.controller.createTestItem(name, label, uri);
        item.description = group === "bonus" ? "bonus" : "";
        item.sortText = String(index).padStart(4, "0");
        return item;
      }),
    );
    this.root = root;
    this.placeItems();
    this.own.update(root, open.own);
    this.controller.items.replace([root]);
  }

  /** The mark in the gutter stands at the first definition, wherever that is by now. */
  private placeItems(): void {
    const { open, root } = this;
    if (!open || !root) return;
    const line = firstDefinition(open.textNow(solutionFile) ?? open.question.starter?.code ?? "");
    if (root.range?.start.line === line) return;
    root.range = new Range(line, 0, line, 0);
    for (const item of this.itemsOf(undefined)) item.range = root.range;
  }

  /** The items of the question's own suite. */
  private itemsOf(only: readonly string[] | undefined): TestItem[] {
    const all: TestItem[] = [];
    this.root?.children.forEach((item) => {
      if (!this.own.has(item)) all.push(item);
    });
    return only ? all.filter(({ id }) => only.includes(id)) : all;
  }

  private async runRequested(request: TestRunRequest): Promise<void> {
    const { open, root } = this;
    if (!open || !root) return;
    const included = request.include ?? [root];
    const own = included.filter((item) => this.own.has(item));
    // Own tests run as on a save, after the question's: both say something of the same code.
    const whole = included.includes(root) || own.length > 0;
    const wanted = whole ? undefined : included.map(({ id }) => id);
    const excluded = request.exclude?.filter((item) => !this.own.has(item)).map(({ id }) => id) ?? [];
    const names = (wanted ?? this.itemsOf(undefined).map(({ id }) => id)).filter((id) => !excluded.includes(id));
    this.requested = request;
    try {
      await open.saveAndRun(wanted || excluded.length > 0 ? names : undefined, own.length < included.length);
    } finally {
      // A file that could not be saved leaves its request behind, which the next save must not take for its own.
      if (this.requested === request) this.requested = undefined;
    }
  }

  private endRun(): void {
    this.run?.end();
    this.run = undefined;
  }
}

/** Line, from 0, of the first class or function. */
function firstDefinition(text: string): number {
  return Math.max(
    0,
    text.split("\n").findIndex((line) => /^(async def|def|class) /u.test(line)),
  );
}
