import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "./atomicFile";

/** Interviews of one's own in the practice folder: `own/interviews/<slug>.interview.md`, laid out as a track of a pack. */
export function ownInterviewFolder(root: string): string {
  return join(root, "own", "interviews");
}

/**
 * Keeps the text of an interview under a slug, with a number after it when that is taken: nothing is replaced. Gives the
 * path. Rejects when the disk refuses.
 */
export async function saveOwnInterview(root: string, slug: string, text: string): Promise<string> {
  const folder = ownInterviewFolder(root);
  const names = await readdir(folder).catch(() => [] as string[]);
  // Some file systems take names that differ in case for one.
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = `${slug}.interview.md`;
  for (let number = 2; taken.has(name); number++) name = `${slug}-${number}.interview.md`;
  const path = join(folder, name);
  await writeAtomically(path, text);
  return path;
}
