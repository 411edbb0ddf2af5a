import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { tally } from "../../../src/core/question/runResult";
import { clock, inlineMessages, openQuestion, tab } from "../../support/candidate";
import {
  chooseInFileDialog,
  chooseInPick,
  notification,
  openWindow,
  quickRows,
  replaceText,
  runCommand,
  save,
  takePicture,
  treeRow,
  useRoom,
} from "../../support/person";
import { newestSession, sessionWhere, shippedQuestions } from "../../support/practiceFolder";
import { testPython } from "../../support/runner";

const id = "python-backend/lru-cache";

describe("3 saving shows what holds and what does not", () => {
  const room = useRoom();
  let page: Page;
  const lastRun = async () =>
    (await sessionWhere(room().server, ({ questions }) => questions[id]?.lastRun !== undefined)).questions[id]!
      .lastRun!;

  it("says at the line, in the gutter, in the status bar and in the panel what a wrong solution gets wrong", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    await write((await lruCache()).wrong);
    await clock(page)
      .filter({ hasText: /\d\/\d/u })
      .waitFor();
    await page.locator(".test-error-content-widget").first().waitFor();
    await page.locator(".glyph-margin-widgets .testing-run-glyph[class*=testing-error]").waitFor();
    const { cases } = await lastRun();
    const failed = cases.filter(({ verdict }) => verdict !== "passed");
    assert.deepEqual(
      (await inlineMessages(page)).map(({ line }) => line).sort(),
      failed.map(({ place }) => place!.line).sort(),
    );
    const { passed, total } = tally(await lastRun());
    assert.match((await clock(page).textContent())!, new RegExp(`${passed}/${total}`, "u"));
    assert.equal(await panel.locator(".case").count(), failed.length);
    const compared = panel.locator(".case").filter({ hasText: "what is dropped afterwards" });
    assert.match((await compared.textContent())!, /line 17.*expected.*\['a', 'c'\].*got.*\['b', 'c'\]/u);
  });

  it("leads from a failing row of the panel to the line", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    await panel.locator("button.case-title").first().click();
    await page
      .locator(".statusbar-item")
      .filter({ hasText: /Ln 17,/u })
      .waitFor();
  });

  it("runs one case alone from the Testing view", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    await write((await lruCache()).wrong);
    await panel.locator(".case").first().waitFor();
    await runCommand(page, "Testing: Focus on Test Explorer View");
    await treeRow(page, "Test", "LRU cache").click();
    await page.keyboard.press("ArrowRight");
    const run = async (label: string) => {
      await treeRow(page, "Test", label).hover();
      await treeRow(page, "Test", label)
        .getByRole("button", { name: /^Run Test/u })
        .click();
    };
    const { runs } = (await newestSession(room().server)).questions[id]!;
    await run("what is dropped afterwards");
    // The editor draws the messages of the newest run only.
    await page.locator(".test-error-content-widget").nth(1).waitFor({ state: "detached" });
    await page.locator(".test-error-content-widget").waitFor();
    assert.deepEqual(
      (await inlineMessages(page)).map(({ line }) => line),
      [17],
    );
    const { questions } = await sessionWhere(room().server, (session) => session.questions[id]!.runs === runs + 1);
    assert.equal(questions[id]!.lastRun!.cases.length, questions[id]!.lastRun!.total);
    // The editor saves before such a run, so what is run is what stands there.
    await replaceText(page, (await lruCache()).right);
    await run("what is dropped afterwards");
    await treeRow(page, "Test", "what is dropped afterwards")
      .and(page.getByLabel(/Passed/u))
      .waitFor();
    await page.locator(".tab:not(.dirty)").filter({ hasText: "solution.py" }).waitFor();
    assert.equal(await page.locator(".notification-toast").count(), 0);
  });

  it("marks a syntax error once, at its line, until the text is mended", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    const { right } = await lruCache();
    await write(`${right}\n\ndef broken(:\n    pass\n`);
    await panel.locator(".verdict").getByText("Your file could not be loaded.").waitFor();
    const problems = page.locator(".part.statusbar .statusbar-item[id='status.problems']");
    await problems.filter({ hasText: /^\s*1\s*0/u }).waitFor();
    await page.locator(".cdr.squiggly-error").waitFor();
    await clock(page).filter({ hasText: "does not load" }).waitFor();
    await write(right);
    await panel
      .getByText(/^(\d+) of \1 tests pass/u)
      .first()
      .waitFor();
    await page.locator(".glyph-margin-widgets .testing-run-glyph[class*=testing-passed]").waitFor();
    await problems.filter({ hasText: /^\s*0\s*0/u }).waitFor();
    assert.equal(await page.locator(".cdr.squiggly-error").count(), 0);
    assert.deepEqual(await inlineMessages(page), []);
  });

  async function write(text: string): Promise<void> {
    await tab(page, "solution.py").waitFor();
    await replaceText(page, text);
    await save(page);
  }
});

describe("3 saving where no Python is found", () => {
  const room = useRoom({ env: { PATH: "/nowhere" } });
  const words = "No Python was found on this machine, so your code runs on the built-in Python 3.14.";
  const allPass = /^(\d+) of \1 tests pass/u;
  const status = (page: Page, text: string) =>
    page.locator(`.statusbar-item[id="status.languageStatus"][aria-label*="${text}"]`);

  it("runs the code on the Python that comes along, and says so once in a message and quietly in the panel", async () => {
    const page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    await notification(page, words).waitFor();
    await panel.locator(".notice").getByText(words).waitFor();
    await tab(page, "solution.py").waitFor();
    await replaceText(page, (await lruCache()).right);
    await save(page);
    await panel.getByText(allPass).first().waitFor();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.locator(".glyph-margin-widgets .testing-run-glyph[class*=testing-passed]").waitFor();
    await clock(page)
      .filter({ hasText: /(\d+)\/\1/u })
      .waitFor();
    await status(page, "Built-in Python 3.14, No other Python was found").waitFor();
    await takePicture(page, `built-in python ${room().server.host.name}`);
    const { lastRun } = (await sessionWhere(room().server, ({ questions }) => questions[id]?.lastRun !== undefined))
      .questions[id]!;
    assert.equal(lastRun!.python, "3.14.2");
    await page.locator(".notification-toast").waitFor({ state: "detached" });
    const next = await openQuestion(page, "Cache decorator with expiry");
    await next.locator(".notice").getByText(words).waitFor();
    await tab(page, "solution.py").waitFor();
    assert.equal(await page.locator(".notification-toast").count(), 0);
  });

  it("leads to another Python and back again", async () => {
    const page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    await panel.locator(".notice").getByText(words).waitFor();
    await tab(page, "solution.py").waitFor();
    await replaceText(page, (await lruCache()).right);
    await save(page);
    await panel.getByText(allPass).first().waitFor();
    await panel.getByRole("button", { name: "Choose Python..." }).first().click();
    await page.locator(".quick-input-widget input[placeholder^='No other Python was found']").waitFor();
    await quickRows(page).filter({ hasText: "Built-in Python 3.14" }).filter({ hasText: "in use" }).waitFor();
    await takePicture(page, `built-in python chosen ${room().server.host.name}`);
    await quickRows(page).filter({ hasText: "Browse..." }).click();
    await page.locator(".quick-input-widget").filter({ hasText: "Choose Python" }).waitFor();
    await chooseInFileDialog(page, (await testPython()).executable, "Use This Python");
    // What the built-in one had left out runs now, without another save.
    await panel
      .getByText(/bonus (\d+) of \1$/u)
      .first()
      .waitFor();
    await panel.locator(".notice").getByText(words).waitFor({ state: "detached" });
    await page.keyboard.press("ControlOrMeta+1");
    await status(page, "From your settings").waitFor();
    await runCommand(page, "Mock Interview: Choose Python...");
    await chooseInPick(page, "Built-in Python 3.14");
    await status(page, "Built-in Python 3.14, Comes with Mock Interview").waitFor();
    assert.equal(await panel.locator(".notice").getByText(words).count(), 0);
  });
});

async function lruCache(): Promise<{ wrong: string; right: string }> {
  const question = (await shippedQuestions()).get(id)!;
  return { wrong: question.wrongSolutions[0]!.code.code, right: question.solution!.code.code };
}
