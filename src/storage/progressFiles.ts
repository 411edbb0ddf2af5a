import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { QuestionHistory } from "../core/review/history";
import { foldProgress, type ProgressEvent } from "../core/review/progress";
import { type Journal, openJournal, readJournal } from "./journal";

export interface StoredProgress {
  progress: Map<string, QuestionHistory>;
  /** What of it could not be read, a sentence for each file. */
  problems: string[];
}

/**
 * Progress in the practice folder: `progress/<writer>.jsonl`, one journal for each window that wrote. Never rejects: what
 * cannot be read is named, and everything else is there.
 */
export async function readProgress(root: string): Promise<StoredProgress> {
  const folder = join(root, "progress");
  const problems: string[] = [];
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") problems.push(`The folder progress could not be read: ${error.message}`);
    return [] as string[];
  });
  const read = async (name: string): Promise<ProgressEvent[]> => {
    try {
      const { records, damaged } = await readJournal(join(folder, name));
      if (damaged > 0) problems.push(`Damaged lines of progress/${name} were passed over: ${damaged}.`);
      return records.filter(isEvent);
    } catch (error) {
      problems.push(`progress/${name} could not be read: ${(error as Error).message}`);
      return [];
    }
  };
  const events = await Promise.all(names.filter((name) => name.endsWith(".jsonl")).map(read));
  return { progress: foldProgress(events.flat().sort((a, b) => a.at - b.at)), problems };
}

export function openProgressJournal(root: string): Promise<Journal> {
  return openJournal(join(root, "progress", `${Date.now()}-${randomBytes(4).toString("hex")}.jsonl`));
}

function isEvent(record: unknown): record is ProgressEvent {
  const event = record as Partial<ProgressEvent> | null;
  return (
    typeof event === "object" && event !== null && typeof event.at === "number" && typeof event.question === "string"
  );
}
