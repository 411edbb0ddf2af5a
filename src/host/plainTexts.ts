import { EventEmitter, type TextDocumentContentProvider, Uri, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../base/lifecycle";

/** The editor brings tabs back after a reload; an empty text would look like one that was deleted. */
const gone = "# The window was loaded anew. Open this again from the question panel.\n";

/**
 * Read-only documents of one scheme, such as a solution beside one's own code; the ending of a path says its language. Their
 * text can be changed.
 */
export class PlainTexts implements TextDocumentContentProvider, Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new EventEmitter<Uri>());
  private readonly texts = new Map<string, string>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly scheme: string) {
    this.store.add(workspace.registerTextDocumentContentProvider(scheme, this));
  }

  /** Sets the text of a document; one that is open shows it at once. */
  put(path: string, text: string): Uri {
    const uri = Uri.from({ scheme: this.scheme, path });
    const before = this.texts.get(uri.path);
    this.texts.set(uri.path, text);
    if (before !== undefined && before !== text) this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.path) ?? gone;
  }

  dispose(): void {
    this.store.dispose();
  }
}
