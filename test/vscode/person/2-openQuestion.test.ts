import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { dialog, openQuestion, questionPanel, tab } from "../../support/candidate";
import {
  editorText,
  openWindow,
  reloadWindow,
  replaceText,
  runCommand,
  save,
  styleOf,
  typeText,
  useRoom,
} from "../../support/person";
import { newestSession, practiceFolder } from "../../support/practiceFolder";

describe("2 opening a question", () => {
  const room = useRoom();
  let page: Page;
  beforeEach(async () => {
    page = await openWindow(room());
  });

  it("shows prompt and details beside the file, and leaves the cursor where one writes first", async () => {
    const panel = await openQuestion(page, "LRU cache");
    await panel.locator(".prompt").getByText("a small store that lives in memory").waitFor();
    await panel.locator(".details li").getByText("A capacity below 1 raises").waitFor();
    await panel.locator(".details pre").getByText("cache = LRUCache(2)").waitFor();
    await panel.getByText("Save your file to run the tests.").waitFor();
    await tab(page, "solution.py").waitFor();
    await typeText(page, "self.capacity = capacity");
    assert.match(await editorText(page), /below 1\."""\n {8}self\.capacity = capacity\n/u);
  });

  it("tells whom a question to the interviewer suits", async () => {
    const panel = await openQuestion(page, "A good first three months");
    await panel.getByText("Suits the hiring manager or a recruiter.").waitFor();
  });

  it("colors the code of a prompt by the theme", async () => {
    const panel = await openQuestion(page, "Two stacked decorators");
    const keyword = panel.locator(".prompt .hljs-keyword").first();
    await keyword.waitFor();
    const plain = panel.locator(".prompt pre code").first();
    assert.notEqual(await styleOf(keyword, "color"), await styleOf(plain, "color"));
  });

  it("keeps what was opened in the panel while another tab hides it", async () => {
    const panel = await openQuestion(page, "Stack with minimum");
    await panel.getByRole("button", { name: "Hint", exact: true }).click();
    await panel.locator(".hints li").first().waitFor();
    const hint = await panel.locator(".hints li").first().textContent();
    await page.locator(".tab").filter({ hasText: "Stack with minimum" }).click();
    await runCommand(page, "File: New Untitled Text File");
    await tab(page, "Untitled-1").waitFor();
    await page.locator(".tab").filter({ hasText: "Stack with minimum" }).click();
    const again = await questionPanel(page, "Stack with minimum");
    assert.equal(await again.locator(".hints li").first().textContent(), hint);
  });

  it("comes back after a reload of the window: panel, file, saved text and a clock that goes on", async () => {
    await openQuestion(page, "Pairs with a given sum");
    await tab(page, "solution.py").waitFor();
    await replaceText(page, "def mine():\n    return 1\n");
    await save(page);
    const { id } = await newestSession(room().server);
    await reloadWindow(page, "solution.py", id);
    const panel = await questionPanel(page, "Pairs with a given sum");
    await panel.locator(".prompt").waitFor();
    await tab(page, "solution.py").waitFor();
    assert.equal(await editorText(page), "def mine():\n    return 1\n");
    await page
      .locator(".statusbar-item")
      .filter({ hasText: /\d\d:\d\d.*Pairs with/u })
      .waitFor();
    await panel.getByRole("button", { name: "Run tests" }).click();
    await panel
      .getByText("Your file could not be loaded.")
      .or(panel.getByText(/0 of \d+ tests pass/u))
      .first()
      .waitFor();
  });

  it("starts over only after asking, with a fresh file, and keeps the former attempt", async () => {
    const panel = await openQuestion(page, "Cache decorator with expiry");
    await tab(page, "solution.py").waitFor();
    const starter = await editorText(page);
    await replaceText(page, "# the first try\n");
    await save(page);
    const startOver = panel.getByRole("button", { name: "Start over" });
    await startOver.click();
    await dialog(page).getByRole("button", { name: "Cancel" }).click();
    await page.locator(".tab").filter({ hasText: "solution.py" }).click();
    assert.equal(await editorText(page), "# the first try\n");
    await startOver.click();
    await dialog(page).getByText("Your present attempt keeps its own folder").waitFor();
    await dialog(page).getByRole("button", { name: "Start Over" }).click();
    await page
      .locator(".view-line")
      .filter({ hasText: starter.split("\n")[0]! })
      .first()
      .waitFor();
    assert.equal(await editorText(page), starter);
    await panel.getByText("Save your file to run the tests.").waitFor();
    const attempts = join(practiceFolder(room().server), "practice", "python-backend", "ttl-cache");
    const texts = await Promise.all(
      (await readdir(attempts)).sort().map((name) => readFile(join(attempts, name, "solution.py"), "utf8")),
    );
    assert.equal(texts.length, 2);
    assert.equal(texts[0], "# the first try\n");
  });

  it("takes multiple choice in the panel and explains every option after the check", async () => {
    const panel = await openQuestion(page, "Two stacked decorators");
    const check = panel.getByRole("button", { name: "Check" });
    assert.equal(await check.isDisabled(), true);
    await panel.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowDown");
    await check.click();
    await panel.getByRole("heading", { name: "You chose a wrong answer" }).waitFor();
    const verdicts = await panel.locator(".option-verdict").allTextContents();
    assert.deepEqual(verdicts.filter(Boolean), ["Wrong", "Wrong, your choice", "Wrong", "Right"]);
    assert.equal(await panel.locator(".explanation").count(), 4);
    assert.equal(await panel.getByRole("radio").count(), 0);
  });
});
