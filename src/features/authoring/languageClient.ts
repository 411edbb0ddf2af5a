import { workspace } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
} from "vscode-languageclient/node";
import type { Disposable } from "../../base/lifecycle";
import type { Log } from "../../host/log";

const packFiles = "**/*.{question,track,interview,rubric,guide}.md";
const mostRestarts = 3;
/** Memory of the server (MB): many times what a large pack takes. */
const memoryMb = 512;

/** Starts the language server, a program at a path, in a process of its own; disposing ends it. What fails is only logged. */
export function startLanguageClient(module: string, log: Log): Disposable {
  let restarts = 0;
  const watcher = workspace.createFileSystemWatcher(packFiles);
  const client = new QuietClient(
    "mockInterview.packs",
    "Mock Interview",
    { module, transport: TransportKind.ipc, options: { execArgv: [`--max-old-space-size=${memoryMb}`] } },
    {
      documentSelector: [{ scheme: "file", pattern: packFiles }],
      synchronize: { fileEvents: watcher },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          restarts += 1;
          if (restarts <= mostRestarts) return { action: CloseAction.Restart, handled: true };
          const message =
            "Pack files are not checked any more: the language server ended too often. Reload the window.";
          return { action: CloseAction.DoNotRestart, handled: true, message };
        },
      },
    },
  );
  // The client has logged why.
  client.start().catch(() => undefined);
  return {
    dispose: () => {
      watcher.dispose();
      client.dispose().catch(() => undefined);
    },
  };
}

/** A server that fails costs only suggestions, so nobody is interrupted: errors go to the log alone. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
