import { type TextDocumentContentProvider, Uri, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";

const scheme = "mock-interview-answer";

/** Model answers as read-only documents, so that the editor's Markdown preview can show them. */
export class AnswerTexts implements TextDocumentContentProvider, Disposable {
  private readonly store = new DisposableStore();
  private readonly texts = new Map<string, string>();

  constructor() {
    this.store.add(workspace.registerTextDocumentContentProvider(scheme, this));
  }

  show(id: string, markdown: string): Uri {
    const uri = Uri.from({ scheme, path: `/${id.replace("#", "/")}/model answer.md` });
    this.texts.set(uri.path, markdown);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.path) ?? "";
  }

  dispose(): void {
    this.store.dispose();
  }
}
