import type { Frame, Page } from "playwright-core";
import { nextStop } from "../../src/core/interview/route";
import type { Session } from "../../src/core/interview/session";
import { answerPartsOf } from "../../src/core/question/answerFile";
import type { Question } from "../../src/core/question/question";
import { withoutMarks } from "../../src/core/question/withoutMarks";
import { dialog, questionRow, tab } from "./candidate";
import type { CodeServer } from "./codeServer";
import { replaceText, save, webview } from "./person";
import { newestSession, sessionWhere } from "./practiceFolder";

/** Somebody who sits a whole interview and answers every question by its kind, right where there is a right answer. */

/** An interview under way, as this candidate sees it; `panel` is found anew when the window was lost. */
export interface Sitting {
  page: Page;
  panel: Frame;
  server: CodeServer;
  /** Questions and stages of the bank, by id. */
  bank: ReadonlyMap<string, Question>;
}

/** Goes through all that is left of an interview and ends it; `beforeHandIn` sees each answer before it is handed in. */
export async function sitThrough(
  sitting: Sitting,
  beforeHandIn: (question: Question, number: number) => Promise<void> = async () => undefined,
): Promise<void> {
  let last: string | undefined;
  for (;;) {
    const session = await sessionWhere(sitting.server, (one) => placeOf(one) !== last);
    last = placeOf(session);
    if (!session.question) {
      const pick = (panel: Frame) => panel.getByRole("button", { name: /^Pick this one/u }).first();
      await inPanel(sitting, (panel) => pick(panel).click());
      continue;
    }
    const question = sitting.bank.get(session.question)!;
    const { number } = session.questions[question.id]!;
    await answer(sitting, question, number);
    await beforeHandIn(question, number);
    if (await handIn(sitting, last, nextStop(session) === undefined)) return;
  }
}

function placeOf({ section, question }: Session): string {
  return `${section} ${question}`;
}

/** Answers the open question by its kind: chosen in the panel, written to the file, or coded until all tests pass. */
export async function answer(sitting: Sitting, question: Question, number: number): Promise<void> {
  const { page } = sitting;
  await inPanel(sitting, (panel) => shows(panel, question));
  if (question.options.length > 0) {
    const right = question.options.findIndex((option) => option.right);
    await inPanel(sitting, (panel) => panel.getByRole("radio").nth(right).check());
    return;
  }
  await openInEditor(page, question, number);
  await replaceText(page, textOf(question));
  await save(page);
  if (question.runsCode) await inPanel(sitting, allPass);
}

/** Waits until the panel shows a question: by its first words, since an interview hides its title. */
async function shows(panel: Frame, { prompt }: Question): Promise<void> {
  const words = withoutMarks(prompt).replace(/\s+/gu, " ").slice(0, 30).trim();
  await panel.locator(".prompt").filter({ hasText: words }).waitFor();
}

/** Waits until the file of a question is the one in the editor: they bear the same name in folders of their own. */
export async function openInEditor(page: Page, question: Question, number: number): Promise<void> {
  await tab(page, question.runsCode ? "solution.py" : "answer.md").waitFor();
  const place = new RegExp(`q${number}(?!\\d)`, "u");
  await page.locator(".monaco-breadcrumbs").filter({ hasText: place }).first().waitFor();
  await questionRow(page, number).waitFor();
}

export async function allPass(panel: Frame): Promise<void> {
  await panel
    .getByText(/(\d+) of \1 tests pass/u)
    .first()
    .waitFor();
}

/** The reference solution, or the author's own words, a paragraph under each heading. */
export function textOf(question: Question): string {
  if (question.solution) return question.solution.code.code;
  const words = question.shortAnswer ?? question.modelAnswer ?? "I have built services in Python for five years.";
  const paragraphs = words.replaceAll(/^#+ /gmu, "").split(/\n{2,}/u);
  return answerPartsOf(question)
    .map(({ title }, index) => `## ${title}\n\n${paragraphs[index % paragraphs.length]}\n`)
    .join("\n");
}

/** Presses Done until the interview moves on, past what else the interviewer asks; true when that was its end. */
async function handIn(sitting: Sitting, place: string, isLast: boolean): Promise<boolean> {
  const { page, server } = sitting;
  const isHere = async () => placeOf(await newestSession(server)) === place;
  const press = (panel: Frame) => panel.getByRole("button", { name: /^Done/u }).click();
  const done = () => inPanel(sitting, async (panel) => ((await isHere()) ? press(panel) : undefined));
  const end = dialog(page).getByRole("button", { name: "End Interview" });
  await done();
  const deadline = Date.now() + 30_000;
  let again = true;
  while (Date.now() < deadline) {
    if (isLast && (await end.isVisible())) {
      await end.click();
      return true;
    }
    if (!isLast && !(await isHere())) return false;
    const skip = (panel: Frame) => panel.getByRole("button", { name: "Skip it and go on" });
    if (again && (await inPanel(sitting, (panel) => skip(panel).isVisible()))) {
      again = false;
      await inPanel(sitting, async (panel) => ((await isHere()) ? skip(panel).click() : undefined));
    }
  }
  throw new Error(`Done did not lead on from ${place}.`);
}

/** Does something in the panel, which VS Code draws anew when it moves to another column. */
async function inPanel<T>(sitting: Sitting, act: (panel: Frame) => Promise<T>): Promise<T> {
  for (;;) {
    if (sitting.panel.isDetached()) sitting.panel = await webview(sitting.page, "h1.kicker");
    const { panel } = sitting;
    try {
      return await act(panel);
    } catch (error) {
      if (!panel.isDetached()) throw error;
    }
  }
}

/** The scorecard, once it is there. */
export function scorecard(page: Page): Promise<Frame> {
  return webview(page, "nav.stepper");
}
