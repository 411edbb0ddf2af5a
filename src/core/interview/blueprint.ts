import type { Kind, Level, Place } from "../question/question";

/** How often questions of one kind, category or level come: 3 is three times as often as 1, the weight of what is not named. */
export interface Weight<T extends string = string> {
  slug: T;
  weight: number;
}

export interface Weights {
  kinds: Weight<Kind>[];
  categories: Weight[];
  levels: Weight<Level>[];
}

/** A rule that takes questions from the bank: filters (an empty one takes all), how much, and what comes more often. */
export interface DrawRule {
  slug: string;
  tracks: string[];
  kinds: Kind[];
  categories: string[];
  topics: string[];
  levels: Level[];
  /** How many questions; absent when they are to fill `minutes`. */
  count?: number;
  /** Questions are taken until their suggested minutes fill these; absent when they are counted. */
  minutes?: number;
  weights: Weights;
}

/** A rule with its place in the file that states it. */
export interface Draw extends DrawRule, Place {}

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
  /** Interviews of a track are offered in this order, then by title. */
  order: number;
  /** Id of a rubric, `track/slug`. */
  rubric: string;
  /** The company it prepares for, and who is across the table, a slug of `profiles`: as in a `SessionPlan`. */
  company?: string;
  profile?: string;
  sections: BlueprintSection[];
  description: string;
  file: string;
}
