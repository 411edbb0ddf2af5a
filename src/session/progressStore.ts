import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import type { Progress, QuestionHistory } from "../core/review/history";
import type { ProgressEvent } from "../core/review/progress";
import type { Log } from "../host/log";
import type { Journal } from "../storage/journal";

export type NewProgressEvent = ProgressEvent extends infer E
  ? E extends ProgressEvent
    ? Omit<E, "at">
    : never
  : never;

/** What is remembered of every question: read once, then kept up to date by this window. */
export interface ProgressStore extends Disposable {
  /** Local date of the real interview, `YYYY-MM-DD`, if the person has said it. */
  readonly realDate: string | undefined;
  /** What is known now; empty until `load` has come back. */
  readonly progress: Progress;
  load(): Promise<Progress>;
  record(event: NewProgressEvent): Promise<void>;
  readonly onDidChange: Event<void>;
}

/** Where the editor keeps the date of the real interview. */
export const realDateKey = "realDate";

export function createProgressStore(
  root: () => string,
  log: Log,
  realDate: () => string | undefined = () => undefined,
): ProgressStore {
  const store = new DisposableStore();
  const changed = store.add(new Emitter<void>());
  const known = new Map<string, QuestionHistory>();
  let folder: string | undefined;
  let loaded: Promise<Progress> | undefined;
  let journal: Promise<Journal> | undefined;
  const closeJournal = () => {
    void journal?.then((opened) => opened.close()).catch(() => undefined);
    journal = undefined;
  };
  const read = async (from: string): Promise<Progress> => {
    // Progress is a convenience; a folder that cannot be read must not keep anybody from practicing.
    const { readProgress } = await import("../storage/progressFiles");
    const progress = await readProgress(from).catch((error: Error) => {
      log.error(`Progress could not be read: ${error.message}`);
      return new Map<string, QuestionHistory>();
    });
    if (folder !== from) return known;
    for (const [id, history] of progress) known.set(id, history);
    changed.fire();
    return known;
  };
  const load = () => {
    if (loaded && folder === root()) return loaded;
    // The person chose another folder, which has a progress of its own.
    folder = root();
    known.clear();
    closeJournal();
    loaded = read(folder);
    return loaded;
  };
  return {
    get realDate() {
      return realDate();
    },
    progress: known,
    load,
    onDidChange: changed.event,
    record: async (event) => {
      await load();
      const dated = { ...event, at: Date.now() } as ProgressEvent;
      if (dated.type === "graded") dated.realDate = realDate();
      const { remember } = await import("../core/review/progress");
      known.set(dated.question, remember(known.get(dated.question), dated));
      changed.fire();
      try {
        const { openProgressJournal } = await import("../storage/progressFiles");
        journal ??= openProgressJournal(root());
        await (await journal).append([dated]);
      } catch (error) {
        // The journals of the sessions can rebuild it, so it must never stand in the way of an answer.
        journal = undefined;
        log.error(`Progress could not be saved: ${(error as Error).message}`);
      }
    },
    dispose: () => {
      store.dispose();
      closeJournal();
    },
  };
}
