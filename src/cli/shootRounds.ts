import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openQuestion, tab } from "../../test/support/candidate";
import { textOf } from "../../test/support/interviewee";
import * as person from "../../test/support/person";
import { shippedQuestions } from "../../test/support/practiceFolder";
import { kinds, type Question } from "../core/question/question";

const folder = join(".vscode-test", "rounds");

/**
 * Takes pictures of a round of each kind, to be looked at: as it opens, with an answer, and with the author's answer. Writes them to
 * `.vscode-test/rounds` and gives that folder.
 */
export async function shootRounds(room: person.Room, theme: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const questions = [...(await shippedQuestions()).values()].filter(({ id }) => !id.includes("#"));
  for (const kind of kinds) {
    const of = questions.filter((question) => question.kind === kind);
    // What any Python runs comes first.
    const question = of.find(({ packages }) => packages.length === 0) ?? of[0]!;
    const page = await person.openWindow(room);
    await shootRound(page, question, (moment) => join(folder, `${theme} ${kind} ${moment}.png`.replaceAll(" ", "-")));
    await page.context().close();
  }
  return folder;
}

async function shootRound(page: Page, question: Question, path: (moment: string) => string): Promise<void> {
  // A scenario opens at its first stage.
  const shown = question.stages[0] ?? question;
  const shoot = (moment: string) => page.screenshot({ path: path(moment) });
  const panel = await openQuestion(page, question.title, shown.title);
  if (shown.options.length > 0) {
    await panel.getByRole("radio").first().check();
    await shoot("open");
    await panel.getByRole("button", { name: "Check", exact: true }).click();
    await panel.getByText("More on this").waitFor();
    return void (await shoot("shown"));
  }
  await tab(page, shown.runsCode ? "solution.py" : "answer.md").waitFor();
  await shoot("open");
  await person.replaceText(page, shown.runsCode ? shown.wrongSolutions[0]!.code.code : textOf(shown));
  await person.save(page);
  const judged = shown.runsCode ? panel.locator(".in-short") : panel.getByText(/[1-9]\d* words/u);
  await judged.first().waitFor();
  await shoot("answered");
  await panel.getByRole("button", { name: shown.runsCode ? "Done" : "Check my answer", exact: true }).click();
  if (shown.runsCode) await panel.getByRole("button", { name: "Yes, done", exact: true }).click();
  await panel.getByRole("heading", { name: "The answer" }).waitFor();
  await shoot("shown");
}
