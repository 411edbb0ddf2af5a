import { readFile } from "node:fs/promises";
import { UserError } from "../base/errors";
import type { Blueprint } from "../core/interview/blueprint";
import type { Guide, Question, QuestionSummary, Track } from "../core/question/question";
import type { Rubric } from "../core/scoring/rubric";
import type { Pack } from "./pack";

/** A guide without its text. */
export type GuideSummary = Omit<Guide, "body" | "snippets">;

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

export function indexPack({ tracks: unordered, questions, interviews, rubrics, guides }: Pack): BankIndex {
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

/** The summary alone of a question and its stages. */
export function summarize(question: Question): QuestionSummary {
  const { id, track, category, slug, title, kind, level, minutes, topics, related, python, packages } = question;
  const { favorite, profiles, teaser, runsCode, stages, file } = question;
  return {
    id,
    track,
    category,
    slug,
    title,
    kind,
    level,
    minutes,
    topics,
    related,
    python,
    packages,
    favorite,
    profiles,
    teaser,
    runsCode,
    stages: stages.map(summarize),
    file,
  };
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
