import { join } from "node:path";
import { type DebugConfiguration, type TestRun, workspace } from "vscode";
import { UserError } from "../../base/errors";
import type { Disposable } from "../../base/lifecycle";
import { Turns } from "../../base/turns";
import { solutionFile } from "../../core/question/answerFile";
import type { Question } from "../../core/question/question";
import type { RunResult } from "../../core/question/runResult";
import { commands } from "../../host/manifest";
import { pythonDebugger } from "../../host/pythonDebugger";
import { type DebugRun, prepareDebugRun } from "../../runner/debugRun";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";
import { runJob } from "../../session/runJob";
import { CaseSession } from "./debugSession";
import { StopMark } from "./stopMark";

/** Debugs one case at a time in the candidate's own file. Time on the clock goes on; nothing else limits it. */
export class CaseDebugger implements Disposable {
  private readonly turns = new Turns();
  private readonly mark: StopMark;
  private current = new AbortController();

  constructor(private readonly services: Services) {
    this.mark = new StopMark(services.context.workspaceState);
  }

  /**
   * Stops the case that is being debugged, saves the file, and debugs this one. `begin` makes the test run once nothing
   * stands in the way. Undefined when the person stopped it; throws what keeps it from starting, fit to show.
   */
  debug(open: OpenQuestion, name: string, begin: () => TestRun): Promise<RunResult | undefined> {
    this.stop();
    const abort = new AbortController();
    this.current = abort;
    return this.turns.take(async () => {
      const type = debuggerType();
      const run = await this.prepare(open, name);
      return this.debugPrepared(run, type, open, name, begin, abort);
    });
  }

  /** Ends the case that is being debugged. */
  stop(): void {
    this.current.abort();
  }

  /** The window may be closing: what must not stay is taken away at once. */
  dispose(): void {
    this.mark.remove();
    this.stop();
  }

  private async prepare(open: OpenQuestion, name: string): Promise<DebugRun> {
    const { python: pythons, desk, context } = this.services;
    await open.save();
    const { python, problem, embedded } = await pythons.forQuestion(open.question);
    if (!python) throw new UserError(problem ?? "No Python was found to debug your code.", choosePython);
    if (embedded) throw new UserError(notInside, choosePython);
    const text = await open.textOf(solutionFile);
    if (text === undefined)
      throw new UserError(`${solutionFile} is no longer in its folder, so it cannot be debugged.`);
    const question = desk.isInterviewRunning ? withExamplesOnly(open.question) : open.question;
    const job = runJob(question, text, open.pathOf(solutionFile), { only: [name] });
    return prepareDebugRun(job, { python, harness: join(context.extensionPath, "dist", "harness") });
  }

  private async debugPrepared(
    run: DebugRun,
    type: string,
    open: OpenQuestion,
    name: string,
    begin: () => TestRun,
    { signal }: AbortController,
  ): Promise<RunResult | undefined> {
    const path = open.pathOf(solutionFile);
    const session = new CaseSession(launchOf(run, type, path));
    signal.addEventListener("abort", () => session.stop());
    try {
      await this.mark.set(path, await run.stopLine(failedAt(open, name)), run.folder);
      if (signal.aborted) return undefined;
      begin().token.onCancellationRequested(() => session.stop());
      const end = await session.run();
      if (end === "not-started") throw new UserError("The Python debugger did not start, so the test did not run.");
      return end === "ended" ? await run.result(session.exitCode) : undefined;
    } finally {
      this.mark.remove();
      session.dispose();
      await run.end(session.pid);
      await this.mark.forget();
    }
  }
}

const notInside =
  "Your code runs on the built-in Python, which no debugger can look into. Choose an installed Python to debug it.";
const choosePython = { title: "Choose Python...", command: commands.choosePython };

function debuggerType(): string {
  if (!workspace.isTrusted) {
    throw new UserError("The open folder is not trusted, so your code does not run.", {
      title: "Manage Trust",
      command: "workbench.trust.manage",
    });
  }
  const type = pythonDebugger();
  if (!type) throw new UserError("Debugging needs an extension that debugs Python, and none is installed.");
  return type;
}

/** Where the case failed last, as long as the text is still the one it failed with. */
function failedAt(open: OpenQuestion, name: string): number | undefined {
  if (open.run.kind !== "done" || open.isStale) return undefined;
  return open.run.result.cases.find((one) => one.name === name)?.place?.line;
}

/** Stepping out of their own code, a candidate sees the tests; those that are hidden are not even in the file. */
function withExamplesOnly(question: Question): Question {
  const { examples, cases } = question.suite;
  return { ...question, suite: { examples, cases: cases?.filter(({ group }) => group === "example") } };
}

/** Published attributes of the Python debugger. Run here with its adapter, the debugpy package, and not yet with the extension itself. */
function launchOf(run: DebugRun, type: string, solution: string): DebugConfiguration {
  return {
    type,
    request: "launch",
    name: "Mock Interview: debug a test",
    program: run.program,
    args: run.args,
    cwd: run.folder,
    env: run.environment,
    python: run.python,
    pythonArgs: run.pythonArgs,
    // The adapter brings its own debugger along: nothing need be installed in this Python.
    debugAdapterPython: run.python,
    console: "internalConsole",
    internalConsoleOptions: "neverOpen",
    subProcess: false,
    justMyCode: true,
    // The candidate's file counts as their code wherever it lies, ours never does.
    rules: [
      { path: solution, include: true },
      { path: join(run.program, "..", "**"), include: false },
    ],
  };
}
