import { extensions } from "vscode";
import type { Event } from "../base/emitter";

/** Types of launch configuration that debug Python, the one to prefer first: newer extensions keep `python` for old settings. */
const debuggerTypes = ["debugpy", "python"];

interface Manifest {
  contributes?: { debuggers?: { type?: string }[] };
}

/** The debug type of the installed Python debugger, undefined without one. Reads manifests only: nothing is activated. */
export function pythonDebugger(): string | undefined {
  const installed = extensions.all.flatMap(({ packageJSON }) => {
    const { contributes } = packageJSON as Manifest;
    return Array.isArray(contributes?.debuggers) ? contributes.debuggers.map(({ type }) => type) : [];
  });
  return debuggerTypes.find((type) => installed.includes(type));
}

/** Fires when an extension was installed, removed, enabled or disabled. */
export const onDidChangeExtensions: Event<void> = (listener) => extensions.onDidChange(() => listener());
