import { basename } from "node:path";
import { commands as host, type TextDocument, Uri, ViewColumn, window, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { draftOf, replacement } from "../../core/interview/draft";
import type { FileHistory } from "../../core/interview/edits";
import type { Documents } from "../../host/documents";
import { PlainTexts } from "../../host/plainTexts";
import { modifiedAt } from "../../storage/editFiles";

const scheme = "mock-interview-draft";

/** Brings back what was typed and not saved when a window, its extensions or the machine went. */
export class BroughtBack implements Disposable {
  private readonly store = new DisposableStore();
  private readonly texts = this.store.add(new PlainTexts(scheme));

  constructor(
    private readonly documents: Documents,
    private readonly guard: (work: () => unknown) => Promise<void>,
    /** The person decided for the file as it stands. */
    private readonly settle: (document: TextDocument) => void,
  ) {}

  /** The document of a file if it is open, or if something waits to be brought back into it; undefined otherwise. */
  async documentOf(path: string, histories: readonly FileHistory[]): Promise<TextDocument | undefined> {
    const open = workspace.textDocuments.find(
      ({ uri }) => uri.scheme === "file" && uri.fsPath === Uri.file(path).fsPath,
    );
    if (open || histories.length === 0) return open;
    if ((await modifiedAt(path)) === undefined) return undefined;
    const document = await workspace.openTextDocument(Uri.file(path));
    return (await this.draft(document, histories)).kind === "none" ? undefined : document;
  }

  /** Looks whether something typed in a file is missing in it, and puts it in as a change that is not saved and can be undone. */
  async look(document: TextDocument, histories: readonly FileHistory[]): Promise<void> {
    const draft = await this.draft(document, histories);
    if (draft.kind === "ask") void this.guard(() => this.ask(document, draft.text));
    if (draft.kind !== "bring-back" || !(await this.put(document, draft.text))) return;
    const name = basename(document.uri.fsPath);
    void window.showInformationMessage(`What you typed in ${name} is back, not saved yet. Undo takes it out.`);
  }

  dispose(): void {
    this.store.dispose();
  }

  private put(document: TextDocument, text: string): Promise<boolean> {
    return this.documents.bringBack(document.uri.fsPath, replacement(document.getText(), text));
  }

  private async draft(document: TextDocument, histories: readonly FileHistory[]) {
    const modified = await modifiedAt(document.uri.fsPath);
    return draftOf(histories, {
      text: document.getText(),
      isDirty: document.isDirty,
      modifiedAt: modified ?? Number.POSITIVE_INFINITY,
    });
  }

  /** Somebody changed the file since: both texts are kept, and the person says which one counts. */
  private async ask(document: TextDocument, text: string): Promise<void> {
    const path = document.uri.fsPath;
    const [compare, use, keep] = ["Compare", "Use What I Typed", "Keep the File"];
    const message = `${basename(path)} was changed outside after you last typed in it. Both texts are kept.`;
    const chosen = await window.showInformationMessage(message, compare, use, keep);
    if (chosen === use) await this.put(document, text);
    if (chosen === keep) this.settle(document);
    if (chosen !== compare) return;
    const typed = this.texts.put(`/${path.split(/[\\/]/u).slice(-3).join("/")}`, text);
    const title = `${basename(path)}: what you typed, and the file`;
    await host.executeCommand("vscode.diff", typed, document.uri, title, { viewColumn: ViewColumn.One });
  }
}
