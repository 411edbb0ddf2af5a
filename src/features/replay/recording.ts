import { relative, sep } from "node:path";
import { EndOfLine, type TextDocument, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { Turns } from "../../base/turns";
import type { FileHistory } from "../../core/interview/edits";
import { samePath } from "../../host/samePath";
import type { Services } from "../../services";
import { tornWords } from "../../session/damagedJournals";
import { EditRecorder } from "../../session/editRecorder";
import { deleteEdits, type EditFolder, openEditJournal, readEdits } from "../../storage/editFiles";
import { listSessions, readSession } from "../../storage/sessionFiles";
import { BroughtBack } from "./broughtBack";

/** The session that is recorded: where, and what was typed in it in earlier windows. */
interface Recorded {
  id: string;
  root: string;
  kind: EditFolder;
  recorder: EditRecorder;
  histories: FileHistory[];
  /** Files that were looked at: what is missing in them is brought back once. */
  looked: Set<string>;
}

/** How many of the newest sessions are looked through for drafts that nobody needs any more. */
const sweptSessions = 20;

/** Records what is typed in the files of the question on the desk; before that, brings back what a crash took from them. */
export class Recording implements Disposable {
  private readonly store = new DisposableStore();
  private readonly turns = new Turns();
  private readonly broughtBack: BroughtBack;
  private current: Recorded | undefined;
  /** Files that are followed: the path in the editor, and what it is called in the journal. */
  private readonly followed = new Map<string, string>();

  constructor(private readonly services: Services) {
    const { desk, documents, commands } = services;
    const guard = (work: () => Promise<void>) => void commands.guard(() => this.turns.take(work));
    this.broughtBack = this.store.add(new BroughtBack(documents, commands.guard, (document) => this.settle(document)));
    this.store.add(
      workspace.onDidOpenTextDocument((document) => {
        if (this.isOnDesk(document)) guard(() => this.take(document));
      }),
    );
    this.store.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const name = this.followed.get(document.uri.fsPath);
        if (name === undefined || document.uri.scheme !== "file") return;
        // Saved, undone back to what is saved, or not to be saved at all: the editor tells it by a change of nothing.
        if (contentChanges.length === 0 && !document.isDirty) this.settle(document);
        const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
          offset: rangeOffset,
          removed: rangeLength,
          inserted: withLineEnds(text, document),
        }));
        this.current?.recorder.changed(name, changes);
      }),
    );
    this.store.add(workspace.onDidSaveTextDocument((document) => this.settle(document)));
    this.store.add(
      workspace.onDidCloseTextDocument((document) => {
        this.settle(document);
        if (document.uri.scheme === "file") this.followed.delete(document.uri.fsPath);
      }),
    );
    this.store.add(desk.onDidEnd(() => guard(() => this.stop())));
  }

  /** Turns to what is on the desk now. */
  follow(): Promise<void> {
    return this.turns.take(async () => {
      const { desk } = this.services;
      const state = desk.live?.state;
      if (this.current?.id !== state?.id) await this.stop();
      if (!state || state.status === "ended" || state.status === "discarded") return;
      this.current ??= await this.start(state.id, desk.root);
      for (const path of desk.open?.paths ?? []) {
        const document = await this.broughtBack.documentOf(path, this.historiesOf(path));
        if (document) await this.take(document);
      }
    });
  }

  /** Writes what was typed up to now. */
  async flush(): Promise<void> {
    await this.current?.recorder.flush();
  }

  /** The window goes: what it can still write it writes. */
  dispose(): void {
    this.store.dispose();
    void this.current?.recorder.close().catch(() => undefined);
  }

  private async start(id: string, root: string): Promise<Recorded> {
    const kind = this.services.config.recordEdits() ? "edits" : "drafts";
    const histories = await readEdits(root, id, ["edits", "drafts"], (path) => this.services.log.info(tornWords(path)));
    const recorder = new EditRecorder({
      openJournal: () => openEditJournal(root, id, kind),
      // One clock for both, so that a replay finds what was typed among what happened.
      now: () => this.services.desk.live?.time() ?? Date.now(),
      textOf: (name) => {
        const path = [...this.followed].find(([, known]) => known === name)?.[0];
        return path === undefined ? undefined : find(path)?.getText();
      },
    });
    if (kind === "drafts") await sweepDrafts(root, id);
    return { id, root, kind, recorder, histories, looked: new Set() };
  }

  /** Ends the recording of a session; where none is wanted, what was typed goes, unless a file of it is not saved yet. */
  private async stop(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const unsaved = [...this.followed.keys()].some((path) => find(path)?.isDirty);
    this.current = undefined;
    this.followed.clear();
    await current.recorder.close();
    if (current.kind === "drafts" && !unsaved) await deleteEdits(current.root, current.id, ["drafts"]);
  }

  private async take(document: TextDocument): Promise<void> {
    const path = document.uri.fsPath;
    const { current } = this;
    const question = this.services.desk.open?.question.id;
    if (!current || question === undefined || !this.isOnDesk(document)) return;
    if (!current.looked.has(path)) await this.broughtBack.look(document, this.historiesOf(path));
    current.looked.add(path);
    if (document.isClosed || this.current !== current) return;
    const name = nameIn(current.root, path);
    this.followed.set(path, name);
    current.recorder.open(name, question, document.getText());
  }

  /** Nothing in the document waits to be saved; written at once, before somebody else writes the file. */
  private settle({ uri }: TextDocument): void {
    const name = uri.scheme === "file" ? this.followed.get(uri.fsPath) : undefined;
    if (name === undefined || !this.current) return;
    this.current.recorder.settle(name);
    void this.current.recorder.flush();
  }

  private historiesOf(path: string): FileHistory[] {
    const { current } = this;
    if (!current) return [];
    const name = nameIn(current.root, path);
    return current.histories.filter((history) => history.path === name);
  }

  private isOnDesk({ uri }: TextDocument): boolean {
    const paths = this.services.desk.open?.paths ?? [];
    return uri.scheme === "file" && paths.some((path) => samePath(path, uri.fsPath));
  }
}

/** How a file is called in the journals, wherever the practice folder is moved to. */
function nameIn(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

function find(path: string): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri }) => uri.scheme === "file" && uri.fsPath === path);
}

/** What is put in is told with any line ends; in the document they are its own. */
function withLineEnds(text: string, { eol }: TextDocument): string {
  return eol === EndOfLine.CRLF ? text.replace(/\r?\n/gu, "\r\n") : text;
}

/** Removes drafts of sessions that ended where nobody saw it: discarded, or rated after a crash. */
async function sweepDrafts(root: string, except: string): Promise<void> {
  for (const id of (await listSessions(root)).slice(0, sweptSessions)) {
    if (id === except) continue;
    const status = (await readSession(root, id).catch(() => undefined))?.session?.status;
    if (status === "ended" || status === "discarded") await deleteEdits(root, id, ["drafts"]);
  }
}
