import assert from "node:assert/strict";
import { openQuestion, tab } from "../../../support/candidate";
import {
  notification,
  openWindow,
  quickRows,
  replaceText,
  runCommand,
  save,
  takePicture,
  useRoom,
} from "../../../support/person";
import { shippedQuestions } from "../../../support/practiceFolder";

describe("debugging a failing test by hand", () => {
  const room = useRoom({ fixtures: ["debugger"] });

  it("stops on the candidate's line and shows the verdict when it is over", async () => {
    const page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    await replaceText(page, (await shippedQuestions()).get("python-backend/lru-cache")!.wrongSolutions[0]!.code.code);
    await save(page);
    await panel.locator(".case").first().waitFor();
    await runCommand(page, "Mock Interview: Debug Failing Test");
    await page.locator(".debug-top-stack-frame-line").first().waitFor({ timeout: 60_000 });
    const line = page.locator(
      ".margin-view-overlays .line-numbers.active-line-number, .line-numbers.active-line-number",
    );
    assert.equal(await line.first().textContent(), "19");
    await takePicture(page, "debug a test");
    // The test comes by this line several times. Not by a key: once it is over, that would start another session.
    const toolbar = page.locator(".debug-toolbar");
    const goOn = toolbar.locator('a[aria-label^="Continue"]');
    while (await toolbar.isVisible()) await goOn.click({ timeout: 1000 }).catch(() => undefined);
    await page.locator(".glyph-margin-widgets .codicon-debug-breakpoint").first().waitFor({ state: "detached" });
    await page.locator(".test-error-content-widget").first().waitFor();
    await takePicture(page, "debug a test verdict");
  });
});

describe("debugging on the built-in Python", () => {
  const room = useRoom({ fixtures: ["debugger"], machineSettings: { "mockInterview.pythonPath": "embedded" } });

  it("says that no debugger can look into it, and how to choose another", async () => {
    const page = await openWindow(room());
    await openQuestion(page, "LRU cache");
    await tab(page, "solution.py").waitFor();
    await runCommand(page, "Mock Interview: Debug Failing Test");
    const refusal = notification(page, "which no debugger can look into");
    await refusal.waitFor();
    await refusal.getByRole("button", { name: "Choose Python..." }).click();
    await quickRows(page).filter({ hasText: "Built-in Python 3.14" }).filter({ hasText: "in use" }).waitFor();
  });
});
