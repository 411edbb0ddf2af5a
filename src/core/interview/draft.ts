import { everHad, type FileHistory, textAfter } from "./edits";

/** A file as it is found when its question comes back on the desk. */
export interface FoundFile {
  text: string;
  /** The editor holds changes of it that are not saved. */
  isDirty: boolean;
  /** When the file on the disk was last written, in ms since 1970. */
  modifiedAt: number;
}

/** What to do about what was typed in a file and is not in it: bring it back, or ask, because somebody changed the file since. */
export type Draft = { kind: "none" } | { kind: "bring-back"; text: string } | { kind: "ask"; text: string };

const none: Draft = { kind: "none" };

/** A file written this soon after the last key (ms) was not written by somebody else: clocks and disks round. */
const slackMs = 2000;

/** Compares a file with what was last typed in it, in whichever window; `histories` are those of this file. */
export function draftOf(histories: readonly FileHistory[], found: FoundFile): Draft {
  // A window in which nothing was typed has nothing to say.
  const typedIn = histories.filter(({ steps, settled }) => settled || steps.some(({ whole }) => !whole));
  const last = typedIn.reduce<FileHistory | undefined>(
    (newest, one) => (newest && newest.lastAt > one.lastAt ? newest : one),
    undefined,
  );
  if (!last || last.settled) return none;
  const text = textAfter(last, last.steps.length);
  if (text === found.text) return none;
  if (!histories.some((one) => everHad(one, found.text))) {
    // The editor brought back more than we had: it is the later of the two.
    return found.isDirty ? none : { kind: "ask", text };
  }
  return found.isDirty || found.modifiedAt <= last.lastAt + slackMs
    ? { kind: "bring-back", text }
    : { kind: "ask", text };
}

/** The smallest single replacement that makes one text the other, so that the cursor and what is marked stay. */
export function replacement(from: string, to: string): { offset: number; removed: number; inserted: string } {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return { offset: start, removed: from.length - end - start, inserted: to.slice(start, to.length - end) };
}
