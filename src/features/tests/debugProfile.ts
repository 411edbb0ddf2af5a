import {
  type CancellationToken,
  debug,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  type TestRunProfile,
  TestRunProfileKind,
  TestRunRequest,
} from "vscode";
import { UserError } from "../../base/errors";
import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import { listTests } from "../../core/question/listTests";
import type { RunResult } from "../../core/question/runResult";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys } from "../../host/manifest";
import { onDidChangeExtensions, pythonDebugger } from "../../host/pythonDebugger";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";
import { isHidden } from "../../session/testsView";
import { CaseDebugger } from "./caseDebugger";
import { placeOf, reportCase } from "./reportCase";
import { sweepTraces } from "./stopMark";
import { terminalText } from "./terminalText";

/** Debugging one test from the Testing view, the gutter and by command; there only while a Python debugger is installed. */
export class DebugProfile implements Disposable {
  private readonly store = new DisposableStore();
  private readonly profile = this.store.add(new MutableDisposable<TestRunProfile>());
  private readonly debugger: CaseDebugger;

  constructor(
    private readonly services: Services,
    private readonly controller: TestController,
  ) {
    const { commands: registry, context, desk } = services;
    this.debugger = this.store.add(new CaseDebugger(services));
    this.store.add(sweepTraces(context.workspaceState));
    this.store.add(onDidChangeExtensions(() => this.update()));
    this.store.add(desk.onDidOpen(() => this.debugger.stop()));
    this.store.add(registry.register(commands.debugTest, (name?: string) => this.debug(name)));
    this.update();
  }

  dispose(): void {
    this.store.dispose();
  }

  private update(): void {
    const possible = pythonDebugger() !== undefined;
    setContextKey(contextKeys.canDebug, possible);
    if (possible === (this.profile.value !== undefined)) return;
    this.profile.value = possible ? this.createProfile() : undefined;
    // The editor tells its breakpoints from when they are first asked for.
    if (possible) void debug.breakpoints;
  }

  private createProfile(): TestRunProfile {
    const start = (request: TestRunRequest, token: CancellationToken) =>
      this.services.commands.guard(async () => {
        const stopping = token.onCancellationRequested(() => this.debugger.stop());
        await this.debug(undefined, request).finally(() => stopping.dispose());
      });
    return this.controller.createRunProfile("Debug", TestRunProfileKind.Debug, start, true);
  }

  /** Debugs the named case; without a name the first of those asked for that failed and may be looked into. */
  private async debug(name?: string, request?: TestRunRequest): Promise<void> {
    const { open } = this.services.desk;
    const root = open && this.controller.items.get(open.question.id);
    if (!open || !root) throw new UserError("No question with tests is open. Open one from the Questions view first.");
    const included = request?.include;
    if (included && !included.some((one) => one === root || one.parent === root))
      throw new UserError("Only the question's tests can be debugged, not your own.");
    const among = included?.includes(root) ? undefined : included?.map(({ id }) => id);
    const item = root.children.get(name ?? this.choose(open, among));
    if (!item || this.isHidden(open, item.id))
      throw new UserError("In an interview only the examples can be debugged; the other tests stay hidden.");
    const asked = request ?? new TestRunRequest([item], undefined, this.profile.value);
    await this.debugItem(open, item, asked);
  }

  private async debugItem(open: OpenQuestion, item: TestItem, request: TestRunRequest): Promise<void> {
    let run: TestRun | undefined;
    const begin = () => {
      run = this.controller.createTestRun(request, `Debug: ${item.label}`, false);
      run.started(item);
      return run;
    };
    try {
      const result = await this.debugger.debug(open, item.id, begin);
      if (run) this.report(run, open, item, result);
    } finally {
      run?.end();
    }
  }

  private report(run: TestRun, open: OpenQuestion, item: TestItem, result: RunResult | undefined): void {
    if (result?.output) run.appendOutput(terminalText(result.output));
    const found = result?.cases.find(({ name }) => name === item.id);
    if (found) {
      reportCase(run, item, found, this.isHidden(open, item.id));
      return;
    }
    const message = new TestMessage(result ? (result.message ?? "The test did not run.") : "Stopped by you.");
    message.location = placeOf(item, result?.place);
    run.errored(item, message);
  }

  private choose(open: OpenQuestion, among: readonly string[] | undefined): string {
    const names = listTests(open.question.suite).map(({ name }) => name);
    const offered = names.filter((name) => (among?.includes(name) ?? true) && !this.isHidden(open, name));
    const results = open.run.kind === "done" ? open.run.result.cases : [];
    const failed = results.filter(({ verdict }) => verdict !== "passed" && verdict !== "skipped");
    return offered.find((name) => failed.some((one) => one.name === name)) ?? offered[0] ?? "";
  }

  private isHidden(open: OpenQuestion, name: string): boolean {
    const group = listTests(open.question.suite).find((test) => test.name === name)?.group ?? "test";
    return isHidden(group, !this.services.desk.isInterviewRunning);
  }
}
