import { LanguageStatusSeverity, languages, window, workspace } from "vscode";
import { CancelledError, UserError } from "../../base/errors";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { setContextKey } from "../../host/contextKey";
import { commands, contextKeys } from "../../host/manifest";
import { findInterpreters, type Interpreter } from "../../runner/interpreter";
import type { Services } from "../../services";

/** Which Python runs the code: a language status item in the candidate's files, and a command to choose another. */
export function registerPython(services: Services): Disposable {
  const { commands: registry, desk, python } = services;
  const store = new DisposableStore();
  const status = store.add(
    languages.createLanguageStatusItem("mockInterview.python", {
      language: "python",
      pattern: "**/attempt-*/solution.py",
    }),
  );
  status.name = "Mock Interview Python";
  status.command = { command: commands.choosePython, title: "Choose" };
  const show = (found: Interpreter | undefined) => {
    setContextKey(contextKeys.noPython, !found);
    status.text = found ? `Python ${found.version}` : "No Python found";
    status.detail = found ? `Runs your tests: ${found.path}` : "Your tests cannot run";
    status.severity = found ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Error;
  };
  store.add(registry.register(commands.choosePython, () => choosePython(services)));
  const look = () => void registry.guard(() => python.find());
  store.add(python.onDidLook(show));
  store.add(python.onDidChange(look));
  store.add(workspace.onDidGrantWorkspaceTrust(() => desk.open?.question.runsCode && look()));
  store.add(desk.onDidOpen((open) => open?.question.runsCode && look()));
  return store;
}

async function choosePython({ config, desk }: Services): Promise<void> {
  // Looking for interpreters starts them.
  if (!workspace.isTrusted) {
    throw new UserError("The open folder is not trusted, so no Python is looked for or run here.", {
      title: "Manage Trust",
      command: "workbench.trust.manage",
    });
  }
  const found = await findInterpreters({ setting: config.pythonPath() || undefined });
  const items = [
    ...found.map(({ path, version }) => ({ label: `Python ${version}`, description: path, path })),
    { label: "$(folder-opened) Browse...", description: "Choose a python executable", path: undefined },
    ...(config.pythonPath()
      ? [{ label: "$(discard) Find it for me", description: "Forget the chosen path", path: "" }]
      : []),
  ];
  const chosen = await window.showQuickPick(items, {
    title: "Choose Python",
    placeHolder:
      found.length > 0
        ? "Which Python should run your tests?"
        : "No Python was found. Choose one, or install it and try again",
  });
  if (!chosen) throw new CancelledError();
  await config.setPythonPath(chosen.path ?? (await browse()));
  // Code that could not run is why most people come here.
  const { open } = desk;
  if (open?.run.kind === "done" && open.run.result.outcome === "no-interpreter") await open.saveAndRun();
}

async function browse(): Promise<string> {
  const [uri] = (await window.showOpenDialog({ title: "Choose Python", openLabel: "Use This Python" })) ?? [];
  if (!uri) throw new CancelledError();
  return uri.fsPath;
}
