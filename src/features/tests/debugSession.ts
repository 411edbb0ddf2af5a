import { type DebugAdapterTracker, type DebugConfiguration, type DebugSession, debug } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";

/** `not-started`: the debugger refused. `stopped`: ended from outside before the program had ended by itself. */
export type DebugEnd = "ended" | "stopped" | "not-started";

/** How long to wait (ms) for the end of a session that was told to stop, and for the second start of a restarted one. */
const stopMs = 2_000;
const restartMs = 10_000;

/** What we read of the messages between editor and debugger. */
interface Message {
  command?: string;
  event?: string;
  arguments?: { restart?: unknown };
  body?: { systemProcessId?: number; exitCode?: number };
}

/** One debug session from its start to its end, over restarts too. Its working folder tells it from every other one. */
export class CaseSession implements Disposable {
  private readonly store = new DisposableStore();
  private session: DebugSession | undefined;
  private stopping = false;
  /** The program ended, rather than being ended. */
  private overByItself = false;
  private restarting = false;
  private settle: () => void = () => undefined;
  private readonly finished = new Promise<void>((resolve) => {
    this.settle = resolve;
  });

  /** The debugged process, once the debugger has told it. */
  pid: number | undefined;
  exitCode: number | null = null;

  constructor(private readonly configuration: DebugConfiguration) {
    const isOurs = ({ configuration: { cwd } }: DebugSession) => cwd === configuration.cwd;
    const tracker = { createDebugAdapterTracker: (one: DebugSession) => (isOurs(one) ? this.track() : undefined) };
    this.store.add(debug.registerDebugAdapterTrackerFactory(configuration.type, tracker));
    this.store.add(debug.onDidStartDebugSession((one) => isOurs(one) && this.started(one)));
    this.store.add(debug.onDidTerminateDebugSession((one) => isOurs(one) && this.terminated()));
  }

  /** Starts the debugger; resolves when the session is over. */
  async run(): Promise<DebugEnd> {
    // Not tied to a test run: the editor would take a restart for a cancelled test.
    const options = { suppressSaveBeforeStart: true };
    const started = Promise.resolve(debug.startDebugging(undefined, this.configuration, options));
    const refused = await Promise.race([started.then((yes) => !yes), this.finished.then(() => false)]);
    if (!refused) await this.finished;
    if (this.stopping && !this.overByItself) return "stopped";
    return refused ? "not-started" : "ended";
  }

  /** Ends the session, whether it has begun or is about to. */
  stop(): void {
    this.stopping = true;
    if (this.session) void debug.stopDebugging(this.session);
    this.finishWithin(stopMs);
  }

  dispose(): void {
    this.settle();
    this.store.dispose();
  }

  private started(session: DebugSession): void {
    this.session = session;
    if (this.stopping) this.stop();
  }

  private terminated(): void {
    if (this.restarting && !this.stopping) this.finishWithin(restartMs, () => this.restarting);
    else this.settle();
  }

  private track(): DebugAdapterTracker {
    this.restarting = this.overByItself = false;
    return {
      onWillReceiveMessage: ({ command, arguments: asked }: Message) => {
        // A restart asks for the end twice, the second time as if there was no restart.
        if ((command !== "terminate" && command !== "disconnect") || this.overByItself || this.restarting) return;
        if (asked?.restart) this.restarting = true;
        else this.stopping = true;
        // A debugger can wait for what the program started and left behind, which ends with us.
        if (this.stopping) this.finishWithin(stopMs);
      },
      onDidSendMessage: ({ event, body }: Message) => {
        if (event === "process") this.pid = body?.systemProcessId;
        if (event !== "exited" || this.stopping || this.restarting) return;
        this.overByItself = true;
        this.exitCode = body?.exitCode ?? null;
      },
    };
  }

  private finishWithin(ms: number, still = () => true): void {
    const timer = setTimeout(() => still() && this.settle(), ms);
    this.store.add({ dispose: () => clearTimeout(timer) });
  }
}
