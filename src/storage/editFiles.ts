import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type EditRecord, type FileHistory, foldEdits, readEditRecord } from "../core/interview/edits";
import { type Journal, openJournal, readJournal } from "./journal";
import { sessionFolder } from "./sessionFiles";

/**
 * What was typed in a session: `sessions/<id>/edits/<writer>.jsonl`, one journal for each window; apart from the
 * session's own journals, so that reading its state does not read every key. Where a recording is not wanted they lie in
 * `drafts` and go when the session ends.
 */
export type EditFolder = "edits" | "drafts";

export function editFolder(root: string, id: string, kind: EditFolder): string {
  return join(sessionFolder(root, id), kind);
}

/** Opens a journal of our own for what is typed in a session from now on. */
export function openEditJournal(root: string, id: string, kind: EditFolder): Promise<Journal> {
  const name = `${Date.now()}-${randomBytes(4).toString("hex")}.jsonl`;
  return openJournal(join(editFolder(root, id, kind), name));
}

/**
 * The histories of all files of a session, in whichever window they were open; damaged records are counted in them as lost.
 * `onTorn` is told of each journal whose last line was cut short, by its path in the practice folder.
 */
export async function readEdits(
  root: string,
  id: string,
  kinds: readonly EditFolder[],
  onTorn: (path: string) => void = () => undefined,
): Promise<FileHistory[]> {
  const histories: FileHistory[] = [];
  for (const kind of kinds) {
    const folder = editFolder(root, id, kind);
    for (const name of await journalNames(folder)) {
      const { records, torn } = await readJournal(join(folder, name));
      if (torn) onTorn(`sessions/${id}/${kind}/${name}`);
      histories.push(...foldEdits(records.map(readEditRecord).filter((record): record is EditRecord => !!record)));
    }
  }
  return histories;
}

/** Whether there is a recording to replay. */
export async function hasRecording(root: string, id: string): Promise<boolean> {
  return (await journalNames(editFolder(root, id, "edits"))).length > 0;
}

/** Removes what was typed in a session, and nothing else of it. */
export async function deleteEdits(root: string, id: string, kinds: readonly EditFolder[]): Promise<void> {
  for (const kind of kinds) await rm(editFolder(root, id, kind), { recursive: true, force: true });
}

/** When a file was last written, in ms since 1970; undefined when there is none. */
export async function modifiedAt(path: string): Promise<number | undefined> {
  return await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

async function journalNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.filter((name) => name.endsWith(".jsonl")).sort();
}
