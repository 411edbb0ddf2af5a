import {
  commands as host,
  Range,
  TabInputText,
  TabInputTextDiff,
  TextEditorRevealType,
  ThemeColor,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import { type Disposable, DisposableStore, MutableDisposable } from "../../base/lifecycle";
import { PlainTexts } from "../../host/plainTexts";

const scheme = "mock-interview-replay";

/** The files of a replay in the editor, read-only: one that follows the slider, two to be compared. */
export class ReplayTexts implements Disposable {
  private readonly store = new DisposableStore();
  private readonly texts = this.store.add(new PlainTexts(scheme));
  private readonly waiting = this.store.add(new MutableDisposable<Disposable>());
  private readonly marking = this.store.add(
    window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
    }),
  );

  /** Shows a text in the first column; the line of the change that came last is marked and in sight. */
  async show(folder: string, name: string, text: string, changedAt?: number): Promise<void> {
    const uri = this.texts.put(`/${folder}/Replay of ${name}`, text);
    const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    if (!open) {
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { viewColumn: ViewColumn.One, preserveFocus: true, preview: true });
    }
    const look = () => this.mark(uri, text, changedAt);
    // The editor takes the new text over in its own time.
    this.waiting.value = workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === uri.toString()) look();
    });
    look();
  }

  /** Two texts of a file side by side, in the editor's own diff. */
  async compare(folder: string, name: string, a: [moment: string, text: string], b: [string, string]): Promise<void> {
    const [left, right] = [a, b].map(([moment, text]) =>
      this.texts.put(`/${folder}/${moment.replace(":", ".")}/${name}`, text),
    );
    const title = `${name}: ${a[0]} and ${b[0]}`;
    await host.executeCommand("vscode.diff", left, right, title, { viewColumn: ViewColumn.One, preview: true });
  }

  /** Closes the tabs of the replay. */
  async close(): Promise<void> {
    this.waiting.value = undefined;
    const isOurs = (uri: Uri) => uri.scheme === scheme;
    const tabs = window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          (input instanceof TabInputText && isOurs(input.uri)) ||
          (input instanceof TabInputTextDiff && isOurs(input.modified)),
      );
    await Promise.all(tabs.map((tab) => window.tabGroups.close(tab, true).then(undefined, () => false)));
  }

  dispose(): void {
    this.store.dispose();
  }

  private mark(uri: Uri, text: string, changedAt: number | undefined): void {
    for (const editor of window.visibleTextEditors) {
      const { document } = editor;
      if (document.uri.toString() !== uri.toString() || document.getText() !== text) continue;
      const place = changedAt === undefined ? undefined : document.positionAt(changedAt);
      const ranges = place ? [new Range(place, place)] : [];
      editor.setDecorations(this.marking, ranges);
      if (ranges[0]) editor.revealRange(ranges[0], TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
}
