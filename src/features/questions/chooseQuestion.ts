import { window } from "vscode";
import type { Bank } from "../../bank/openBank";
import { CancelledError } from "../../base/errors";
import { kindTitles } from "../../core/question/titles";
import { stateOf } from "../../core/review/history";
import type { ProgressStore } from "../../session/progressStore";

/** Search: every question, matched on title, kind, category and topics. Gives its id. */
export async function chooseQuestion(bank: Bank, progress: ProgressStore): Promise<string> {
  const [{ questions }] = await Promise.all([bank.index(), progress.load()]);
  const items = questions.map((question) => ({
    label: question.title,
    description: [kindTitles[question.kind], question.level, `${question.minutes} min`, stateWord(question.id)]
      .filter(Boolean)
      .join(" · "),
    detail: [question.category, ...question.topics].join(", "),
    id: question.id,
  }));
  const chosen = await window.showQuickPick(items, {
    title: "Search Questions",
    placeHolder: "Title, kind, category or topic",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) throw new CancelledError();
  return chosen.id;

  function stateWord(id: string): string {
    const state = stateOf(progress.progress.get(id), new Date());
    return state === "new" ? "" : state;
  }
}
