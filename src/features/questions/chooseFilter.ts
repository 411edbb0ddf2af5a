import { type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { Bank } from "../../bank/openBank";
import { CancelledError } from "../../base/errors";
import { kinds, levels } from "../../core/question/question";
import { lengths, type QuestionFilter } from "../../core/question/search";
import { questionStates } from "../../core/review/progress";

interface CriterionItem extends QuickPickItem {
  key?: keyof QuestionFilter;
  value?: string;
}

/** One list of all criteria; those of one group are alternatives, groups are stacked. */
export async function chooseFilter(bank: Bank, current: QuestionFilter): Promise<QuestionFilter> {
  const { tracks, questions } = await bank.index();
  const used = new Set(questions.map(({ category }) => category));
  const categories = tracks.flatMap((track) => track.categories).filter(({ slug }) => used.has(slug));
  const items = [
    ...group(
      "Kind",
      "kinds",
      kinds.map((value) => ({ value })),
    ),
    ...group(
      "Category",
      "categories",
      categories.map(({ slug, title }) => ({ value: slug, label: title })),
    ),
    ...group(
      "Level",
      "levels",
      levels.map((value) => ({ value })),
    ),
    ...group(
      "Length",
      "lengths",
      Object.entries(lengths).map(([value, { title }]) => ({ value, label: title })),
    ),
    ...group(
      "State",
      "states",
      questionStates.map((value) => ({ value })),
    ),
  ];
  const chosen = await window.showQuickPick(items, {
    title: "Filter Questions",
    placeHolder: "Choose any; none shows all questions",
    canPickMany: true,
  });
  if (!chosen) throw new CancelledError();
  const filter: Partial<Record<keyof QuestionFilter, string[]>> = {};
  for (const { key, value } of chosen) {
    if (key && value) filter[key] = [...(filter[key] ?? []), value];
  }
  return filter as QuestionFilter;

  function group(
    title: string,
    key: keyof QuestionFilter,
    values: { value: string; label?: string }[],
  ): CriterionItem[] {
    const picked = (current[key] ?? []) as readonly string[];
    return [
      { label: title, kind: QuickPickItemKind.Separator },
      ...values.map(({ value, label }) => ({ label: label ?? value, key, value, picked: picked.includes(value) })),
    ];
  }
}
