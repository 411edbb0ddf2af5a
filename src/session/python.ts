import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import type { QuestionSummary } from "../core/question/question";
import type { Config } from "../host/config";
import { findInterpreter, type Interpreter, type Tried, withPackages } from "../runner/interpreter";

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
}

export function createPython(config: Config): Python {
  const store = new DisposableStore();
  const changed = store.add(new Emitter<void>());
  let found: ReturnType<Python["find"]> | undefined;
  let setting = config.pythonPath();
  store.add(
    config.onDidChange(() => {
      if (config.pythonPath() === setting) return;
      setting = config.pythonPath();
      found = undefined;
      changed.fire();
    }),
  );
  const find = () => {
    const finding = found ?? findInterpreter({ setting: config.pythonPath() || undefined });
    found = finding;
    return finding.then((choice) => {
      // A missing Python may be installed in the meantime, so only success is remembered.
      if (!choice.python) found = undefined;
      return choice;
    });
  };
  return {
    find,
    onDidChange: changed.event,
    forQuestion: async ({ packages, python: oldest }) => {
      const { python, tried } = await find();
      if (!python) return { problem: noPythonMessage(tried) };
      if (olderThan(python.version, oldest)) {
        return { problem: `This question needs Python ${oldest} or newer; ${python.path} is ${python.version}.` };
      }
      if (packages.length === 0) return { python };
      const fitting = await withPackages(packages, { setting: config.pythonPath() || undefined });
      return fitting.python ? { python: fitting.python } : { problem: missingPackages(packages, python) };
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

/** Compares `3.9` and `3.11.2` number by number. */
export function olderThan(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
  for (let index = 0; index < need!.length; index++) {
    const difference = (have![index] ?? 0) - need![index]!;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
