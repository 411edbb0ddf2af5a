import { type Disposable, DisposableStore, toDisposable } from "../base/lifecycle";
import { solutionFile } from "../core/question/answerFile";
import type { Question } from "../core/question/question";
import type { Documents } from "../host/documents";
import { samePath } from "../host/samePath";
import type { Runs } from "./runs";

/** What runs ahead: the question somebody works on. */
interface WorkedOn {
  readonly question: Question;
  /** An attempt is under way and its clock is running. */
  readonly isBeingWorkedOn: boolean;
  pathOf(name: string): string;
  /** Text of a file as it stands in the editor; undefined when it is not open. */
  textNow(name: string): string | undefined;
}

export interface AheadContext {
  documents: Documents;
  runs: Runs;
  /** False when the setting is off or the machine saves power. */
  mayRunAhead: () => Promise<boolean>;
}

/** A pause in typing, in ms: longer than between two words, shorter than the way to the save keys. */
const pauseMs = 400;

/** Runs the candidate's code when typing pauses, so that the save that follows is answered at once. */
export function runAhead(open: WorkedOn, { documents, runs, mayRunAhead }: AheadContext): Disposable {
  const store = new DisposableStore();
  let pause: NodeJS.Timeout | undefined;
  const paused = async () => {
    const path = open.pathOf(solutionFile);
    const text = open.textNow(solutionFile);
    if (text === undefined || !open.isBeingWorkedOn) return;
    if (await mayRunAhead()) await runs.ahead(open.question, text, path);
    else await runs.warm(open.question, text, path);
  };
  store.add(
    documents.onDidChange((path) => {
      if (!open.question.runsCode || !samePath(path, open.pathOf(solutionFile))) return;
      clearTimeout(pause);
      // What goes wrong ahead of a save is told by the save.
      pause = setTimeout(() => void paused().catch(() => undefined), pauseMs);
    }),
  );
  store.add(toDisposable(() => clearTimeout(pause)));
  return store;
}
