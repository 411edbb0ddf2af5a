import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import { bands } from "../../../src/core/scoring/score";
import { handIn } from "../../support/candidate";
import {
  openContainer,
  openWindow,
  quickInput,
  quickRows,
  replaceText,
  runCommand,
  save,
  statusItem,
  takePicture,
  treeRow,
  useRoom,
  webview,
} from "../../support/person";
import { interviewFile, newestSession, shippedQuestions } from "../../support/practiceFolder";

describe("4, 5 and 6 a whole interview, from the palette to the written report", () => {
  const room = useRoom();

  it("is played with keys and clicks", async () => {
    const page = await openWindow(room());
    await startWithEnter(page);
    await openContainer(page, "Mock Interview");
    await treeRow(page, "Session", "Warm-up").waitFor();
    await treeRow(page, "Session", "Question 1").waitFor();
    await statusItem(page, /0[45]:\d\d.*Warm-up 1\/6/u).waitFor();
    let panel = await webview(page, "main h1, main .prompt, main");
    await takePicture(page, `interview ${room().server.host.name}`);

    await answer(page, "## Answer\n\nI build services in Python with Postgres, for a team of six.\n");
    await handIn(panel);
    for (let question = 2; question <= 6; question++) {
      await page.locator(".tab.active").filter({ hasText: "answer.md" }).waitFor();
      await waitForQuestion(page, question);
      await answer(page, `## Answer\n\nWith the lock only one thread runs bytecode, number ${question}.\n`);
      await handIn(panel);
    }

    // Live coding: both tasks are shown, one is picked, saved wrong, then right.
    await panel
      .getByRole("button", { name: /^Pick this one: / })
      .nth(1)
      .waitFor();
    await takePicture(page, `pick ${room().server.host.name}`);
    await panel.getByRole("button", { name: /^Pick this one: .*Solve a coding task$/u }).click();
    await page.locator(".tab.active").filter({ hasText: "solution.py" }).waitFor();
    await save(page);
    await panel
      .getByText(/0 of \d+ tests pass/u)
      .first()
      .waitFor();
    const picked = (await newestSession(room().server)).sections[3]!.picked!;
    await replaceText(page, (await shippedQuestions()).get(picked)!.solution!.code.code);
    await save(page);
    await panel
      .getByText(/(\d+) of \1 tests pass/u)
      .first()
      .waitFor();
    await takePicture(page, `passed ${room().server.host.name}`);
    await handIn(panel);

    await page.locator(".tab.active").filter({ hasText: "answer.md" }).waitFor();
    await statusItem(page, /Behavioral 5\/6/u).waitFor();
    await waitForQuestion(page, 9);
    await answer(page, "## Situation\n\nThe queue was full.\n\n## Result\n\nIt drained in an hour.\n");
    await handIn(panel);
    await statusItem(page, /Your questions 6\/6/u).waitFor();
    await waitForQuestion(page, 10);
    await page.locator(".tab.active").filter({ hasText: "answer.md" }).waitFor();
    await runCommand(page, "Mock Interview: End Interview...");
    await page.getByRole("dialog").getByRole("button", { name: "End Interview" }).click();

    panel = await webview(page, "nav.stepper");
    await predictAndRate(page, panel);
    await panel.getByRole("button", { name: "See the result" }).click();
    await panel.getByText(/of 22/u).first().waitFor();
    await takePicture(page, `scorecard ${room().server.host.name}`);
    await checkReport();
  }).timeout(180_000);

  async function checkReport(): Promise<void> {
    const report = await interviewFile(room().server, "scorecard.md");
    const card = JSON.parse(await interviewFile(room().server, "scorecard.json"));
    assert.equal(card.rated, 4);
    assert.equal(card.of, 22);
    // Weights 1 for fundamentals, 2 for live coding: (5 + 3 + 2 * 4 + 2 * 2) of (5 + 5 + 10 + 10).
    assert.equal(card.percent, 66);
    assert.ok(bands.some(({ title }) => report.includes(`**66 of 100: ${title}.**`)));
    assert.match(report, /4 of 22 criteria rated/u);
    assert.match(report, /Said it clearly/u);
    assert.match(report, /- Course: \d+ of \d+ questions handed in/u);
    assert.match(report, / {2}- Phases: .*code \d+ s/u);
    assert.match(report, /(\d+) of \1 tests/u);
    assert.match(report, /Next interview: \d{4}-\d\d-\d\d/u);
    assert.doesNotMatch(report, /undefined|NaN|\[object|TODO|___|\{\{/u);
    assert.ok(card.improvements.length >= 1);
    for (const { study, exercise } of card.improvements) assert.ok(study.title && exercise.title);
  }
});

/** Enter five times is a good interview. */
async function startWithEnter(page: Page): Promise<void> {
  await runCommand(page, "Start Mock Interview");
  for (const step of ["Which interview", "Which role", "At which level", "What should come up", "Start when you are"]) {
    const input = quickInput(page);
    await page.locator(`.quick-input-widget input[placeholder^="${step}"]`).waitFor();
    await quickRows(page).first().waitFor();
    await input.press("Enter");
  }
}

/** Waits until the file of a question is the one in the editor: all of them are called answer.md. */
async function waitForQuestion(page: Page, number: number): Promise<void> {
  const place = new RegExp(`q${number}(?!\\d)`, "u");
  await page.locator(".monaco-breadcrumbs").filter({ hasText: place }).first().waitFor();
  await treeRow(page, "Session", new RegExp(`Question ${number}\\D*open`, "u")).waitFor();
}

async function answer(page: Page, text: string): Promise<void> {
  await replaceText(page, text);
  await save(page);
}

/** One prediction by mouse; ratings by keyboard; one note. */
async function predictAndRate(page: Page, panel: Frame): Promise<void> {
  await panel.getByRole("radiogroup", { name: "Python fundamentals" }).getByRole("radio").nth(3).check();
  await panel.getByRole("button", { name: "Continue to rating" }).click();
  for (const [criterion, score] of [
    ["Concurrency and the GIL", 5],
    ["Decorators and closures", 3],
    ["Algorithms", 4],
    ["Testing", 2],
  ] as const) {
    const group = panel.getByRole("radiogroup", { name: criterion, exact: true });
    await group.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    for (let at = 1; at < score; at++) await page.keyboard.press("ArrowRight");
    await panel.locator(".bar").getByText("rated").waitFor();
  }
  await panel.getByText("4 of 22 rated").waitFor();
  const row = panel.locator(".criterion").filter({ hasText: "Algorithms" });
  await row.getByText(/note/iu).first().click();
  await row.getByRole("textbox").fill("Said it clearly");
  await page.keyboard.press("Tab");
}
