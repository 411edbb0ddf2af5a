import { LanguageStatusSeverity, languages } from "vscode";
import { type Disposable, toDisposable } from "../../base/lifecycle";
import { commands } from "../../host/manifest";
import type { PythonChoice } from "../../session/python";
import { sourceWords } from "../../session/pythonWords";

/** The language status item in the candidate's files: which Python runs them. */
export interface PythonStatus extends Disposable {
  /** A Python is being looked for. */
  look(): void;
  show(choice: PythonChoice): void;
}

export function createPythonStatus(): PythonStatus {
  const item = languages.createLanguageStatusItem("mockInterview.python", {
    language: "python",
    pattern: "**/attempt-*/*.py",
  });
  item.name = "Mock Interview Python";
  item.command = { command: commands.choosePython, title: "Choose Python..." };
  item.text = "Python";
  return {
    look: () => {
      item.busy = true;
    },
    show: (choice) => {
      item.busy = false;
      item.text = choice.python ? `Python ${choice.python.version}` : "No Python";
      item.detail = detailOf(choice);
      item.severity = needsCare(choice) ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    },
    ...toDisposable(() => item.dispose()),
  };
}

/** One line: the editor gives it no more. */
function detailOf({ python, note, problem }: PythonChoice): string {
  if (!python) return problem?.replaceAll("\n", " ") ?? "Your tests cannot run";
  return note ?? `${sourceWords[python.source]}: ${python.path}`;
}

/** There is none, or not the one the person asked for. */
function needsCare({ python, tried }: PythonChoice): boolean {
  return !python || tried.some(({ source, problem }) => source !== "path" && problem !== undefined);
}
