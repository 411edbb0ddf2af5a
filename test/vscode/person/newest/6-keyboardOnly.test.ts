import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { Frame, Page } from "playwright-core";
import { nextStop } from "../../../../src/core/interview/route";
import type { Session } from "../../../../src/core/interview/session";
import { dialog, startInterviewNamed } from "../../../support/candidate";
import { openInEditor, scorecard, textOf } from "../../../support/interviewee";
import { openWindow, pasteOver, runCommand, save, useRoom } from "../../../support/person";
import { interviewFile, newestSession, sessionWhere, shippedQuestions } from "../../../support/practiceFolder";

/** Counts presses of a mouse or finger in a window and all its frames. */
const countPresses = "addEventListener('pointerdown', () => { window.presses = (window.presses ?? 0) + 1; }, true);";

describe("6 a whole interview by keyboard alone", function () {
  this.timeout(240_000);
  const room = useRoom();

  it("is started, answered, chosen in, ended, predicted, rated and saved without a mouse", async () => {
    const page = await openWindow(room());
    await page.addInitScript(countPresses);
    await page.reload();
    await runCommand(page, "View: Show Mock Interview");
    let panel = await startInterviewNamed(page, "Warm-up, 20 minutes");
    const bank = await shippedQuestions();
    let session = await newestSession(room().server);
    for (;;) {
      const id = session.question!;
      const question = bank.get(id)!;
      const { number } = session.questions[id]!;
      if (question.options.length > 0)
        await choose(
          page,
          panel,
          question.options.findIndex(({ right }) => right),
        );
      else {
        await openInEditor(page, question, number);
        await pasteOver(page, textOf(question));
        await save(page);
      }
      if (question.runsCode)
        await panel
          .getByText(/(\d+) of \1 tests pass/u)
          .first()
          .waitFor();
      const isLast = nextStop(session) === undefined;
      // What is to be done next is the last button above the question.
      if (question.options.length > 0) await press(page, panel, /^Done/u, "Shift+Tab");
      else {
        await runCommand(page, "Mock Interview: Show Question");
        await press(page, panel, /^Done/u);
      }
      const asked = ({ questions }: Session) => questions[id]!.followUps.some(({ reply }) => reply === undefined);
      for (let isOver = false, passedOver = false; !isOver; await delay(100)) {
        const now = await newestSession(room().server);
        isOver = isLast ? await dialog(page).isVisible() : now.question !== id;
        if (passedOver || !asked(now)) continue;
        passedOver = true;
        await runCommand(page, "Mock Interview: Show Question");
        await press(page, panel, /^Skip it/u);
      }
      if (isLast) break;
      session = await sessionWhere(room().server, (one) => one.question !== id);
    }
    await dialog(page).waitFor();
    await press(page, page.mainFrame(), /^End Interview$/u);

    panel = await scorecard(page);
    await tabTo(page, panel, /^1: Badly/u);
    await page.keyboard.press("ArrowRight");
    await press(page, panel, /^Continue to rating$/u);
    await tabTo(page, panel, /^1: /u);
    for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await press(page, panel, /^See the result$/u);
    await panel.getByText("60 of 100").first().waitFor();
    await press(page, panel, /^Save$/u);
    await panel.getByText("Saved in your practice folder").waitFor();
    assert.match(await interviewFile(room().server, "scorecard.md"), /60 of 100/u);
    for (const frame of page.frames()) assert.equal(await frame.evaluate("window.presses ?? 0"), 0, frame.url());
  });
});

/** Goes into the panel and chooses an option as a person without a mouse does: to the list, then down to the option. */
async function choose(page: Page, panel: Frame, option: number): Promise<void> {
  await runCommand(page, "Mock Interview: Show Question");
  await panel.getByRole("radio", { checked: true }).waitFor({ state: "hidden" });
  await tabTo(page, panel, optionName);
  await page.keyboard.press("Space");
  for (let at = 0; at < option; at++) await page.keyboard.press("ArrowDown");
  assert.ok(await panel.getByRole("radio").nth(option).isChecked());
}

/** The name of an option that is not a button: its own words. */
const optionName = /^radio /u;

/** Goes to a button by Tab and presses it. */
async function press(page: Page, frame: Frame, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await tabTo(page, frame, name, key);
  await page.keyboard.press("Enter");
}

/** Presses Tab until the keyboard is on what is called so; a radio button without a label of its own is called `radio on`. */
async function tabTo(page: Page, frame: Frame, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 100) {
    const now = String(await frame.evaluate(focusedName));
    if (name.test(now)) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}, only to ${passed.join(" | ")}`);
}

const focusedName = `(() => {
  const element = document.hasFocus() ? document.activeElement : undefined;
  if (!element) return "";
  const label = element.getAttribute("aria-label") ?? (element.type === "radio" ? "radio " + element.value : element.textContent);
  return label.replace(/\\s+/gu, " ").trim().slice(0, 80);
})()`;
