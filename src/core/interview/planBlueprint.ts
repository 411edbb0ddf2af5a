import type { Kind, QuestionSummary } from "../question/question";
import { feeds, type Rubric } from "../scoring/rubric";
import type { BlueprintSection, Draw, Weight } from "./blueprint";
import { matches } from "./drawInterview";

/** What an interview is to hold more of. */
export const emphases = ["even", "coding", "talk", "design"] as const;
export type Emphasis = (typeof emphases)[number];

/** Least and most whole minutes that a planned interview takes. */
export const plannedMinutes = { least: 15, most: 180 };

export interface BlueprintWishes {
  /** Whole minutes available. */
  minutes: number;
  emphasis: Emphasis;
  /** Category slugs to stress. */
  focus: readonly string[];
}

type PartSlug = "warm-up" | "fundamentals" | "coding" | "design" | "stories" | "your-questions";

interface Part {
  title: string;
  /** Fewer minutes hold no question of the shipped bank; more are given to other parts while those can take them. */
  least: number;
  most: number;
  kinds: Weight<Kind>[];
  /** How many questions so many minutes are good for; a draw without it fills its minutes. */
  count?: (minutes: number) => number | undefined;
}

const even = (...kinds: Kind[]) => kinds.map((slug) => ({ slug, weight: 1 }));

/** In the order they are asked. */
const parts: Readonly<Record<PartSlug, Part>> = {
  "warm-up": { title: "Warm-up", least: 2, most: 6, kinds: even("warm-up") },
  fundamentals: {
    title: "Fundamentals",
    least: 5,
    most: 40,
    kinds: [
      { slug: "concept", weight: 3 },
      { slug: "multiple-choice", weight: 1 },
    ],
  },
  coding: {
    title: "Live coding",
    least: 10,
    most: 75,
    kinds: [
      { slug: "coding", weight: 6 },
      { slug: "debugging", weight: 2 },
      { slug: "api-build", weight: 1 },
    ],
  },
  design: {
    title: "System design",
    least: 15,
    most: 45,
    kinds: even("system-design"),
    // From here on every design has room, and two of them would leave neither enough.
    count: (minutes) => (minutes >= 35 ? 1 : undefined),
  },
  stories: { title: "Behavioral", least: 5, most: 40, kinds: even("behavioral") },
  "your-questions": {
    title: "Your questions",
    least: 2,
    most: 8,
    kinds: even("ask-the-interviewer"),
    // One minute to ask leaves none for the reply.
    count: (minutes) => Math.min(10, Math.max(1, Math.round(minutes * 0.75))),
  },
};

const partSlugs = Object.keys(parts) as PartSlug[];

/** A part of an interview: from how many minutes in all it belongs, and its share of those that the least leave over. */
interface Share {
  part: PartSlug;
  from: number;
  share: number;
}

/** The first is what the interview is about: it is always there and takes what no other part can. */
const shares: Readonly<Record<Emphasis, readonly Share[]>> = {
  even: [
    { part: "coding", from: 0, share: 40 },
    { part: "fundamentals", from: 15, share: 24 },
    { part: "stories", from: 30, share: 14 },
    { part: "warm-up", from: 20, share: 8 },
    { part: "your-questions", from: 30, share: 8 },
    { part: "design", from: 75, share: 30 },
  ],
  coding: [
    { part: "coding", from: 0, share: 60 },
    { part: "fundamentals", from: 30, share: 16 },
    { part: "stories", from: 45, share: 8 },
    { part: "warm-up", from: 20, share: 6 },
    { part: "your-questions", from: 30, share: 6 },
    { part: "design", from: 120, share: 20 },
  ],
  talk: [
    { part: "stories", from: 0, share: 34 },
    { part: "fundamentals", from: 15, share: 40 },
    { part: "warm-up", from: 15, share: 8 },
    { part: "your-questions", from: 15, share: 10 },
    { part: "coding", from: 45, share: 10 },
    { part: "design", from: 120, share: 20 },
  ],
  design: [
    { part: "design", from: 0, share: 60 },
    { part: "warm-up", from: 20, share: 5 },
    { part: "your-questions", from: 30, share: 6 },
    { part: "fundamentals", from: 45, share: 14 },
    { part: "stories", from: 60, share: 8 },
    { part: "coding", from: 75, share: 12 },
  ],
};

/**
 * Plans an interview of exactly so many minutes: which sections, how long each, and how its questions are drawn. The
 * minutes are brought within `plannedMinutes`. It still needs a name and a rubric.
 */
export function planSections({ minutes, emphasis, focus }: BlueprintWishes): BlueprintSection[] {
  const total = Math.round(Math.min(plannedMinutes.most, Math.max(plannedMinutes.least, minutes)));
  const wanted = shares[emphasis].filter(({ from }) => from <= total);
  const given = new Map(wanted.map(({ part }) => [part, parts[part].least]));
  const main = wanted[0]!.part;
  for (let left = total - sum(given.values()); left > 0; left--) {
    const part = hungriest(wanted, given) ?? main;
    given.set(part, given.get(part)! + 1);
  }
  return partSlugs.flatMap((slug) => {
    const own = given.get(slug);
    return own === undefined ? [] : [plannedSection(slug, own, focus)];
  });
}

/** The part that has least of its share, of those that can take more. */
function hungriest(wanted: readonly Share[], given: ReadonlyMap<PartSlug, number>): PartSlug | undefined {
  const hunger = ({ part, share }: Share) => share / (given.get(part)! - parts[part].least + 1);
  const open = wanted.filter(({ part }) => given.get(part)! < parts[part].most);
  return [...open].sort((a, b) => hunger(b) - hunger(a))[0]?.part;
}

function plannedSection(slug: PartSlug, minutes: number, focus: readonly string[]): BlueprintSection {
  const { title, kinds, count } = parts[slug];
  const counted = count?.(minutes);
  const draw: Draw = {
    slug: "questions",
    line: 1,
    column: 1,
    tracks: [],
    kinds: kinds.map((one) => one.slug),
    categories: [],
    topics: [],
    levels: [],
    ...(counted === undefined ? { minutes } : { count: counted }),
    weights: {
      kinds: kinds.filter(({ weight }) => weight !== 1),
      // Among two dozen categories this makes one or two come about half of the time.
      categories: isFocused(slug) ? focus.map((category) => ({ slug: category, weight: 9 })) : [],
      levels: [],
    },
  };
  return { slug, title, minutes, draws: [draw], pickOneOf: [] };
}

/** Stories, the warm-up and questions to the interviewer have nothing to do with the subjects one can stress. */
function isFocused(slug: PartSlug): boolean {
  return slug === "fundamentals" || slug === "coding" || slug === "design";
}

/** Least whole minutes that a section of a planned interview takes. */
export function leastMinutes({ slug }: Pick<BlueprintSection, "slug">): number {
  return parts[slug as PartSlug]?.least ?? 1;
}

/** A section of a planned interview with other minutes, and as many questions as go with them. */
export function lastingMinutes(section: BlueprintSection, minutes: number, focus: readonly string[]): BlueprintSection {
  return plannedSection(section.slug as PartSlug, minutes, focus);
}

/**
 * The rubric that fits what the sections may ask: one by which as many of their minutes as possible are rated, and of
 * several nearly as good, one that has few criteria which nothing feeds. Undefined when there is none at all.
 */
export function fittingRubric(
  sections: readonly BlueprintSection[],
  questions: readonly QuestionSummary[],
  rubrics: readonly Rubric[],
): Rubric | undefined {
  const asked = sections.map(({ draws, minutes }) => ({
    minutes,
    found: questions.filter((question) => draws.some((draw) => matches(draw, question))),
  }));
  const worth = (rubric: Rubric) => {
    const criteria = rubric.categories.flatMap((category) => category.criteria);
    const isFed = (question: QuestionSummary) => criteria.some((criterion) => feeds(question, criterion));
    const rated = sum(
      asked.map(({ minutes, found }) => (minutes * found.filter(isFed).length) / Math.max(1, found.length)),
    );
    const all = asked.flatMap(({ found }) => found);
    const fed = criteria.filter((criterion) => all.some((question) => feeds(question, criterion)));
    return (3 * rated) / sum(sections.map(({ minutes }) => minutes)) + fed.length / criteria.length;
  };
  return [...rubrics].sort((a, b) => worth(b) - worth(a))[0];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
