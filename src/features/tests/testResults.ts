import {
  Diagnostic,
  DiagnosticSeverity,
  Location,
  languages,
  Position,
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
import type { CaseResult, RunResult } from "../../core/question/runResult";
import { testController } from "../../host/manifest";
import type { OpenQuestion } from "../../session/openQuestion";
import { isHidden, spokenMessage } from "../../session/testsView";

/** Shows one question's tests as items of one controller. Runs started here and by saving take the same way. */
export class TestResults implements Disposable {
  private readonly store = new DisposableStore();
  private readonly controller: TestController;
  private readonly profile;
  private readonly diagnostics = this.store.add(languages.createDiagnosticCollection("mock-interview"));
  private open: OpenQuestion | undefined;
  private teaching: () => boolean = () => true;
  private root: TestItem | undefined;
  private run: TestRun | undefined;
  /** The request of a run the person started in the Testing view, until it begins. */
  private requested: TestRunRequest | undefined;

  constructor(private readonly guard: (work: () => unknown) => void) {
    this.controller = this.store.add(tests.createTestController(testController, "Mock Interview"));
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

  /** A new attempt has a new file; the items move there. */
  attemptChanged(): void {
    if (!this.open || this.root?.uri?.fsPath === Uri.file(this.open.pathOf(solutionFile)).fsPath) return;
    this.makeItems(this.open);
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
    this.run = run;
  }

  runEnded(result: RunResult): void {
    const { run, root, open } = this;
    if (!run || !root || !open) return;
    this.diagnostics.clear();
    if (result.outcome !== "superseded") this.report(run, root, open, result);
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
      if (item) this.reportCase(run, item, one, isHidden(one.group, this.teaching()));
    }
    if (result.cases.length > 0 && result.outcome !== "load-error") {
      if (said) run.appendOutput(terminalText(`${said}\n`), undefined, root);
      return;
    }
    const place = this.placeOf(result.place?.line, result.place?.column);
    const message = new TestMessage(said ?? "The tests did not run.");
    message.location = place;
    run.errored(root, message);
    if (result.outcome === "load-error" && result.place) {
      const diagnostic = new Diagnostic(place.range, said ?? "", DiagnosticSeverity.Error);
      diagnostic.source = "Mock Interview";
      this.diagnostics.set(Uri.file(open.pathOf(solutionFile)), [diagnostic]);
    }
  }

  private reportCase(run: TestRun, item: TestItem, result: CaseResult, hidden: boolean): void {
    if (result.output && !hidden) run.appendOutput(terminalText(result.output), undefined, item);
    const { verdict, ms } = result;
    if (verdict === "passed") run.passed(item, ms);
    else if (verdict === "skipped") run.skipped(item);
    else if (verdict === "failed") run.failed(item, this.messageOf(item, result, hidden), ms);
    else run.errored(item, this.messageOf(item, result, hidden), ms);
  }

  /** Of a hidden test its label is all there is to read. */
  private messageOf(item: TestItem, result: CaseResult, hidden: boolean): TestMessage {
    const { expected, actual } = result;
    const both = !hidden && expected !== undefined && actual !== undefined;
    const text = hidden
      ? `Does not hold yet: ${item.label}`
      : both
        ? `expected ${oneLine(expected)}, got ${oneLine(actual)}`
        : (result.message ?? result.verdict);
    const message = both ? TestMessage.diff(text, expected, actual) : new TestMessage(text);
    message.location = this.placeOf(hidden ? undefined : result.place?.line, hidden ? undefined : result.place?.column);
    return message;
  }

  /** A place in the candidate's file, from 1; without one, the first definition. */
  private placeOf(line: number | undefined, column = 1): Location {
    const uri = this.root!.uri!;
    const at =
      line === undefined ? this.root!.range!.start : new Position(Math.max(0, line - 1), Math.max(0, column - 1));
    const end = new Position(at.line, Number.MAX_SAFE_INTEGER);
    return new Location(uri, new Range(at, end));
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
    this.controller.items.replace([root]);
  }

  /** The mark in the gutter stands at the first definition, wherever that is by now. */
  private placeItems(): void {
    const { open, root } = this;
    if (!open || !root) return;
    const line = firstDefinition(open.textNow(solutionFile) ?? open.question.starter?.code ?? "");
    if (root.range?.start.line === line) return;
    root.range = new Range(line, 0, line, 0);
    root.children.forEach((item) => {
      item.range = root.range;
    });
  }

  private itemsOf(only: readonly string[] | undefined): TestItem[] {
    const all: TestItem[] = [];
    this.root?.children.forEach((item) => {
      all.push(item);
    });
    return only ? all.filter(({ id }) => only.includes(id)) : all;
  }

  private async runRequested(request: TestRunRequest): Promise<void> {
    const { open, root } = this;
    if (!open || !root) return;
    const wanted = request.include?.includes(root) ? undefined : request.include?.map(({ id }) => id);
    const excluded = request.exclude?.map(({ id }) => id) ?? [];
    const names = (wanted ?? this.itemsOf(undefined).map(({ id }) => id)).filter((id) => !excluded.includes(id));
    this.requested = request;
    try {
      await open.saveAndRun(wanted || excluded.length > 0 ? names : undefined);
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

function oneLine(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}

/** The results view is a terminal: it wants CR LF, and no escape sequences from the candidate's program. */
function terminalText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/\n/gu, "\r\n")
    .slice(0, 262_144);
}
