import type { Frame, Locator, Page } from "playwright-core";
import { chooseInPick, notification, openContainer, quickInput, quickRows, runCommand, webview } from "./person";

/** What a candidate does with Mock Interview, by keys and clicks. */

/** The steps of Start Mock Interview, by the beginning of what each asks. */
export const wizardSteps = [
  "Which interview",
  "Which role",
  "At which level",
  "What should come up",
  "Start when you are",
] as const;

/** Finds a question by its title and opens it; gives the panel once it shows the question, or the stage of it that is `shown`. */
export async function openQuestion(page: Page, title: string, shown = title): Promise<Frame> {
  await runCommand(page, "Mock Interview: Search Questions...");
  await page.locator('.quick-input-widget input[placeholder^="Title, kind"]').waitFor();
  await quickInput(page).fill(title);
  await chooseInPick(page, title);
  return await questionPanel(page, shown);
}

/** The question panel, once it shows a practiced question by its title. */
export function questionPanel(page: Page, title: string): Promise<Frame> {
  return webview(page, `h1.title:text-is(${JSON.stringify(title)})`);
}

/** Waits for a step of Start Mock Interview and gives its text field. */
export async function wizardStep(page: Page, step: (typeof wizardSteps)[number]): Promise<Locator> {
  const input = page.locator(`.quick-input-widget input[placeholder^="${step}"]`);
  await input.waitFor();
  await quickRows(page).first().waitFor();
  return input;
}

/** Runs the command, and starts another interview when one was left unfinished. */
export async function openWizard(page: Page): Promise<void> {
  await runCommand(page, "Start Mock Interview");
  const unfinished = page.locator(".quick-input-widget input[placeholder^='An interview was left unfinished']");
  await unfinished.or(page.locator(`.quick-input-widget input[placeholder^="${wizardSteps[0]}"]`)).waitFor();
  if (await unfinished.isVisible()) await chooseInPick(page, "Start another");
}

/** Enter five times is a good interview; gives the panel with its first question. */
export async function startInterview(page: Page): Promise<Frame> {
  await openContainer(page, "Mock Interview");
  await openWizard(page);
  for (const step of wizardSteps) await (await wizardStep(page, step)).press("Enter");
  await tab(page, "answer.md").waitFor();
  return await webview(page, "h1.kicker");
}

/** Hands in an answer of an interview while there is time for a follow-up, and passes that over by the same button. */
export async function handIn(panel: Frame): Promise<void> {
  await panel.getByRole("button", { name: /^Done/u }).click();
  await panel.getByRole("button", { name: "Skip it and go on" }).click();
}

/** Starts the interview of this title, for the rest as the last time; gives the panel with its first question. */
export async function startInterviewNamed(page: Page, title: string): Promise<Frame> {
  await openWizard(page);
  const [interview, ...others] = wizardSteps;
  await (await wizardStep(page, interview)).fill(title);
  await quickRows(page).first().filter({ hasText: title }).waitFor();
  await page.keyboard.press("Enter");
  for (const step of others) await (await wizardStep(page, step)).press("Enter");
  return await webview(page, "h1.kicker");
}

/** The active editor's tab, once it bears this name. */
export function tab(page: Page, name: string): Locator {
  return page.locator(".editor-group-container .tab.active").filter({ hasText: name }).first();
}

/** A view of our container with its header; `name` as on the header. */
export function pane(page: Page, name: string): Locator {
  return page.locator(".pane").filter({ has: page.locator(`.pane-header[aria-label^="${name}"]`) });
}

/** The item with the clock in the status bar. */
export function clock(page: Page): Locator {
  return page.locator('.part.statusbar .statusbar-item[id="mock-interview.mock-interview.mockInterview.clock"]');
}

/** Opens the menu behind the clock and chooses from it. */
export async function chooseInClock(page: Page, item: string): Promise<void> {
  await clock(page).click();
  await page.locator(".quick-input-widget input[placeholder^='What would you like to do']").waitFor();
  await chooseInPick(page, item);
}

/** Seconds left on the clock, negative past zero. */
export async function secondsLeft(page: Page): Promise<number> {
  const text = (await clock(page).textContent()) ?? "";
  const [, over, minutes, seconds] = /(\+?)(\d+):(\d\d)/u.exec(text) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * (over ? -1 : 1);
}

/** The modal dialog that asks once before something ends. */
export function dialog(page: Page): Locator {
  return page.locator(".monaco-dialog-box");
}

/** Presses a button of the notification that holds a text. */
export async function answerNotification(page: Page, text: string | RegExp, button: string): Promise<void> {
  await notification(page, text).getByRole("button", { name: button }).click();
}

/** The row of a question in the Session view, once it is the open one. */
export function questionRow(page: Page, number: number): Locator {
  const open = new RegExp(`Question ${number}\\D*open`, "u");
  return page.locator('[role="tree"][aria-label*="Session"] [role="treeitem"]').filter({ hasText: open }).first();
}

/** What the tests say inside the code, with the line it stands at, counted from 1. */
export async function inlineMessages(page: Page): Promise<{ line: number; text: string }[]> {
  const numbers = await placed(page.locator(".margin-view-overlays .line-numbers"));
  const messages = await placed(page.locator(".test-error-content-widget"));
  return messages.map(({ middle, text }) => {
    const line = numbers.find(({ top, bottom }) => top <= middle && middle < bottom);
    return { line: Number(line?.text), text };
  });
}

async function placed(elements: Locator) {
  return await Promise.all(
    (await elements.all()).map(async (element) => {
      const { y, height } = (await element.boundingBox())!;
      return { top: y, middle: y + height / 2, bottom: y + height, text: (await element.textContent()) ?? "" };
    }),
  );
}
