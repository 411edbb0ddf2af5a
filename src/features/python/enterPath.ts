import { type InputBox, window } from "vscode";
import { CancelledError } from "../../base/errors";
import { DisposableStore } from "../../base/lifecycle";
import { typedPath } from "../../host/config";
import { lookAtProgram } from "../../runner/programFile";
import type { Python } from "../../session/python";

/** Asks for the path of a Python until one is given that serves. */
export async function enterPath(python: Python): Promise<string> {
  const store = new DisposableStore();
  const box = store.add(window.createInputBox());
  box.title = "Choose Python";
  box.prompt = "Path of a Python, such as /usr/bin/python3";
  box.ignoreFocusOut = true;
  return new Promise<string>((resolve, reject) => {
    store.add(box.onDidChangeValue(() => void checkFile(box)));
    store.add(box.onDidAccept(() => void accept(box, python).then((path) => path && resolve(path), reject)));
    store.add(box.onDidHide(() => reject(new CancelledError())));
    box.show();
  }).finally(() => store.dispose());
}

/** While one types, only the disk is asked: half of a path may well be another program. */
async function checkFile(box: InputBox): Promise<void> {
  const path = pathIn(box);
  const file = path ? await lookAtProgram(path) : undefined;
  if (path === pathIn(box)) box.validationMessage = file && "problem" in file ? file.problem : undefined;
}

/** The path, once the program there has answered as a Python should. */
async function accept(box: InputBox, python: Python): Promise<string | undefined> {
  const path = pathIn(box);
  if (!path || box.busy) return undefined;
  box.busy = true;
  const problem = await python.problemOf(path);
  box.busy = false;
  if (path !== pathIn(box)) return undefined;
  box.validationMessage = problem;
  return problem ? undefined : path;
}

function pathIn(box: InputBox): string {
  return typedPath(box.value);
}
