import { type QuickPickItem, QuickPickItemKind, window } from "vscode";
import { CancelledError } from "../../base/errors";
import type { QuestionFilter } from "../../core/question/search";
import type { FilterGroup } from "./filterGroups";

interface CriterionItem extends QuickPickItem {
  key?: keyof QuestionFilter;
  value?: string;
}

/** One list of all criteria; those of one group are alternatives, groups are stacked. */
export async function chooseFilter(groups: readonly FilterGroup[], current: QuestionFilter): Promise<QuestionFilter> {
  const chosen = await window.showQuickPick(
    groups.flatMap((group) => itemsOf(group, (current[group.key] ?? []) as readonly string[])),
    { title: "Filter Questions", placeHolder: "Choose any; none shows all questions", canPickMany: true },
  );
  if (!chosen) throw new CancelledError();
  const filter: Partial<Record<keyof QuestionFilter, string[]>> = {};
  for (const { key, value } of chosen) {
    if (key && value) filter[key] = [...(filter[key] ?? []), value];
  }
  return filter as QuestionFilter;
}

function itemsOf({ key, title, values }: FilterGroup, picked: readonly string[]): CriterionItem[] {
  return [
    { label: title, kind: QuickPickItemKind.Separator },
    ...values.map(({ value, label }) => ({ label, key, value, picked: picked.includes(value) })),
  ];
}
