import {
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from "vscode";
import { CancelledError } from "../../base/errors";
import { DisposableStore } from "../../base/lifecycle";
import { type Conditions, conditions } from "../../core/interview/conditions";
import type { NoOther } from "../../core/interview/drawInstead";
import { leastMinutes } from "../../core/interview/planBlueprint";
import type { PlanDraft } from "../../core/interview/planDraft";
import { sizeWords } from "../../core/interview/sizeWords";
import type { QuestionSummary } from "../../core/question/question";
import { kindTitles } from "../../core/question/titles";
import type { StepPlace } from "../../host/steps";
import { consents, startWords } from "./wizardSteps";

/** What the preview changes, and what it needs to show. */
export interface Previewed {
  draft: PlanDraft;
  /** What is said beside the size, such as how many days are left. */
  besides: string;
  /** How many times the usual time the candidate has. */
  extraTime?: number;
  /** How to start the last time. */
  last?: Conditions;
  questionOf(id: string): QuestionSummary | undefined;
  drawAgain(id: string): NoOther | undefined;
  setMinutes(index: number, minutes: number): void;
  leaveOut(index: number): void;
  save(): Promise<void>;
}

type Row = QuickPickItem & { action?: Action };
type Action =
  | { type: "start"; conditions: Conditions }
  | { type: "save" }
  | { type: "minutes"; index: number }
  | { type: "draw"; id: string };

const placeholder = "Start, or choose a section to change its minutes, a question to draw another";

/** Shows a plan until it is started, saved as often as one likes; minutes and draws can be changed. Rejects as cancelled on Esc. */
export async function previewPlan(previewed: Previewed, place: StepPlace): Promise<Conditions | "back"> {
  let active = 0;
  for (;;) {
    const chosen = await show(previewed, place, active);
    if (chosen === "back") return "back";
    active = chosen.row;
    if (chosen.action.type === "start") {
      if (chosen.action.conditions !== "strict" || (await consents())) return chosen.action.conditions;
    }
    if (chosen.action.type === "minutes") await askMinutes(previewed, chosen.action.index);
    else if (chosen.action.type === "save") await previewed.save();
  }
}

/** Resolves with what was chosen; questions are drawn again in place. */
function show(
  previewed: Previewed,
  place: StepPlace,
  active: number,
): Promise<{ action: Action; row: number } | "back"> {
  const store = new DisposableStore();
  const pick = store.add(window.createQuickPick<Row>());
  Object.assign(pick, { ...place, placeholder, ignoreFocusOut: true, matchOnDescription: true });
  pick.buttons = [QuickInputButtons.Back];
  const fill = (row: number) => {
    pick.items = rowsOf(previewed);
    pick.activeItems = pick.items.slice(row, row + 1);
  };
  fill(active);
  return new Promise<{ action: Action; row: number } | "back">((resolve, reject) => {
    const take = (row: Row | undefined) => {
      if (!row?.action) return;
      const at = pick.items.indexOf(row);
      if (row.action.type !== "draw") return resolve({ action: row.action, row: at });
      const why = previewed.drawAgain(row.action.id);
      pick.placeholder = why ? noOtherWords[why] : placeholder;
      pick.value = "";
      fill(at);
    };
    store.add(pick.onDidTriggerButton(() => resolve("back")));
    store.add(pick.onDidTriggerItemButton(({ item }) => take(item)));
    store.add(pick.onDidAccept(() => take(pick.selectedItems[0])));
    store.add(pick.onDidHide(() => reject(new CancelledError())));
    pick.show();
  }).finally(() => store.dispose());
}

const noOtherWords: Record<NoOther, string> = {
  stage: "A stage stays: the next ones build on it",
  unknown: "The bank has nothing else for this place",
  seen: "You have drawn every question of this sort",
  "too-long": "The other questions of this sort take longer than there is room for",
};

function rowsOf({ draft, besides, extraTime, last, questionOf }: Previewed): Row[] {
  const size = [sizeWords({ sections: draft.sections, extraTime }), besides].filter(Boolean).join(" · ");
  const ordered = [...conditions].sort((a, b) => Number(b === last) - Number(a === last));
  let number = 0;
  return [
    ...ordered.map(
      (one, at): Row => ({
        ...startWords[one],
        description: at === 0 ? size : undefined,
        action: { type: "start", conditions: one },
      }),
    ),
    {
      label: "$(save) Save as an interview of my own...",
      description: "to sit it again, or to change it by hand",
      action: { type: "save" },
    },
    { label: "sections", kind: QuickPickItemKind.Separator },
    ...draft.sections.flatMap(({ title, minutes, questions }, index): Row[] => [
      {
        label: title,
        description: `${minutes} min`,
        buttons: [button("watch", "Change Minutes")],
        action: { type: "minutes", index },
      },
      ...questions.map((id): Row => {
        number += 1;
        const question = questionOf(id);
        return {
          label: `$(blank) Question ${number}`,
          // Neither title nor level: the interview hides them until its end.
          description: question && `${kindTitles[question.kind]} · ${question.minutes} min`,
          buttons: [button("refresh", "Draw Again")],
          action: { type: "draw", id },
        };
      }),
    ]),
  ];
}

function button(icon: string, tooltip: string): QuickInputButton {
  return { iconPath: new ThemeIcon(icon), tooltip };
}

/** Esc leaves the minutes as they are. */
async function askMinutes(previewed: Previewed, index: number): Promise<void> {
  const section = previewed.draft.rules[index]!;
  const least = leastMinutes(section);
  const others = previewed.draft.rules.reduce((sum, one, at) => sum + (at === index ? 0 : one.minutes), 0);
  // An interview file takes no more in all.
  const most = Math.min(120, 240 - others);
  const only = previewed.draft.rules.length === 1;
  const typed = await window.showInputBox({
    title: "Plan My Interview",
    prompt: `Minutes for ${section.title}, from ${least} to ${most}${only ? "" : "; 0 leaves it out"}`,
    value: String(section.minutes),
    validateInput: (text) => {
      const minutes = wholeNumber(text);
      if ((minutes === 0 && !only) || (minutes >= least && minutes <= most)) return undefined;
      return `A whole number from ${least} to ${most}${only ? "" : ", or 0 to leave the section out"}`;
    },
  });
  if (typed === undefined) return;
  const minutes = wholeNumber(typed);
  if (minutes === 0) previewed.leaveOut(index);
  else if (minutes !== section.minutes) previewed.setMinutes(index, minutes);
}

function wholeNumber(text: string): number {
  return /^\s*\d{1,4}\s*$/u.test(text) ? Number(text) : Number.NaN;
}
