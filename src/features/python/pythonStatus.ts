import { LanguageStatusSeverity, languages } from "vscode";
import { type Disposable, toDisposable } from "../../base/lifecycle";
import { commands } from "../../host/manifest";
import type { PythonChoice } from "../../session/python";
import { embeddedTitle, sourceInShort, unmetWish } from "../../session/pythonWords";

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
      const needsCare = !choice.python || unmetWish(choice.tried) !== undefined;
      item.busy = false;
      item.text = textOf(choice);
      // A path would push the command out of sight; the panel and the command's list have it.
      item.detail = sourceInShort(choice.python, choice.tried);
      item.severity = needsCare ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    },
    ...toDisposable(() => item.dispose()),
  };
}

function textOf({ python, embedded }: PythonChoice): string {
  if (embedded) return embeddedTitle;
  return python ? `Python ${python.version}` : "No Python";
}
