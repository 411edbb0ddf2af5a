import { join } from "node:path";
import { type TextEditor, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { typeOfFile } from "../../core/question/packPath";
import type { Services } from "../../services";

/**
 * Help in writing pack files. Everything of it, its process too, waits until the first such file stands in an editor:
 * a study guide that is only shown rendered is none.
 */
export function registerAuthoring({ context, log, commands }: Services): Disposable {
  const store = new DisposableStore();
  const watching = store.add(new DisposableStore());
  const see = (editors: readonly TextEditor[]) => {
    if (!editors.some(isPackEditor)) return;
    watching.dispose();
    void commands.guard(async () => {
      const { startLanguageClient } = await import("./languageClient");
      store.add(startLanguageClient(join(context.extensionPath, "dist", "languageServer.js"), log));
    });
  };
  watching.add(window.onDidChangeVisibleTextEditors(see));
  see(window.visibleTextEditors);
  return store;
}

function isPackEditor({ document: { uri } }: TextEditor): boolean {
  return uri.scheme === "file" && typeOfFile(uri.fsPath) !== undefined;
}
