/** One change of a text: milliseconds after the time of its record, place and removed length in UTF-16 units, what was put in. */
export type Edit = readonly [ms: number, offset: number, removed: number, inserted: string];

/**
 * What stands in a journal of edits; `at` is milliseconds since 1970. Files are numbered within their journal.
 * `text` is the whole text of a file: when it was opened, and whenever it no longer follows from the edits. `settled`
 * says that nothing typed in it waits to be saved: it was saved or closed, or the person decided for the file as it is.
 */
export type EditRecord = { at: number; file: number } & (
  | { type: "text"; path: string; question: string; text: string }
  | { type: "typed"; edits: Edit[]; sum: string }
  | { type: "settled" }
);

/** A change as it is played back. `whole` ones put in a text that was found, not typed. */
export interface Step {
  at: number;
  offset: number;
  removed: number;
  inserted: string;
  whole: boolean;
}

/** One file as one window saw it. */
export interface FileHistory {
  /** Relative to the practice folder, with forward slashes. */
  path: string;
  question: string;
  steps: Step[];
  /** The text after every 200 steps, the empty one before them first: any moment is at most so many steps away. */
  keyframes: string[];
  /** Nothing typed in it waits to be saved. */
  settled: boolean;
  /** When it was last typed in, looked at or settled. */
  lastAt: number;
  /** Records that could not be used because one before them was lost. */
  lost: number;
}

const keyframeEvery = 200;

/** The histories of all files in one journal, by the records in their order. */
export function foldEdits(records: readonly EditRecord[]): FileHistory[] {
  const files = new Map<number, { history: FileHistory; text: string; broken: boolean }>();
  for (const record of records) {
    if (record.type === "text") {
      const history = files.get(record.file)?.history ?? emptyHistory(record.path, record.question);
      const before = files.get(record.file)?.text ?? "";
      files.set(record.file, { history, text: record.text, broken: false });
      const { at, text: inserted } = record;
      addStep(history, { at, offset: 0, removed: before.length, inserted, whole: true }, inserted);
      history.settled = false;
      continue;
    }
    const file = files.get(record.file);
    if (!file) continue;
    file.history.lastAt = Math.max(file.history.lastAt, record.at);
    if (record.type === "settled") file.history.settled = true;
    else typed(file, record);
  }
  return [...files.values()].map(({ history }) => history);
}

/** A record whose checksum is not met follows one that was lost; the file is unknown until its next whole text. */
function typed(
  file: { history: FileHistory; text: string; broken: boolean },
  { at, edits, sum }: Extract<EditRecord, { type: "typed" }>,
): void {
  const after = edits.reduce((text, edit) => applyEdit(text, edit), file.text);
  if (file.broken || textSum(after) !== sum) {
    file.broken = true;
    file.history.lost += 1;
    return;
  }
  for (const [ms, offset, removed, inserted] of edits) {
    file.text = splice(file.text, offset, removed, inserted);
    addStep(file.history, { at: at + ms, offset, removed, inserted, whole: false }, file.text);
  }
  file.history.settled = false;
}

function emptyHistory(path: string, question: string): FileHistory {
  return { path, question, steps: [], keyframes: [""], settled: false, lastAt: 0, lost: 0 };
}

function addStep(history: FileHistory, step: Step, after: string): void {
  history.steps.push(step);
  history.lastAt = Math.max(history.lastAt, step.at);
  if (history.steps.length % keyframeEvery === 0) history.keyframes.push(after);
}

/** The text of a file after its first `count` steps. */
export function textAfter({ steps, keyframes }: FileHistory, count: number): string {
  const end = Math.max(0, Math.min(count, steps.length));
  const keyframe = Math.floor(end / keyframeEvery);
  let text = keyframes[keyframe] ?? "";
  for (let index = keyframe * keyframeEvery; index < end; index++) {
    const { offset, removed, inserted } = steps[index]!;
    text = splice(text, offset, removed, inserted);
  }
  return text;
}

/** Whether the file ever had this text. */
export function everHad(history: FileHistory, wanted: string): boolean {
  let text = "";
  return history.steps.some(({ offset, removed, inserted }) => {
    text = splice(text, offset, removed, inserted);
    return text.length === wanted.length && text === wanted;
  });
}

/** A text after one edit. */
export function applyEdit(text: string, [, offset, removed, inserted]: Edit): string {
  return splice(text, offset, removed, inserted);
}

function splice(text: string, offset: number, removed: number, inserted: string): string {
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

/** A checksum of a text, eight hex digits: FNV-1a over its UTF-16 units. Against accidents, not against anybody. */
export function textSum(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}

/** A record as read from a file; undefined for anything that is none. */
export function readEditRecord(record: unknown): EditRecord | undefined {
  if (typeof record !== "object" || record === null) return undefined;
  const { at, file, type, ...rest } = record as Record<string, unknown>;
  if (typeof at !== "number" || typeof file !== "number") return undefined;
  const { path, question, text, sum, edits } = rest;
  if (type === "settled") return { at, file, type };
  if (type === "text" && typeof path === "string" && typeof question === "string" && typeof text === "string")
    return { at, file, type, path, question, text };
  if (type === "typed" && typeof sum === "string" && Array.isArray(edits) && edits.every(isEdit))
    return { at, file, type, edits, sum };
  return undefined;
}

function isEdit(edit: unknown): edit is Edit {
  if (!Array.isArray(edit) || edit.length !== 4 || typeof edit[3] !== "string") return false;
  return edit.slice(0, 3).every((number) => Number.isInteger(number) && number >= 0);
}
