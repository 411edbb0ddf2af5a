import { readFile } from "node:fs/promises";
import { UserError } from "../base/errors";
import type { Blueprint } from "../core/interview/blueprint";
import type { GuideSummary, QuestionSummary, Track } from "../core/question/question";
import { summarize } from "../core/question/summarize";
import type { Rubric } from "../core/scoring/rubric";
import type { PackLists } from "./pack";

/** Metadata of a whole pack, written when the extension is built, so that start-up parses nothing. */
export interface BankIndex {
  version: typeof indexVersion;
  tracks: Track[];
  questions: QuestionSummary[];
  interviews: Blueprint[];
  rubrics: Rubric[];
  guides: GuideSummary[];
}

export const indexVersion = 1;

/** What of a pack is shown in lists. */
export function indexPack({ tracks: unordered, questions, interviews, rubrics, guides }: PackLists): BankIndex {
  const tracks = [...unordered].sort((a, b) => a.order - b.order);
  return {
    version: indexVersion,
    tracks,
    questions: questions.map(summarize),
    interviews: sortInterviews(interviews, tracks),
    rubrics,
    guides: guides.map(({ slug, track, title, related, file }) => ({ slug, track, title, related, file })),
  };
}

/** By track as the tracks are shown, then by their own order and title. */
function sortInterviews(interviews: readonly Blueprint[], tracks: readonly Track[]): Blueprint[] {
  const places = new Map(tracks.map(({ slug }, place) => [slug, place]));
  const placeOf = ({ track }: Blueprint) => places.get(track) ?? tracks.length;
  return [...interviews].sort((a, b) => placeOf(a) - placeOf(b) || a.order - b.order || (a.title < b.title ? -1 : 1));
}

/** Reads the index that the build wrote. Rejects with a `UserError` when it is missing or of another version. */
export async function readBankIndex(path: string): Promise<BankIndex> {
  const index = await readFile(path, "utf8").then(parseIndex, () => undefined);
  if (index?.version === indexVersion) return index;
  throw new UserError("The question bank of Mock Interview cannot be read. Install the extension again.");
}

function parseIndex(text: string): BankIndex | undefined {
  try {
    return JSON.parse(text) as BankIndex;
  } catch {
    return undefined;
  }
}
