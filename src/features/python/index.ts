import { workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys } from "../../host/manifest";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";
import { choosePython } from "./choosePython";
import { createPythonStatus } from "./pythonStatus";
import { tellOnce } from "./tellOnce";

/** Which Python runs the code: a language status item in the candidate's files, and a command to choose another. */
export function registerPython(services: Services): Disposable {
  const { commands: registry, context, desk, python } = services;
  const store = new DisposableStore();
  const status = store.add(createPythonStatus());
  const show = async (open: OpenQuestion) => {
    status.look();
    const choice = await python.forQuestion(open.question);
    // Another question may have been opened meanwhile, and shows its own.
    if (desk.open !== open) return;
    setContextKey(contextKeys.noPython, !choice.python);
    status.show(choice);
    await tellOnce(context.globalState, choice);
  };
  // Nothing is looked for before code could run: looking starts processes, and wakes up the Python extension.
  const look = () => {
    const { open } = desk;
    if (open?.question.runsCode && workspace.isTrusted) void registry.guard(() => show(open));
  };
  store.add(registry.register(commands.choosePython, () => choosePython(services)));
  store.add(python.onDidChange(look));
  store.add(workspace.onDidGrantWorkspaceTrust(look));
  store.add(desk.onDidOpen(look));
  return store;
}
