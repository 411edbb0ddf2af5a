import { type Level, levels, type QuestionSummary } from "../question/question";
import type { Blueprint, Draw } from "./blueprint";
import type { PlannedSection } from "./session";
import { weigher } from "./weigher";

export interface DrawWishes {
  level: Level;
  /** Category slugs to stress. */
  focus: readonly string[];
  /** How often each question was asked before, by id; least asked questions come first. */
  asked: ReadonlyMap<string, number>;
  /** Ids of questions met lately; they come after all others. */
  recent?: ReadonlySet<string>;
  /** Whether this machine can run a question; those it cannot come last. */
  canRun?: (question: QuestionSummary) => boolean;
  seed: number;
}

/** A question with its place among those a draw may take: `group` first, then `chance`, smaller is better. */
interface Candidate {
  question: QuestionSummary;
  /** Of better groups all questions are taken before one of a worse group is. */
  group: number[];
  chance: number;
}

/**
 * Draws the questions of an interview. Never the same question twice; recent questions and those asked before only when
 * no others are left; then those nearest to the level, as often as the weights of the draw say, with focus categories and
 * favorites twice as likely.
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
      const found = take(draw, candidates(draw, questions, taken, wishes, random));
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

/** Another question for the place of `id`, fitting the draw it came from and its minutes; undefined when there is none. */
export function drawInstead(
  id: string,
  section: Blueprint["sections"][number],
  questions: readonly QuestionSummary[],
  taken: ReadonlySet<string>,
  wishes: DrawWishes,
): QuestionSummary | undefined {
  const was = questions.find((question) => question.id === id);
  const draw = section.draws.find((candidate) => was && matches(candidate, was));
  if (!was || !draw) return undefined;
  const found = candidates(draw, questions, taken, wishes, seededRandom(wishes.seed));
  return found.find(({ question }) => draw.minutes === undefined || question.minutes <= was.minutes)?.question;
}

/** What a draw takes of its candidates, best first. */
function take({ count, minutes }: Draw, found: readonly Candidate[]): QuestionSummary[] {
  if (minutes === undefined) return found.slice(0, count).map(({ question }) => question);
  const taken: QuestionSummary[] = [];
  let left = minutes;
  let tooLong: Candidate | undefined;
  for (const candidate of found) {
    // Minutes left over are better than a question from before while another one is waiting.
    if (tooLong && taken.length > 0 && compare(known(candidate), known(tooLong)) > 0) break;
    if (candidate.question.minutes > left) {
      tooLong ??= candidate;
    } else {
      taken.push(candidate.question);
      left -= candidate.question.minutes;
    }
  }
  return taken;
}

/** Questions a draw may take, best first. */
function candidates(
  draw: Draw,
  questions: readonly QuestionSummary[],
  taken: ReadonlySet<string>,
  wishes: DrawWishes,
  random: () => number,
): Candidate[] {
  const found = questions
    .filter((question) => matches(draw, question) && !taken.has(question.id))
    .map((question) => ({ question, group: groupOf(question, wishes) }));
  const weigh = weigher(draw.weights, found);
  return found
    .map((one) => ({ ...one, chance: chanceOf(one.question, weigh(one), wishes, random()) }))
    .sort((a, b) => compare(a.group, b.group) || a.chance - b.chance);
}

/** Whether a draw may take a question: its filters fit, and one that fills minutes has room for it. */
export function matches(draw: Draw, question: QuestionSummary): boolean {
  const any = (wanted: readonly string[], had: readonly string[]) =>
    wanted.length === 0 || wanted.some((value) => had.includes(value));
  return (
    any(draw.tracks, [question.track]) &&
    any(draw.kinds, [question.kind]) &&
    any(draw.categories, [question.category]) &&
    any(draw.levels, [question.level]) &&
    any(draw.topics, question.topics) &&
    question.minutes <= (draw.minutes ?? Number.POSITIVE_INFINITY)
  );
}

/** Numbers compared one after the other; smaller is better. */
function groupOf(question: QuestionSummary, wishes: DrawWishes): number[] {
  const runnable = wishes.canRun?.(question) ?? true;
  const isRecent = wishes.recent?.has(question.id) ?? false;
  const far = distance(question, wishes) > 1;
  return [runnable ? 0 : 1, isRecent ? 1 : 0, wishes.asked.get(question.id) ?? 0, far ? 1 : 0];
}

/** What is known of a question beside its level. */
function known({ group }: Candidate): number[] {
  return group.slice(0, 3);
}

/** Smaller comes first: of many, the share of firsts follows the weight, with a lead for the level asked for. */
function chanceOf(question: QuestionSummary, weight: number, wishes: DrawWishes, random: number): number {
  const stressed = wishes.focus.includes(question.category) || question.favorite;
  // The least of n even throws, for any n: so much likelier is it to come first.
  const throws = weight * (stressed ? 2 : 1);
  return 1 - (1 - random) ** (1 / throws) + distance(question, wishes) * 0.25;
}

function distance({ level }: QuestionSummary, wishes: DrawWishes): number {
  return Math.abs(levels.indexOf(level) - levels.indexOf(wishes.level));
}

function compare(a: readonly number[], b: readonly number[]): number {
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
