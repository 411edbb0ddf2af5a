import { type TextDocumentContentProvider, Uri, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";

const scheme = "mock-interview-solution";

/** Reference solutions, and code one gave up on, as read-only documents, so that the editor's own diff can show them. */
export class SolutionTexts implements TextDocumentContentProvider, Disposable {
  private readonly store = new DisposableStore();
  private readonly texts = new Map<string, string>();

  constructor() {
    this.store.add(workspace.registerTextDocumentContentProvider(scheme, this));
  }

  show(id: string, code: string, name = "solution.py"): Uri {
    const uri = Uri.from({ scheme, path: `/${id.replace("#", "/")}/${name}` });
    this.texts.set(uri.path, code);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.path) ?? "";
  }

  dispose(): void {
    this.store.dispose();
  }
}
