import { type LogOutputChannel, window } from "vscode";

/** The one place for technical detail; answers and code of the candidate are never written here. */
export type Log = LogOutputChannel;

export function createLog(): Log {
  return window.createOutputChannel("Mock Interview", { log: true });
}
