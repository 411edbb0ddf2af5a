import { join } from "node:path";
import type { Blueprint } from "../core/interview/blueprint";
import { ownTrack } from "../core/interview/planBlueprint";
import type { Problem } from "../core/question/question";
import type { BankIndex } from "./bankIndex";
import { checkDraws, createReferenceCheck } from "./checkPack";
import { listPackFiles, readPackFile } from "./packFiles";

/** An interview that the person keeps in the practice folder. */
export interface OwnInterview {
  /** Relative to the practice folder, with forward slashes: `own/interviews/acme.interview.md`. */
  file: string;
  /** Absent when there is a problem with it. */
  interview?: Blueprint;
  problems: Problem[];
}

const mostFiles = 200;

/**
 * Reads the interviews of one's own in a practice folder, in order of their files, and holds them against the bank they
 * draw from. Never rejects for what they hold: what is wrong with one is in its `problems`, and the others are there.
 */
export async function readOwnInterviews(root: string, index: BankIndex): Promise<OwnInterview[]> {
  const { files } = await listPackFiles(join(root, ownTrack), mostFiles);
  const own = files.filter((file) => file.endsWith(".interview.md")).map((file) => `${ownTrack}/${file}`);
  if (own.length === 0) return [];
  // The parser is a bundle of its own: whoever keeps no interviews never loads it here.
  const { parseFile } = await import("./packParser");
  const check = createReferenceCheck({ ...index, problems: [] }, new Set(own));
  return await Promise.all(
    own.map(async (file) => {
      const read = await readPackFile(root, file);
      if (!("text" in read)) return { file, problems: [read] };
      const { interview, problems, references } = parseFile(read);
      const all = [...problems, ...references.flatMap((reference) => check({ ...reference, file }))];
      if (interview && all.length === 0) all.push(...[...checkDraws(interview, index.questions)].flat());
      return all.length === 0 ? { file, interview, problems: [] } : { file, problems: all };
    }),
  );
}
