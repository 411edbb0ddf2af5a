import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { addDays, localDate } from "../../../../src/core/interview/realDate";
import { parseInterview } from "../../../../src/core/question/parseInterview";
import { dialog, openWizard, tab, wizardStep, wizardSteps } from "../../../support/candidate";
import {
  chooseInPick,
  openContainer,
  openWindow,
  quickInput,
  quickRows,
  runCommand,
  useRoom,
  webview,
} from "../../../support/person";
import { practiceFolder, sessionWhere } from "../../../support/practiceFolder";

describe("5 planning an interview", () => {
  const room = useRoom();

  it("asks, shows the plan, changes it, saves it as a file of one's own, starts it, and finds it again", async () => {
    const page = await openWindow(room());
    await openContainer(page, "Mock Interview");
    await openWizard(page);
    await wizardStep(page, wizardSteps[0]);
    await chooseInPick(page, "Plan my interview");
    await (await step(page, "Which role")).press("Enter");
    await (await step(page, "At which level")).press("Enter");
    await (await step(page, "How many minutes")).fill("300");
    await quickRows(page).filter({ hasText: "A whole number of minutes from 15 to 180" }).waitFor();
    await quickInput(page).press("Enter");
    await quickInput(page).fill("40");
    await chooseInPick(page, "40 minutes");
    await step(page, "What should there be more of");
    await chooseInPick(page, "More talk");
    await (await step(page, "What should come up")).press("Enter");
    await (await step(page, "Which company")).fill("Acme");
    await chooseInPick(page, "Acme");
    await step(page, "Who will interview you");
    await chooseInPick(page, "The hiring manager");
    const date = await step(page, "When is the real interview");
    await date.fill("2020-01-01");
    await quickRows(page).filter({ hasText: "That day is past" }).waitFor();
    await date.fill(addDays(localDate(new Date()), 14));
    await quickRows(page).filter({ hasText: "in 14 days" }).waitFor();
    await date.press("Enter");

    await step(page, "Start, or choose a section");
    const size = quickRows(page).filter({ hasText: /Start now.*4 sections, \d+ questions, 40:00/u });
    await size.filter({ hasText: "the real one is in 14 days" }).waitFor();
    await chooseInPick(page, /^Warm-up\d+ min/u);
    await page.locator(".quick-input-message").filter({ hasText: "Minutes for Warm-up, from 2 to 120" }).waitFor();
    await quickInput(page).fill("1");
    await page.locator(".quick-input-message").filter({ hasText: "A whole number from 2 to 120" }).waitFor();
    await quickInput(page).fill("6");
    await quickInput(page).press("Enter");
    await step(page, "Start, or choose a section");
    await quickRows(page)
      .filter({ hasText: /Start now.*4 sections, \d+ questions, 4[0-3]:00/u })
      .waitFor();
    await chooseInPick(page, /^\s*Question 1Warm-up/u);
    await quickRows(page)
      .filter({ hasText: /^\s*Question 1Warm-up/u })
      .first()
      .waitFor();

    await chooseInPick(page, "Save as an interview of my own");
    await page.locator(".quick-input-message").filter({ hasText: "Name of the interview" }).waitFor();
    await quickInput(page).fill("Acme, talk");
    await quickInput(page).press("Enter");
    await step(page, "Start, or choose a section");
    await chooseInPick(page, "Start relaxed");
    await tab(page, "answer.md").waitFor();
    const { plan } = await sessionWhere(room().server, ({ question }) => question !== undefined);
    assert.deepEqual([plan.company, plan.profile, plan.conditions], ["Acme", "manager", "relaxed"]);
    assert.match(plan.title, /^Backend developer at Acme, 4\d minutes$/u);
    assert.equal(plan.sections.at(-1)!.title, "Your questions for Acme");
    assert.match(plan.realDate!, /^\d{4}-\d\d-\d\d$/u);

    const folder = join(practiceFolder(room().server), "own", "interviews");
    assert.deepEqual(await readdir(folder), ["acme-talk.interview.md"]);
    const file = join(folder, "acme-talk.interview.md");
    const text = await readFile(file, "utf8");
    const { interview, problems } = parseInterview(text, "own/interviews/acme-talk.interview.md");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      interview!.sections.map(({ minutes }) => minutes),
      plan.sections.map(({ minutes }) => minutes),
    );

    // It is listed with the others, as is one that is broken, which says where.
    await writeFile(join(folder, "broken.interview.md"), text.replace(/^minutes: 4\d/mu, "minutes: 50"));
    await runCommand(page, "Mock Interview: End Interview...");
    await dialog(page).getByRole("button", { name: "End Interview" }).click();
    await webview(page, "nav.stepper");
    await openWizard(page);
    await (await wizardStep(page, wizardSteps[0])).fill("own/interviews/broken");
    await quickRows(page)
      .filter({ hasText: /broken\.interview\.md:3:10 The sections add up to 4\d minutes, not 50/u })
      .waitFor();
    await quickInput(page).fill("Acme, talk");
    await quickInput(page).press("Enter");
    for (const one of wizardSteps.slice(1)) await (await wizardStep(page, one)).press("Enter");
    const again = await sessionWhere(room().server, (session) => session.plan.blueprint === "own/acme-talk");
    assert.deepEqual([again.plan.company, again.plan.profile], ["Acme", "manager"]);
    assert.equal(again.plan.sections.at(-1)!.title, "Your questions for Acme");
  });
});

/** Waits for a step by the beginning of what it asks, and gives its text field. */
async function step(page: Page, asks: string) {
  const input = page.locator(`.quick-input-widget input[placeholder^="${asks}"]`);
  await input.waitFor();
  await quickRows(page).first().waitFor();
  return input;
}
