import {
  type Disposable,
  type TextDocument,
  TextDocumentChangeReason,
  type TextDocumentContentChangeEvent,
  window,
  workspace,
} from "vscode";
import type { Documents } from "./documents";

/** Hears what the person changes in the active editor: not what the editor or we bring back, nor what others write to the file. */
export function onDidEdit(
  documents: Pick<Documents, "isBringingBack">,
  listener: (document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]) => void,
): Disposable {
  // The first change of a saved document comes before it counts as changed; an event without a change then says so.
  let first: { document: TextDocument; changes: readonly TextDocumentContentChangeEvent[] } | undefined;
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const isBrought = reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo;
    if (isBrought || documents.isBringingBack(document.uri.fsPath)) return;
    if (window.activeTextEditor?.document !== document) return;
    const changes = contentChanges.length === 0 && first?.document === document ? first.changes : contentChanges;
    first = document.isDirty ? undefined : { document, changes };
    if (document.isDirty && changes.length > 0) listener(document, changes);
  });
}
