import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import type { QuestionSummary } from "../core/question/question";
import type { Config } from "../host/config";
import {
  compareVersions,
  findInterpreter,
  type Interpreter,
  type ProbeCache,
  type Tried,
  withPackages,
} from "../runner/interpreter";

/** Which Python runs the candidate's code. */
export interface Python extends Disposable {
  /** The interpreter for a question; without one, `problem` says what was tried and what to do. */
  forQuestion(
    question: Pick<QuestionSummary, "packages" | "python">,
  ): Promise<{ python?: Interpreter; problem?: string }>;
  /** The interpreter for ordinary questions, found once and then remembered until the setting changes. */
  find(): Promise<{ python?: Interpreter; tried: Tried[] }>;
  /** Fires when another interpreter may be in use. */
  readonly onDidChange: Event<void>;
  /** Fires with what was found, whenever it was looked for. */
  readonly onDidLook: Event<Interpreter | undefined>;
}

/** `mayRun` is false while the editor does not trust the open folder: then nothing is looked for, because looking starts processes. */
export function createPython(config: Config, mayRun: () => boolean): Python {
  const store = new DisposableStore();
  const changed = store.add(new Emitter<void>());
  const looked = store.add(new Emitter<Interpreter | undefined>());
  const cache: ProbeCache = new Map();
  const wishes = () => ({ setting: config.pythonPath() || undefined, cache });
  let found: ReturnType<Python["find"]> | undefined;
  let setting = config.pythonPath();
  // A missing Python or package may be installed in the meantime, so only success is remembered.
  const forget = () => {
    found = undefined;
    cache.clear();
  };
  store.add(
    config.onDidChange(() => {
      if (config.pythonPath() === setting) return;
      setting = config.pythonPath();
      found = undefined;
      changed.fire();
    }),
  );
  const find = (): ReturnType<Python["find"]> => {
    if (!mayRun()) return Promise.resolve({ tried: [] });
    const finding = found ?? findInterpreter(wishes());
    found = finding;
    return finding.then((choice) => {
      // The setting may have changed while this was being looked for.
      if (found !== finding) return choice;
      if (!choice.python) forget();
      looked.fire(choice.python);
      return choice;
    });
  };
  return {
    find,
    onDidChange: changed.event,
    onDidLook: looked.event,
    forQuestion: async ({ packages, python: oldest }) => {
      const { python, tried } = await find();
      if (!python) return { problem: noPythonMessage(tried) };
      if (compareVersions(python.version, oldest) < 0) {
        return { problem: `This question needs Python ${oldest} or newer; ${python.path} is ${python.version}.` };
      }
      if (packages.length === 0) return { python };
      const fitting = await withPackages(packages, wishes());
      if (fitting.python) return { python: fitting.python };
      forget();
      return { problem: missingPackages(packages, python) };
    },
    dispose: () => store.dispose(),
  };
}

/** What was tried, one line each, so that the reader sees why none of them serves. */
export function noPythonMessage(tried: readonly Tried[]): string {
  const lines = tried.map(({ path, problem }) => `${path}: ${problem ?? "not found"}`);
  return ["No Python was found to run your code.", ...(lines.length > 0 ? ["Tried:", ...lines] : [])].join("\n");
}

function missingPackages(packages: readonly string[], python: Interpreter): string {
  const list = packages.join(" and ");
  return `This question needs ${list}, which no Python on this machine has. Install it with: ${python.path} -m pip install ${packages.join(" ")}`;
}
