import { workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { commands } from "../../host/manifest";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";
import type { PythonChoice } from "../../session/python";
import { createPythonStatus } from "./pythonStatus";
import { tellOnce } from "./tellOnce";

/** Which Python runs the code: a language status item in the candidate's files, and a command to choose another. */
export function registerPython(services: Services): Disposable {
  const { commands: registry, context, desk, python } = services;
  const store = new DisposableStore();
  const status = store.add(createPythonStatus());
  let asked: Promise<PythonChoice> | undefined;
  const show = async (open: OpenQuestion) => {
    status.look();
    const asking = python.forQuestion(open.question);
    asked = asking;
    const choice = await asking;
    // Another question may have been opened meanwhile, or another Python be in use.
    if (asked !== asking || desk.open !== open) return;
    status.show(choice);
    await tellOnce(context.globalState, choice);
  };
  // Nothing is looked for before code could run: looking starts processes, and wakes up the Python extension.
  const look = () => {
    const { open } = desk;
    if (open?.question.runsCode && workspace.isTrusted) void registry.guard(() => show(open));
  };
  store.add(
    registry.register(commands.choosePython, async () => (await import("./choosePython")).choosePython(services)),
  );
  store.add(python.onDidChange(look));
  store.add(workspace.onDidGrantWorkspaceTrust(look));
  store.add(desk.onDidOpen(look));
  return store;
}
