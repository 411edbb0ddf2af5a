import { type Level, levels, type QuestionSummary } from "../question/question";
import type { Blueprint, Draw, DrawRule } from "./blueprint";
import { type Drawn, drawnSoFar } from "./drawnSoFar";
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
  /** Who is across the table; the questions to ask that suit them come first. */
  profile?: string;
  seed: number;
}

/** A question with its place among those a draw may take: `group` first, then `chance`, smaller is better. */
interface Candidate {
  question: QuestionSummary;
  /** Of better groups all questions are taken before one of a worse group is. */
  group: number[];
  /** The group without what is known of its level. */
  known: number[];
  chance: number;
}

/**
 * Draws the questions of an interview. Never the same question twice; recent questions and those asked before only when
 * no others are left, then those related to one that is drawn; then those nearest to the level, as often as the weights
 * of the draw say, with focus categories and favorites twice as likely. `besides` are ids that other sections hold.
 */
export function drawInterview(
  { sections }: Pick<Blueprint, "sections">,
  questions: readonly QuestionSummary[],
  wishes: DrawWishes,
  besides: readonly string[] = [],
): PlannedSection[] {
  const random = seededRandom(wishes.seed);
  const drawn = drawnSoFar(besides, questions);
  return sections.map(({ slug, title, minutes, draws, pickOneOf }) => {
    const found = draws.flatMap((draw) => take(draw, candidates(draw, questions, drawn, wishes, random), drawn));
    return {
      slug,
      title,
      minutes,
      questions: found.flatMap(asAsked),
      // With one question found there is nothing to pick from.
      pickOne: pickOneOf.length > 0 && found.length > 1,
      draws: draws.map(ruleOf),
    };
  });
}

/** A draw without its place, which means nothing outside of its file. */
function ruleOf({ line: _, column: __, ...rule }: Draw): DrawRule {
  return rule;
}

/** What a draw takes of its candidates, which come best first; each one that is taken is added to `drawn`. */
function take(
  { count = Number.POSITIVE_INFINITY, minutes }: DrawRule,
  found: readonly Candidate[],
  drawn: Drawn,
): QuestionSummary[] {
  const taken: QuestionSummary[] = [];
  let waiting = found;
  let left = minutes ?? Number.POSITIVE_INFINITY;
  let tooLong: Candidate | undefined;
  for (let at = 0; at < waiting.length && taken.length < count; at++) {
    const candidate = waiting[at]!;
    // Minutes left over are better than a question from before while another one is waiting.
    if (tooLong && taken.length > 0 && compare(candidate.known, tooLong.known) > 0) break;
    if (candidate.question.minutes > left) {
      tooLong ??= candidate;
      continue;
    }
    taken.push(candidate.question);
    left -= candidate.question.minutes;
    drawn.add(candidate.question);
    if (taken.length === count) break;
    waiting = inOrder(waiting.slice(at + 1), drawn);
    at = -1;
  }
  return taken;
}

/** Questions a draw may take and that are not drawn, best first. */
export function candidates(
  draw: DrawRule,
  questions: readonly QuestionSummary[],
  drawn: Drawn,
  wishes: DrawWishes,
  random: () => number,
): Candidate[] {
  const found = questions
    .filter((question) => matches(draw, question) && !drawn.has(question))
    .map((question) => {
      const known = knownOf(question, wishes);
      return { question, known, group: [...known, distance(question, wishes) > 1 ? 1 : 0] };
    });
  const weigh = weigher(draw.weights, found);
  const thrown = found.map((one) => ({ ...one, chance: chanceOf(one.question, weigh(one), wishes, random()) }));
  return inOrder(thrown, drawn);
}

/** Best first. What is related to a question that is drawn comes after what is as new, however well it fits the level. */
function inOrder(found: readonly Candidate[], drawn: Drawn): Candidate[] {
  const placed = found.map((one) => ({ one, near: drawn.isNear(one.question) ? 1 : 0 }));
  placed.sort(
    (a, b) =>
      compare(a.one.known, b.one.known) ||
      a.near - b.near ||
      compare(a.one.group, b.one.group) ||
      a.one.chance - b.one.chance,
  );
  return placed.map(({ one }) => one);
}

/** Whether a draw may take a question: its filters fit, and one that fills minutes has room for it. */
export function matches(draw: DrawRule, question: QuestionSummary): boolean {
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
function knownOf(question: QuestionSummary, wishes: DrawWishes): number[] {
  const runnable = wishes.canRun?.(question) ?? true;
  const isRecent = wishes.recent?.has(question.id) ?? false;
  return [runnable ? 0 : 1, suits(question, wishes) ? 0 : 1, isRecent ? 1 : 0, wishes.asked.get(question.id) ?? 0];
}

/** A question the candidate asks wears out less than it can be wrong for the person across the table. */
function suits({ kind, profiles }: QuestionSummary, { profile }: DrawWishes): boolean {
  return profile === undefined || kind !== "ask-the-interviewer" || profiles.includes(profile);
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
