import { type QuickPickItem, window, workspace } from "vscode";
import { CancelledError, UserError } from "../../base/errors";
import { DisposableStore } from "../../base/lifecycle";
import type { FoundInterpreter } from "../../runner/interpreter";
import type { Services } from "../../services";
import type { Python } from "../../session/python";
import { sourceWords } from "../../session/pythonWords";
import { enterPath } from "./enterPath";

interface Choice extends QuickPickItem {
  /** The path for the settings, empty for none. */
  path: () => Promise<string>;
}

/** Lets the person choose among the Pythons found, and runs code again that could not run for want of one. */
export async function choosePython(services: Services): Promise<void> {
  const { config, desk, python } = services;
  // Looking for interpreters starts them.
  if (!workspace.isTrusted) {
    throw new UserError("The open folder is not trusted, so no Python is looked for or run here.", {
      title: "Manage Trust",
      command: "workbench.trust.manage",
    });
  }
  const path = await (await pick(python)).path();
  if (path === config.pythonPath()) python.lookAgain();
  await config.setPythonPath(path);
  // Code that could not run is why most people come here.
  const { open } = desk;
  if (open?.run.kind === "done" && open.run.result.outcome === "no-interpreter") await open.saveAndRun();
}

/** Shown at once; what is found comes in when it is there. */
function pick(python: Python): Promise<Choice> {
  const store = new DisposableStore();
  const list = store.add(window.createQuickPick<Choice>());
  list.title = "Choose Python";
  list.placeholder = "Looking for Python...";
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.busy = true;
  list.items = others(python);
  return new Promise<Choice>((resolve, reject) => {
    store.add(list.onDidAccept(() => list.selectedItems[0] && resolve(list.selectedItems[0])));
    store.add(list.onDidHide(() => reject(new CancelledError())));
    list.show();
    fill(list, python).catch(reject);
  }).finally(() => store.dispose());
}

async function fill(list: ReturnType<typeof window.createQuickPick<Choice>>, python: Python): Promise<void> {
  const { python: current } = await python.find();
  const found = await python.all();
  const rows = found.map((one) => row(one, one.path === current?.path));
  // Below what stands there already: nothing moves under the pointer.
  list.items = [...others(python), ...rows];
  list.activeItems = rows.filter((_, index) => found[index]?.path === current?.path);
  list.busy = false;
  list.placeholder =
    found.length > 0
      ? "Which Python should run your tests?"
      : "No Python was found. Enter its path, or install it and try again";
}

function row({ path, version, source }: FoundInterpreter, isCurrent: boolean): Choice {
  const description = [sourceWords[source], ...(isCurrent ? ["in use"] : [])].join(" · ");
  return { label: `Python ${version}`, description, detail: path, path: () => Promise.resolve(path) };
}

function others(python: Python): Choice[] {
  return [
    { label: "$(edit) Enter a path...", path: () => enterPath(python) },
    { label: "$(folder-opened) Browse...", path: () => browse(python) },
    {
      label: "$(discard) Use the default order",
      detail: "The Python extension's choice, then the first on PATH",
      path: () => Promise.resolve(""),
    },
  ];
}

async function browse(python: Python): Promise<string> {
  const [uri] = (await window.showOpenDialog({ title: "Choose Python", openLabel: "Use This Python" })) ?? [];
  if (!uri) throw new CancelledError();
  const problem = await python.problemOf(uri.fsPath);
  if (problem) throw new UserError(`${uri.fsPath} was not taken. ${problem}`);
  return uri.fsPath;
}
