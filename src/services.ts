import { join } from "node:path";
import { type ExtensionContext, workspace } from "vscode";
import { type Bank, openBank } from "./bank/openBank";
import { type Disposable, DisposableStore } from "./base/lifecycle";
import { type CommandRegistry, createCommandRegistry } from "./host/commandRegistry";
import { type Config, createConfig } from "./host/config";
import { createDocuments, type Documents } from "./host/documents";
import { createLog, type Log } from "./host/log";
import { createPythonExtension } from "./host/pythonExtension";
import { launchWith } from "./runner/embeddedLauncher";
import { createPower } from "./runner/power";
import { createRunner } from "./runner/runner";
import { Desk } from "./session/desk";
import { Growth } from "./session/growth";
import { createProgressStore, type ProgressStore, realDateKey } from "./session/progressStore";
import { createPython, type Python } from "./session/python";
import { createRuns } from "./session/runs";

/** Every long-lived object, built once, by hand. */
export interface Services extends Disposable {
  context: ExtensionContext;
  log: Log;
  commands: CommandRegistry;
  config: Config;
  bank: Bank;
  documents: Documents;
  progress: ProgressStore;
  python: Python;
  desk: Desk;
  growth: Growth;
  /** What is not yet on the disk is written by these before the window goes; it waits for them. */
  lastWrites: (() => Promise<unknown>)[];
  /** The folder answers go to: the user's choice, else the editor's storage for this extension. */
  practiceFolder(): string;
}

export function createServices(context: ExtensionContext): Services {
  const store = new DisposableStore();
  const log = store.add(createLog());
  const config = createConfig();
  const practiceFolder = () => config.practiceFolder() || context.globalStorageUri.fsPath;
  const bank = openBank(context.extensionPath);
  const documents = store.add(createDocuments());
  const progress = store.add(createProgressStore(practiceFolder, log, () => context.globalState.get(realDateKey)));
  const pythonExtension = store.add(createPythonExtension(log));
  const python = store.add(createPython(config, pythonExtension, () => workspace.isTrusted));
  const dist = join(context.extensionPath, "dist");
  const cache = join(context.globalStorageUri.fsPath, "embedded-python");
  const report = (message: string) => log.warn(message);
  const runner = store.add(createRunner(join(dist, "harness"), report, launchWith({ dist, cache })));
  const runs = createRuns(python, runner, () => workspace.isTrusted);
  const power = createPower();
  const commands = createCommandRegistry(log);
  const desk = store.add(
    new Desk({
      documents,
      runs,
      progress,
      config,
      root: practiceFolder,
      mayRunAhead: async () => config.runAhead() && !(await power.isSaved()),
      loadQuestion: (id) => bank.question(id),
      note: (text) => log.info(text),
      report: (error) => void commands.guard(() => Promise.reject(error)),
    }),
  );
  const growth = store.add(new Growth(desk, runs));
  return {
    context,
    log,
    commands,
    config,
    bank,
    documents,
    progress,
    python,
    desk,
    growth,
    lastWrites: [() => desk.close(), () => progress.save()],
    practiceFolder,
    dispose: () => store.dispose(),
  };
}
