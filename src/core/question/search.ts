import type { QuestionState } from "../review/history";
import type { Kind, Level, QuestionSummary } from "./question";

/** How long a question takes, in words; a question is in the first bucket it fits. */
export const lengths = {
  short: { title: "Short, up to 5 minutes", upTo: 5 },
  medium: { title: "Medium, up to 15 minutes", upTo: 15 },
  long: { title: "Long, over 15 minutes", upTo: Number.POSITIVE_INFINITY },
} as const;
export type Length = keyof typeof lengths;

/** Criteria of one list are alternatives, lists are stacked; a list that is absent or empty asks for nothing. */
export interface QuestionFilter {
  kinds?: readonly Kind[];
  categories?: readonly string[];
  levels?: readonly Level[];
  lengths?: readonly Length[];
  states?: readonly QuestionState[];
}

export function lengthOf({ minutes }: Pick<QuestionSummary, "minutes">): Length {
  return minutes <= lengths.short.upTo ? "short" : minutes <= lengths.medium.upTo ? "medium" : "long";
}

/** Whether a question meets every criterion; `state` is what the candidate has made of it so far. */
export function matchesFilter(question: QuestionSummary, filter: QuestionFilter, state: QuestionState): boolean {
  const fits = <T>(wanted: readonly T[] | undefined, had: T) => !wanted?.length || wanted.includes(had);
  return (
    fits(filter.kinds, question.kind) &&
    fits(filter.categories, question.category) &&
    fits(filter.levels, question.level) &&
    fits(filter.lengths, lengthOf(question)) &&
    fits(filter.states, state)
  );
}

export function isEmptyFilter(filter: QuestionFilter): boolean {
  return Object.values(filter).every((wanted) => !wanted?.length);
}

/**
 * The questions in which every word of `text` begins a word of title, topics, category, kind or level. Matches in the
 * title come first; otherwise the order stays. Blank text finds everything.
 */
export function searchQuestions<Q extends QuestionSummary>(questions: readonly Q[], text: string): Q[] {
  const wanted = foldWords(text);
  if (wanted.length === 0) return [...questions];
  const inTitle: Q[] = [];
  const elsewhere: Q[] = [];
  for (const question of questions) {
    const title = foldWords(question.title);
    const { topics, category, kind, level } = question;
    const all = [...title, ...foldWords([...topics, category, kind, level].join(" "))];
    const begins = (words: readonly string[]) => wanted.every((want) => words.some((word) => word.startsWith(want)));
    if (begins(title)) inTitle.push(question);
    else if (begins(all)) elsewhere.push(question);
  }
  return [...inTitle, ...elsewhere];
}

/** Lower-case words without accents. */
function foldWords(text: string): string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
