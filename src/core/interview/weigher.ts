import type { QuestionSummary } from "../question/question";
import type { Weight, Weights } from "./blueprint";

/** A question and the group it is compared in. */
interface Grouped {
  question: QuestionSummary;
  group: readonly number[];
}

type Weigh = (one: Grouped) => number;

/**
 * Tells how likely a question is beside the others of its group, 1 in the mean. A weight belongs to a kind, category or
 * level as a whole and is shared out among its questions: a large category comes no more often than a small one of the same
 * weight.
 */
export function weigher(weights: Weights, found: readonly Grouped[]): Weigh {
  const shares = [
    { given: weights.kinds, read: ({ kind }: QuestionSummary): string => kind },
    { given: weights.categories, read: ({ category }: QuestionSummary): string => category },
    { given: weights.levels, read: ({ level }: QuestionSummary): string => level },
  ].flatMap(({ given, read }) => (given.length > 0 ? [shareOut(given, read, found)] : []));
  return (one) => shares.reduce((weight, share) => weight * share(one), 1);
}

function shareOut(
  given: readonly Weight[],
  read: (question: QuestionSummary) => string,
  found: readonly Grouped[],
): Weigh {
  const weights = new Map(given.map(({ slug, weight }) => [slug, weight]));
  const weightOf = (value: string) => weights.get(value) ?? 1;
  // How many questions of each value there are in each group.
  const groups = new Map<string, Map<string, number>>();
  for (const { question, group } of found) {
    const counts = groups.get(group.join()) ?? new Map<string, number>();
    groups.set(group.join(), counts);
    counts.set(read(question), (counts.get(read(question)) ?? 0) + 1);
  }
  const means = new Map(
    [...groups].map(([group, counts]) => {
      const size = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return [group, [...counts.keys()].reduce((sum, value) => sum + weightOf(value), 0) / size];
    }),
  );
  return ({ question, group }) => {
    const value = read(question);
    const alike = groups.get(group.join())!.get(value)!;
    return weightOf(value) / alike / means.get(group.join())!;
  };
}
