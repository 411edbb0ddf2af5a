import { type Extension, extensions, type Uri, type Event as VscodeEvent } from "vscode";
import { Emitter, type Event } from "../base/emitter";
import { toError } from "../base/errors";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import type { Log } from "./log";

/** The editor's Python extension, where it is installed: it knows which Python the person works with. */
export interface PythonExtension extends Disposable {
  /**
   * Path of the interpreter it uses; undefined when it is not installed or has no answer in time, which the log tells.
   * The first question wakes it up; before that nothing is asked or listened to.
   */
  activeInterpreter(): Promise<string | undefined>;
  /** Fires when another answer is to be expected: another interpreter was chosen, the extension came or went, a late answer is there. */
  readonly onDidChange: Event<void>;
}

export function createPythonExtension(log: Pick<Log, "warn">, limitMs = answerMs): PythonExtension {
  return new Asking(log, limitMs);
}

/** What is used of the API it publishes (types: npm package `@vscode/python-extension` 1.0.6). Nothing of it is sure to be there. */
interface PublishedApi {
  environments?: {
    getActiveEnvironmentPath?(): { path: string };
    resolveEnvironment?(path: { path: string }): Promise<{ executable: { uri: Uri | undefined } } | undefined>;
    onDidChangeActiveEnvironmentPath?: VscodeEvent<unknown>;
  };
}

/** Waking it takes a second or two; where something is wrong with an environment, its answer can take minutes. */
const answerMs = 3_000;

// Tested with an extension of ours that gives out the same API. Not run with the real one, nor with
// `ms-python.vscode-python-envs`, on which the real one builds where both are installed.
class Asking implements PythonExtension {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<void>());
  readonly onDidChange = this.changed.event;
  private installed: Extension<PublishedApi> | undefined;
  private listensToAll = false;
  private heard: PublishedApi["environments"];
  private answer: Promise<string> | undefined;

  constructor(
    private readonly log: Pick<Log, "warn">,
    private readonly limitMs: number,
  ) {}

  async activeInterpreter(): Promise<string | undefined> {
    this.listen();
    if (!this.installed) return undefined;
    const answer = this.answer ?? this.ask(this.installed);
    this.answer = answer;
    try {
      return await within(answer, this.limitMs, () => this.answer === answer && this.changed.fire());
    } catch (error) {
      this.log.warn(
        `The Python extension does not tell its interpreter: ${toError(error).message}. Looking elsewhere.`,
      );
      return undefined;
    }
  }

  dispose(): void {
    this.store.dispose();
  }

  private async ask(extension: Extension<PublishedApi>): Promise<string> {
    try {
      const api = (await extension.activate())?.environments;
      if (!api?.getActiveEnvironmentPath) throw new Error("it publishes no such function");
      this.hear(api);
      const active = api.getActiveEnvironmentPath();
      // The path can be a folder or a bare name; only the whole answer names the program.
      const whole = await api.resolveEnvironment?.(active);
      return whole?.executable.uri?.fsPath ?? active.path;
    } catch (error) {
      this.answer = undefined;
      throw error;
    }
  }

  private hear(api: PublishedApi["environments"]): void {
    if (api === this.heard) return;
    this.heard = api;
    if (api?.onDidChangeActiveEnvironmentPath) this.store.add(api.onDidChangeActiveEnvironmentPath(() => this.renew()));
  }

  private listen(): void {
    if (this.listensToAll) return;
    this.listensToAll = true;
    const find = () => extensions.getExtension<PublishedApi>("ms-python.python");
    this.installed = find();
    this.store.add(
      extensions.onDidChange(() => {
        if (find()?.extensionPath === this.installed?.extensionPath) return;
        this.installed = find();
        this.renew();
      }),
    );
  }

  private renew(): void {
    this.answer = undefined;
    this.changed.fire();
  }
}

/** What was promised, or a failure at the end of the time; of an answer that comes after it, `late` hears. */
async function within<T>(promise: Promise<T>, limitMs: number, late: () => unknown): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      promise.then(late, () => undefined);
      reject(new Error(`no answer within ${limitMs / 1000} s`));
    }, limitMs);
  });
  return await Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
