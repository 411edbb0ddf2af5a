import { readFile, rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { isAlive } from "../base/isAlive";
import type { EditorSettings, SettingName, WantedSetting } from "../core/interview/conditions";
import { writeAtomically } from "./atomicFile";

/** A setting of the user that was changed for a while. */
interface ChangedSetting extends SettingName {
  /** What the user had; absent when they had the default. */
  had?: { value: unknown };
  written: unknown;
}

/** What lies on the disk before the first setting is changed, until the last is restored. */
interface Journal {
  /** Processes for which the settings stay changed, and when each began (milliseconds since 1970). */
  owners: { pid: number; since: number }[];
  changed: ChangedSetting[];
}

/** No interview takes longer (ms): after it another process has the number. */
const longestMs = 24 * 3_600_000;

/**
 * Changes settings of the user and notes before each what it was. Settings the editor does not have, and those that are
 * as wanted, are left alone. Rejects when the editor refuses one; `restoreSettings` takes back what was changed until then.
 */
export async function changeSettings(
  file: string,
  settings: EditorSettings,
  wanted: readonly WantedSetting[],
): Promise<void> {
  const { owners, changed } = (await readJournal(file)) ?? { owners: [], changed: [] };
  const due = wanted.flatMap(({ key, languageId, value }) => {
    const name = { key, languageId };
    const { known, own } = settings.inspect(name);
    if (!known || isDeepStrictEqual(own, value)) return [];
    return [{ ...name, had: own === undefined ? undefined : { value: own }, written: value }];
  });
  // What an interview that was killed changed, and a newer value of the user over it, counts from now on.
  const others = changed.filter((one) => !due.some((other) => isSame(one, other)));
  const journal: Journal = {
    owners: [...owners.filter(({ pid }) => pid !== process.pid), { pid: process.pid, since: Date.now() }],
    changed: [...others, ...due],
  };
  if (journal.changed.length === 0) return;
  await writeAtomically(file, JSON.stringify(journal, undefined, 2));
  for (const { written, ...name } of due) await settings.update(name, written);
}

/**
 * Puts back what was changed, except where the user has set another value since, and where another window still needs it.
 * `force` does so whoever needs it. Gives how many settings were put back.
 */
export async function restoreSettings(file: string, settings: EditorSettings, { force = false } = {}): Promise<number> {
  const journal = await readJournal(file);
  if (!journal) return 0;
  const others = force ? [] : journal.owners.filter(isAnother);
  if (others.length > 0) {
    if (others.length < journal.owners.length) {
      await writeAtomically(file, JSON.stringify({ ...journal, owners: others }, undefined, 2));
    }
    return 0;
  }
  let restored = 0;
  for (const { had, written, ...name } of journal.changed) {
    if (!isDeepStrictEqual(settings.inspect(name).own, written)) continue;
    await settings.update(name, had?.value);
    restored++;
  }
  await rm(file, { force: true });
  return restored;
}

function isAnother({ pid, since }: Journal["owners"][number]): boolean {
  return pid !== process.pid && Date.now() - since < longestMs && isAlive(pid);
}

function isSame(one: SettingName, other: SettingName): boolean {
  return one.key === other.key && one.languageId === other.languageId;
}

async function readJournal(file: string): Promise<Journal | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Journal;
  } catch (error) {
    // It is written whole or not at all; a disk that damaged it leaves nothing to go by.
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
