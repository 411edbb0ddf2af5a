import { commands as host, type Memento, window } from "vscode";
import { commands } from "../../host/manifest";
import type { PythonChoice } from "../../session/python";

const key = "mockInterview.toldOfEmbeddedPython";

/** Says once, on this machine for good, that the Python we bring along runs the code, and how to get a faster one. */
export async function tellOnce(memory: Memento, { embedded, python }: PythonChoice): Promise<void> {
  if (!embedded || memory.get(key)) return;
  await memory.update(key, true);
  const choose = "Choose Python...";
  const chosen = await window.showInformationMessage(
    `No Python was found here, so your code runs on the one that comes with Mock Interview${python ? ` (${python.version})` : ""}. An installed Python is faster.`,
    choose,
  );
  if (chosen === choose) await host.executeCommand(commands.choosePython);
}
