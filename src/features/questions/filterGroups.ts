import type { BankIndex } from "../../bank/bankIndex";
import { kinds, levels } from "../../core/question/question";
import { lengths, type QuestionFilter } from "../../core/question/search";
import { kindTitles, levelTitles } from "../../core/question/titles";
import { type QuestionState, questionStates } from "../../core/review/history";

/** One stack of criteria: its values are alternatives. */
export interface FilterGroup {
  key: keyof QuestionFilter;
  title: string;
  values: { value: string; label: string }[];
}

const stateTitles: Record<QuestionState, string> = {
  new: "Not tried yet",
  started: "Started",
  passed: "Passed",
  due: "Due today",
};

/** Everything questions can be filtered by, with the categories that hold any. */
export function filterGroups({ tracks, questions }: BankIndex): FilterGroup[] {
  const used = new Set(questions.map(({ category }) => category));
  const categories = tracks.flatMap((track) => track.categories).filter(({ slug }) => used.has(slug));
  const labeled = <V extends string>(values: readonly V[], titles: Record<V, string>) =>
    values.map((value) => ({ value, label: titles[value] }));
  return [
    { key: "kinds", title: "Kind", values: labeled(kinds, kindTitles) },
    {
      key: "categories",
      title: "Category",
      values: categories.map(({ slug, title }) => ({ value: slug, label: title })),
    },
    { key: "levels", title: "Level", values: labeled(levels, levelTitles) },
    {
      key: "lengths",
      title: "Length",
      values: Object.entries(lengths).map(([value, { title }]) => ({ value, label: title })),
    },
    { key: "states", title: "State", values: labeled(questionStates, stateTitles) },
  ];
}

/** A filter in words, for the line above the tree: `Coding or Debugging, Senior`. */
export function describeFilter(filter: QuestionFilter, groups: readonly FilterGroup[]): string {
  return groups
    .map(({ key, values }) => {
      const wanted = (filter[key] ?? []) as readonly string[];
      return values
        .filter(({ value }) => wanted.includes(value))
        .map(({ label }) => label)
        .join(" or ");
    })
    .filter(Boolean)
    .join(", ");
}
