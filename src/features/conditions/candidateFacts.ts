import { window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Documents } from "../../host/documents";
import { onDidEdit } from "../../host/ownEdits";
import { samePath } from "../../host/samePath";
import type { Desk } from "../../session/desk";

/** More than anybody types between two changes of a document (characters). */
const largePaste = 200;
/** A shorter look at another window is none (ms). */
const shortestAwayMs = 5_000;

/** Notes large pastes and time away from the window while an interview runs: facts for the candidate, no judgment. */
export function noteFacts(desk: Desk, documents: Documents): Disposable {
  const store = new DisposableStore();
  let leftAt: number | undefined = window.state.focused ? undefined : performance.now();
  store.add(
    window.onDidChangeWindowState(({ focused }) => {
      if (!focused) leftAt ??= performance.now();
      if (!focused || leftAt === undefined) return;
      const ms = Math.round(performance.now() - leftAt);
      leftAt = undefined;
      if (ms >= shortestAwayMs && runs(desk)) void desk.live?.record({ type: "away", ms });
    }),
  );
  store.add(
    onDidEdit(documents, (document, changes) => {
      const { open } = desk;
      if (!runs(desk) || !open?.paths.some((path) => samePath(path, document.uri.fsPath))) return;
      for (const { text, rangeLength } of changes) {
        const characters = text.length - rangeLength;
        if (characters >= largePaste)
          void desk.live?.record({ type: "pasted", question: open.question.id, characters });
      }
    }),
  );
  return store;
}

function runs(desk: Desk): boolean {
  return desk.isInterviewRunning && desk.live?.state.status === "running";
}
