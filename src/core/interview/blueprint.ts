import type { Kind, Level } from "../question/question";

/** A rule that takes questions from the bank: filters (each optional) and how many. */
export interface Draw {
  slug: string;
  kinds: Kind[];
  categories: string[];
  topics: string[];
  levels: Level[];
  count: number;
}

export interface BlueprintSection {
  slug: string;
  title: string;
  minutes: number;
  draws: Draw[];
  /** Slugs of draws of which the candidate picks one question; empty when all drawn questions are asked. */
  pickOneOf: string[];
}

/** An interview as its author wrote it: ordered sections, minutes each, how questions are drawn. */
export interface Blueprint {
  /** `track/slug`. */
  id: string;
  track: string;
  slug: string;
  title: string;
  minutes: number;
  /** Slug of a rubric of the same track. */
  rubric: string;
  sections: BlueprintSection[];
  description: string;
  file: string;
}
