import { basename } from "node:path";
import {
  commands,
  Position,
  Range,
  type Tab,
  TabInputText,
  TabInputWebview,
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
import { webviews } from "./manifest";
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
  /** Whether the document is open with changes that are not saved. */
  isUnsaved(path: string): boolean;
  /** Opens a file in the first column; what stands on `line`, counted from 1, is selected, so that typing replaces it. */
  open(path: string, options?: { line?: number; preserveFocus?: boolean }): Promise<void>;
  /** Replaces a part of an open document by one change, which can be undone and counts as nobody's typing; false when the editor refused. */
  bringBack(path: string, part: { offset: number; removed: number; inserted: string }): Promise<boolean>;
  /** Whether what changes in a document right now is brought back. */
  isBringingBack(path: string): boolean;
  /** Saves the document if it is open and changed; false when it could not be saved. */
  save(path: string): Promise<boolean>;
  /** Adds text to the end of an existing file, as an edit that can be undone, and saves it. Opens no tab. */
  append(path: string, added: (text: string) => string): Promise<void>;
  /** Closes the tabs of these files and of previews of them; unsaved text is saved first. */
  close(paths: readonly string[]): Promise<void>;
  /** Shows two documents side by side, as a difference. */
  compare(one: Uri, other: Uri, title: string): Promise<void>;
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
    isUnsaved: (path) => find(path)?.isDirty === true,
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
    append,
    close,
    compare: async (one, other, title) => {
      await commands.executeCommand("vscode.diff", one, other, title, { viewColumn: ViewColumn.One });
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
  await makeRoomBesidePanel();
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

async function append(path: string, added: (text: string) => string): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(path));
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, added(document.getText()));
  await workspace.applyEdit(edit);
  await document.save();
}

/** Where the question panel has all the room, the file gets a column before it: a panel that is moved would load anew. */
async function makeRoomBesidePanel(): Promise<void> {
  const [only, ...others] = window.tabGroups.all;
  const shown = only?.activeTab?.input;
  if (others.length > 0 || !(shown instanceof TabInputWebview) || !shown.viewType.endsWith(webviews.question)) return;
  await commands.executeCommand("workbench.action.newGroupLeft");
}

/** Whether a tab holds a file, or is a Markdown preview named after it: of those the editor tells no address. */
function shows({ input, label }: Tab, path: string): boolean {
  if (input instanceof TabInputText) return samePath(input.uri.fsPath, path);
  const isPreview = input instanceof TabInputWebview && input.viewType.endsWith("markdown.preview");
  return isPreview && label.split(" ").at(-1) === basename(path);
}

async function close(paths: readonly string[]): Promise<void> {
  for (const path of paths) await find(path)?.save();
  const tabs = window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => paths.some((path) => shows(tab, path)));
  // A tab that has gone in the meantime is closed too.
  await Promise.all(tabs.map((tab) => window.tabGroups.close(tab, true).then(undefined, () => false)));
}
