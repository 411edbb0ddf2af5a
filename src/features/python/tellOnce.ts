import { commands as host, type Memento, window } from "vscode";
import { commands } from "../../host/manifest";
import type { PythonChoice } from "../../session/python";

const key = "mockInterview.toldOfEmbeddedPython";

/** Says once, on this machine for good, that the Python we bring along runs the code, why, and how to get a faster one. */
export async function tellOnce(memory: Memento, { embedded, note }: PythonChoice): Promise<void> {
  // Who chose it knows.
  if (!embedded || note === undefined || memory.get(key)) return;
  await memory.update(key, true);
  const choose = "Choose Python...";
  if ((await window.showInformationMessage(note, choose)) === choose) await host.executeCommand(commands.choosePython);
}
