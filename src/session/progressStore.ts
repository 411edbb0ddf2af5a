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
  /** Counts at once; resolves when it is saved, or when the disk refused it and it waits for the next try. */
  record(event: NewProgressEvent): Promise<void>;
  /** Writes what is not on the disk yet, as far as it takes it. */
  save(): Promise<void>;
  readonly onDidChange: Event<void>;
}

const retryAfterMs = 2000;

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
  const unsaved: ProgressEvent[] = [];
  let saving: Promise<void> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  const closeJournal = () => {
    void journal?.then((opened) => opened.close()).catch(() => undefined);
    journal = undefined;
  };
  const save = (): Promise<void> => {
    clearTimeout(retry);
    if (unsaved.length > 0) saving ??= write();
    return saving ?? Promise.resolve();
  };
  const write = async (): Promise<void> => {
    try {
      const { openProgressJournal } = await import("../storage/progressFiles");
      while (unsaved.length > 0) {
        const batch = [...unsaved];
        journal ??= openProgressJournal(root());
        await (await journal).append(batch);
        unsaved.splice(0, batch.length);
      }
    } catch (error) {
      // Never in the way of an answer: it counts in this window, and is tried again.
      closeJournal();
      log.error(`Progress could not be saved: ${(error as Error).message}`);
      if (!disposed) retry = setTimeout(() => void save(), retryAfterMs);
    }
    // In the same turn as the last look at what is unsaved, so that no event falls between two writes.
    saving = undefined;
  };
  const read = async (from: string): Promise<Progress> => {
    const { readProgress } = await import("../storage/progressFiles");
    const { progress, problems } = await readProgress(from);
    for (const problem of problems) log.warn(problem);
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
      unsaved.push(dated);
      await save();
    },
    save,
    dispose: () => {
      disposed = true;
      clearTimeout(retry);
      store.dispose();
      closeJournal();
    },
  };
}
