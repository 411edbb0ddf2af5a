import { basename } from "node:path";
import { Range } from "vscode";
import type { Disposable } from "../../base/lifecycle";
import { currentPhase, phaseOf } from "../../core/interview/phases";
import { workedOn } from "../../core/interview/workedOn";
import { onDidEdit } from "../../host/ownEdits";
import { samePath } from "../../host/samePath";
import type { Services } from "../../services";

/** Notes when the candidate turns from notes to code, to own tests or to the complexity, in practice and in an interview. */
export function registerPhases({ desk, documents }: Services): Disposable {
  return onDidEdit(documents, (document, changes) => {
    const { open, live } = desk;
    if (!open?.question.runsCode || !open.isBeingWorkedOn) return;
    const { status, gaveUp, phases } = open.progress;
    const path = open.paths.find((one) => samePath(one, document.uri.fsPath));
    const change = changes.find(({ text, rangeLength }) => rangeLength > 0 || /\S/u.test(text));
    // An answer of an interview can be worked on after it was handed in.
    const isOpen = status === "open" || (status === "answered" && desk.isInterviewRunning);
    if (!isOpen || gaveUp || !path || !change) return;
    const on = workedOn(basename(path), document.getText(new Range(0, 0, change.range.start.line + 1, 0)));
    if (!on || phaseOf(phases, on) === currentPhase(phases)) return;
    void live?.record({ type: "worked", question: open.question.id, on });
  });
}
