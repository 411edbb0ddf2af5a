import { type QuickPickItem, window, workspace } from "vscode";
import { CancelledError, UserError } from "../../base/errors";
import { DisposableStore } from "../../base/lifecycle";
import type { RunResult } from "../../core/question/runResult";
import { embeddedPython } from "../../runner/embeddedLauncher";
import type { FoundInterpreter } from "../../runner/interpreter";
import type { Services } from "../../services";
import { embeddedSetting, type Python } from "../../session/python";
import { embeddedTitle, sourceWords } from "../../session/pythonWords";
import { enterPath } from "./enterPath";

interface Choice extends QuickPickItem {
  /** What goes into the settings: a path, our own Python, or empty for none. */
  path: () => Promise<string>;
}

interface Row extends Choice {
  inUse: boolean;
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
  const { open } = desk;
  if (open?.run.kind === "done" && lackedPython(open.run.result)) await open.saveAndRun();
}

/** Code that could not run, or not all of it, is why most people come here. */
function lackedPython({ outcome, cases }: RunResult): boolean {
  return outcome === "no-interpreter" || cases.some(({ verdict }) => verdict === "skipped");
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
  const used = current ?? embeddedPython;
  const rows = [...found, embeddedPython].map((one) => row(one, one.path === used.path));
  // Below what stands there already: nothing moves under the pointer.
  list.items = [...others(python), ...rows];
  list.activeItems = rows.filter(({ inUse }) => inUse);
  list.busy = false;
  list.placeholder =
    found.length > 0
      ? "Which Python should run your tests?"
      : "No other Python was found. Enter its path, or install it and try again";
}

function row({ path, version, source }: FoundInterpreter, inUse: boolean): Row {
  const description = [sourceWords[source], ...(inUse ? ["in use"] : [])].join(" · ");
  if (path === embeddedPython.path) {
    const detail = "Needs no installation; no threads, no packages";
    return { label: embeddedTitle, description, detail, path: () => Promise.resolve(embeddedSetting), inUse };
  }
  return { label: `Python ${version}`, description, detail: path, path: () => Promise.resolve(path), inUse };
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
