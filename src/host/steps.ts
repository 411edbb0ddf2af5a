import { QuickInputButtons, type QuickPick, type QuickPickItem, window } from "vscode";
import { CancelledError } from "../base/errors";
import { DisposableStore } from "../base/lifecycle";

export interface StepItem extends QuickPickItem {
  value: string;
  /** The answer that a press of its button gives. */
  buttonValue?: string;
  /** It only says why what was typed is no answer, and cannot be chosen. */
  isRefusal?: boolean;
}

/** Where a step stands, for what asks by itself. */
export interface StepPlace {
  title: string;
  step: number;
  totalSteps: number;
}

export interface Step {
  title: string;
  placeholder: string;
  /** Items, given the answers of the steps before. The first one is active, so Enter takes it. */
  items: (answers: string[][]) => StepItem[];
  /** Any number may be chosen. */
  many?: boolean;
  /** Offers what was typed as an answer of its own. */
  ownAnswer?: (text: string) => StepItem;
  /** Whether nothing more is asked after this answer. */
  isLast?: (answer: string[]) => boolean;
  /** Asks in its own way, instead of by items; rejects as cancelled on Esc. */
  ask?: (answers: string[][], place: StepPlace) => Promise<string[] | "back">;
}

/** Quick picks one after another, with a Back button and `2/5` in the title where there are several; answers given before are active when one goes back. Esc cancels all of it. */
export async function chooseInSteps(title: string, steps: readonly Step[]): Promise<string[][]> {
  const answers: string[][] = [];
  for (let index = 0; index < steps.length; ) {
    const { ask, isLast } = steps[index]!;
    const place = { title, step: index + 1, totalSteps: steps.length };
    const answer = await (ask?.(answers, place) ?? askStep(title, steps, index, answers));
    if (answer === "back") index -= 1;
    else {
      answers[index] = answer;
      if (isLast?.(answer)) return answers.slice(0, index + 1);
      index += 1;
    }
  }
  return answers;
}

function askStep(
  title: string,
  steps: readonly Step[],
  index: number,
  answers: string[][],
): Promise<string[] | "back"> {
  const step = steps[index]!;
  const store = new DisposableStore();
  const pick = store.add(window.createQuickPick<StepItem>());
  pick.title = title;
  if (steps.length > 1) Object.assign(pick, { step: index + 1, totalSteps: steps.length });
  pick.placeholder = step.placeholder;
  pick.ignoreFocusOut = true;
  pick.canSelectMany = step.many ?? false;
  pick.matchOnDetail = true;
  pick.buttons = index > 0 ? [QuickInputButtons.Back] : [];
  fill(pick, step, answers, index);
  if (step.ownAnswer) store.add(pick.onDidChangeValue((text) => offerOwn(pick, step, answers, text)));
  return new Promise<string[] | "back">((resolve, reject) => {
    store.add(pick.onDidTriggerButton(() => resolve("back")));
    store.add(pick.onDidTriggerItemButton(({ item }) => item.buttonValue !== undefined && resolve([item.buttonValue])));
    store.add(pick.onDidAccept(() => isAnswered(pick, step) && resolve(valuesOf(pick))));
    store.add(pick.onDidHide(() => reject(new CancelledError())));
    pick.show();
  }).finally(() => store.dispose());
}

function fill(pick: QuickPick<StepItem>, step: Step, answers: string[][], index: number): void {
  const items = step.items(answers);
  const before = answers[index];
  pick.items = items;
  if (step.many) pick.selectedItems = items.filter(({ value, picked }) => (before ? before.includes(value) : picked));
  else if (before) {
    // An answer typed before is in no list.
    const own = before.filter((value) => !items.some((item) => item.value === value));
    pick.items = [...own.flatMap((value) => step.ownAnswer?.(value) ?? []), ...items];
    pick.activeItems = pick.items.filter(({ value }) => before.includes(value));
  }
}

function offerOwn(pick: QuickPick<StepItem>, step: Step, answers: string[][], text: string): void {
  const items = step.items(answers);
  const typed = text.trim();
  const known = items.some(({ label }) => label.toLowerCase() === typed.toLowerCase());
  pick.items = typed && !known ? [...items, step.ownAnswer!(typed)] : items;
}

function isAnswered({ selectedItems }: QuickPick<StepItem>, { many }: Step): boolean {
  return many || (selectedItems.length > 0 && !selectedItems.some(({ isRefusal }) => isRefusal));
}

function valuesOf(pick: QuickPick<StepItem>): string[] {
  return pick.selectedItems.map(({ value }) => value);
}
