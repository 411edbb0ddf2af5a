import { type Level, levels, type QuestionSummary } from "../question/question";
import type { Blueprint, Draw } from "./blueprint";
import type { PlannedSection } from "./session";

export interface DrawWishes {
  level: Level;
  /** Category slugs to stress. */
  focus: readonly string[];
  /** How often each question was asked before, by id; least asked questions come first. */
  asked: ReadonlyMap<string, number>;
  /** Whether this machine can run a question; those it cannot come last. */
  canRun?: (question: QuestionSummary) => boolean;
  seed: number;
}

/**
 * Draws the questions of an interview. Never the same question twice; questions asked before only when no others are left;
 * then those nearest to the level, with focus categories and favorites twice as likely.
 */
export function drawInterview(
  blueprint: Blueprint,
  questions: readonly QuestionSummary[],
  wishes: DrawWishes,
): PlannedSection[] {
  const random = seededRandom(wishes.seed);
  const taken = new Set<string>();
  return blueprint.sections.map((section) => {
    const drawn = section.draws.flatMap((draw) => {
      const found = candidates(draw, questions, taken, wishes, random).slice(0, draw.count);
      for (const { id } of found) taken.add(id);
      return found;
    });
    return {
      slug: section.slug,
      title: section.title,
      minutes: section.minutes,
      questions: drawn.flatMap(asAsked),
      // With one question found there is nothing to pick from.
      pickOne: section.pickOneOf.length > 0 && drawn.length > 1,
    };
  });
}

/** Another question for the place of `id`, fitting the draw it came from; undefined when there is none. */
export function drawInstead(
  id: string,
  section: Blueprint["sections"][number],
  questions: readonly QuestionSummary[],
  taken: ReadonlySet<string>,
  wishes: DrawWishes,
): QuestionSummary | undefined {
  const was = questions.find((question) => question.id === id);
  const draw = section.draws.find((candidate) => was && matches(candidate, was));
  if (!draw) return undefined;
  return candidates(draw, questions, taken, wishes, seededRandom(wishes.seed))[0];
}

/** Questions a draw may take, best first. */
function candidates(
  draw: Draw,
  questions: readonly QuestionSummary[],
  taken: ReadonlySet<string>,
  wishes: DrawWishes,
  random: () => number,
): QuestionSummary[] {
  return questions
    .filter((question) => matches(draw, question) && !taken.has(question.id))
    .map((question) => ({ question, rank: rank(question, wishes, random) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ question }) => question);
}

export function matches(draw: Draw, question: QuestionSummary): boolean {
  const any = (wanted: readonly string[], had: readonly string[]) =>
    wanted.length === 0 || wanted.some((value) => had.includes(value));
  return (
    any(draw.kinds, [question.kind]) &&
    any(draw.categories, [question.category]) &&
    any(draw.levels, [question.level]) &&
    any(draw.topics, question.topics)
  );
}

/** Numbers compared one after the other; smaller is better. */
function rank(question: QuestionSummary, wishes: DrawWishes, random: () => number): number[] {
  const distance = Math.abs(levels.indexOf(question.level) - levels.indexOf(wishes.level));
  // The better of two throws doubles the chance of coming first.
  const stressed = wishes.focus.includes(question.category) || question.favorite;
  const chance = stressed ? Math.min(random(), random()) : random();
  const runnable = wishes.canRun?.(question) ?? true;
  return [runnable ? 0 : 1, wishes.asked.get(question.id) ?? 0, distance > 1 ? 1 : 0, chance + distance * 0.25];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = a[index]! - b[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A scenario is asked stage by stage. */
export function asAsked(question: QuestionSummary): string[] {
  return question.stages.length > 0 ? question.stages.map(({ id }) => id) : [question.id];
}

/** Mulberry32: small, well distributed, the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
