import { commands as host, window } from "vscode";
import { diskReason } from "../base/diskReason";
import { isCancelled, isUserError, toError } from "../base/errors";
import type { Disposable } from "../base/lifecycle";
import type { Log } from "./log";
import { type CommandId, commands } from "./manifest";

export interface CommandRegistry {
  /** Registers a command whose failures all take the one error path. */
  register(id: CommandId, run: (...args: never[]) => unknown): Disposable;
  /** Runs work that is no command (an event, a message from a page) on the same error path; never rejects. */
  guard(work: () => unknown): Promise<void>;
}

/** The only caller of `registerCommand`: cancelled is silent, an error fit to show is shown, the rest goes to the log. */
export function createCommandRegistry(log: Log): CommandRegistry {
  const guard = async (work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await report(toError(error), log);
    }
  };
  return {
    register: (id, run) => host.registerCommand(id, (...args) => guard(() => run(...(args as never[])))),
    guard,
  };
}

async function report(error: Error, log: Log): Promise<void> {
  if (isCancelled(error)) return;
  if (isUserError(error)) {
    log.warn(error.message);
    const { action } = error;
    const chosen = await window.showErrorMessage(error.message, ...(action ? [action.title] : []));
    if (chosen && action) await host.executeCommand(action.command, ...(action.args ?? []));
    return;
  }
  log.error(error);
  const chosen = await window.showErrorMessage(unexpected(error), "Show Log");
  if (chosen) await host.executeCommand(commands.showLog);
}

/** What the disk refused is told even where nobody thought of it. */
function unexpected(error: Error): string {
  const why = diskReason(error);
  if (!why) return "That did not work, and the reason is not one we know. Your files are as they were.";
  return `Could not use ${(error as NodeJS.ErrnoException).path ?? "a file"}: ${why}. Nothing else was changed.`;
}
