import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { ownTrack } from "../core/question/packPath";
import type { BankIndex } from "./bankIndex";
import type { OwnInterview } from "./ownInterview";

/** More than anybody writes. */
const mostFiles = 200;

/**
 * Reads the interviews of one's own in a practice folder, in order of their files, and holds them against the bank they
 * draw from. Never rejects for what they hold: what is wrong with one is in its `problems`, and the others are there.
 */
export async function readOwnInterviews(root: string, index: BankIndex): Promise<OwnInterview[]> {
  const names = await readdir(join(root, ownTrack), { recursive: true }).catch(() => [] as string[]);
  const own = names.filter((name) => name.endsWith(".interview.md")).sort();
  if (own.length === 0) return [];
  // The parser is a bundle of its own: whoever keeps no interviews never loads it here.
  const { readOwnInterview } = await import("./packParser");
  const files = own.slice(0, mostFiles).map((name) => `${ownTrack}/${name.split(sep).join("/")}`);
  return await Promise.all(files.map((file) => readOwnInterview(root, file, index)));
}
