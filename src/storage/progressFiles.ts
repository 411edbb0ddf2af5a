import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { QuestionHistory } from "../core/review/history";
import { foldProgress, type ProgressEvent } from "../core/review/progress";
import { type Journal, openJournal, readJournal } from "./journal";

/** Progress in the practice folder: `progress/<writer>.jsonl`, one journal for each window that wrote. */
export async function readProgress(root: string): Promise<Map<string, QuestionHistory>> {
  const folder = join(root, "progress");
  const names = await readdir(folder).catch(() => [] as string[]);
  const journals = await Promise.all(
    names.filter((name) => name.endsWith(".jsonl")).map((name) => readJournal(join(folder, name))),
  );
  const events = journals.flatMap(({ records }) => records.filter(isEvent)).sort((a, b) => a.at - b.at);
  return foldProgress(events);
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
