import {
  commands,
  Position,
  Range,
  TabInputText,
  type TextDocument,
  TextDocumentSaveReason,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { Event } from "../base/emitter";
import { Emitter } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { samePath } from "./samePath";

/** The editor gives formatters and the like so long before it saves. */
const editorSaveMs = 2000;

export interface SavedDocument {
  path: string;
  text: string;
  /** Saved by hand, not by auto-save. */
  manual: boolean;
}

/** The editor's documents as the session needs them; paths are absolute paths of files on this machine. */
export interface Documents extends Disposable {
  readonly onDidSave: Event<SavedDocument>;
  /** Fires with the path of a document whose text changed. */
  readonly onDidChange: Event<string>;
  /** Text of the open document, saved or not; undefined when it is not open. */
  textOf(path: string): string | undefined;
  /** Opens a file in the first column; what stands on `line`, counted from 1, is selected, so that typing replaces it. */
  open(path: string, options?: { line?: number; preserveFocus?: boolean }): Promise<void>;
  /** Replaces a part of an open document by one change, which can be undone and counts as nobody's typing; false when the editor refused. */
  bringBack(path: string, part: { offset: number; removed: number; inserted: string }): Promise<boolean>;
  /** Whether what changes in a document right now is brought back. */
  isBringingBack(path: string): boolean;
  /** Saves the document if it is open and changed; false when it could not be saved. */
  save(path: string): Promise<boolean>;
  /** Closes the tabs of these files; unsaved text is saved first. */
  close(paths: readonly string[]): Promise<void>;
  /** Shows a file against a read-only document, side by side. */
  compare(path: string, other: Uri, title: string): Promise<void>;
}

export function createDocuments(): Documents {
  const store = new DisposableStore();
  const saved = store.add(new Emitter<SavedDocument>());
  const changed = store.add(new Emitter<string>());
  // Only the event before a save knows its reason.
  const reasons = new Map<string, TextDocumentSaveReason>();
  store.add(workspace.onWillSaveTextDocument(({ document, reason }) => reasons.set(document.uri.toString(), reason)));
  store.add(
    workspace.onDidSaveTextDocument((document) => {
      const key = document.uri.toString();
      const manual = (reasons.get(key) ?? TextDocumentSaveReason.Manual) === TextDocumentSaveReason.Manual;
      reasons.delete(key);
      saved.fire({ path: document.uri.fsPath, text: document.getText(), manual });
    }),
  );
  const broughtBack = new Set<string>();
  store.add(workspace.onDidChangeTextDocument(({ document }) => changed.fire(document.uri.fsPath)));
  return {
    onDidSave: saved.event,
    onDidChange: changed.event,
    textOf: (path) => find(path)?.getText(),
    open,
    bringBack: async (path, { offset, removed, inserted }) => {
      const document = find(path);
      if (!document) return false;
      const edit = new WorkspaceEdit();
      const range = new Range(document.positionAt(offset), document.positionAt(offset + removed));
      edit.replace(document.uri, range, inserted);
      broughtBack.add(document.uri.fsPath);
      try {
        return await workspace.applyEdit(edit);
      } finally {
        broughtBack.delete(document.uri.fsPath);
      }
    },
    isBringingBack: (path) => broughtBack.has(path),
    save: async (path) => {
      const document = find(path);
      return !document?.isDirty || (await document.save()) || (await savedByEditor(document));
    },
    close,
    compare: async (path, other, title) => {
      await commands.executeCommand("vscode.diff", Uri.file(path), other, title, { viewColumn: ViewColumn.One });
    },
    dispose: () => store.dispose(),
  };
}

/** While the editor itself saves, as it does before a run of the Testing view, our own save is refused: then its save counts. */
function savedByEditor(document: TextDocument): Promise<boolean> {
  if (!document.isDirty) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      listening.dispose();
      resolve(!document.isDirty);
    };
    const timer = setTimeout(settle, editorSaveMs);
    const listening = workspace.onDidSaveTextDocument((one) => one === document && settle());
  });
}

function find(path: string) {
  return workspace.textDocuments.find(({ uri }) => uri.scheme === "file" && samePath(uri.fsPath, path));
}

async function open(path: string, options?: { line?: number; preserveFocus?: boolean }): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(path));
  const line = options?.line === undefined ? undefined : Math.min(options.line, document.lineCount) - 1;
  const end = line === undefined ? undefined : document.lineAt(line).range.end;
  const start =
    line === undefined ? undefined : new Position(line, document.lineAt(line).firstNonWhitespaceCharacterIndex);
  await window.showTextDocument(document, {
    viewColumn: ViewColumn.One,
    preview: false,
    preserveFocus: options?.preserveFocus ?? false,
    selection: start && end && new Range(start, end),
  });
}

async function close(paths: readonly string[]): Promise<void> {
  for (const path of paths) await find(path)?.save();
  const tabs = window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof TabInputText && paths.some((path) => samePath(input.uri.fsPath, path)));
  // A tab that has gone in the meantime is closed too.
  await Promise.all(tabs.map((tab) => window.tabGroups.close(tab, true).then(undefined, () => false)));
}
