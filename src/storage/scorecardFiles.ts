import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Scorecard } from "../core/scoring/scorecard";

export type StoredScorecard = Pick<Scorecard, "title" | "date" | "percent" | "nextDate"> & { id: string };

/** Ids of interviews that have files in the practice folder, newest first, at most 50. */
export async function listInterviews(root: string): Promise<string[]> {
  const names = await readdir(join(root, "interviews")).catch(() => [] as string[]);
  return names.sort().reverse().slice(0, 50);
}

/** Scorecards saved in the practice folder, newest first, at most 50; a file that cannot be read is left out. */
export async function listScorecards(root: string): Promise<StoredScorecard[]> {
  const folder = join(root, "interviews");
  const ids = await listInterviews(root);
  const cards = await Promise.all(ids.map((id) => readScorecard(join(folder, id, "scorecard.json"), id)));
  return cards.filter((card) => card !== undefined);
}

async function readScorecard(path: string, id: string): Promise<StoredScorecard | undefined> {
  try {
    const card = JSON.parse(await readFile(path, "utf8")) as Partial<Scorecard>;
    const { title, date, percent, nextDate } = card;
    if (typeof title !== "string" || typeof date !== "string" || typeof nextDate !== "string") return undefined;
    return { id, title, date, nextDate, percent: typeof percent === "number" ? percent : undefined };
  } catch {
    return undefined;
  }
}
