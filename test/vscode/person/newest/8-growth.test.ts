import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { answerNotification, openQuestion, tab } from "../../../support/candidate";
import {
  notification,
  openWindow,
  quickInput,
  quickRows,
  replaceText,
  runCommand,
  save,
  useRoom,
} from "../../../support/person";
import { sessionWhere, shippedQuestions } from "../../../support/practiceFolder";

const id = "python-backend/min-stack";

describe("8 measuring growth", () => {
  const room = useRoom();
  let page: Page;

  it("asks what one believes, measures, and shows curve, target and claim", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "Stack with minimum");
    await tab(page, "solution.py").waitFor();
    assert.equal(await panel.locator(".growth").count(), 0);
    await write((await solutions()).right);
    await panel.getByRole("button", { name: "Measure growth" }).click();
    await page.locator(".quick-input-widget input[placeholder^='How does the time of your solution']").waitFor();
    await quickInput(page).fill("O(n)");
    await quickRows(page).filter({ hasText: "linear" }).first().click();
    await panel.locator(".growth-plot").waitFor();
    const { claimedGrowth, measured } = (
      await sessionWhere(room().server, ({ questions }) => questions[id]?.measured !== undefined)
    ).questions[id]!;
    assert.equal(claimedGrowth, "linear");
    assert.ok(measured!.growth.includes("linear"), JSON.stringify(measured));
    assert.match((await panel.locator(".growth-found").textContent())!, /^The time grows/u);
    const text = (await panel.locator(".growth").textContent())!;
    assert.match(text, /Target: linear, O\(n\)\. Your code (meets|agrees with) it\.You said: linear, O\(n\)\./u);
    assert.equal(await panel.locator(".growth-plot circle").count(), measured!.times.length);
    await page.locator(".notification-toast").waitFor({ state: "detached" });
  });

  it("is found again in a new window, and does not ask twice; slower code is told apart", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "Stack with minimum");
    await panel.locator(".growth-plot").waitFor();
    await write((await solutions()).slow);
    await runCommand(page, "Mock Interview: Measure Growth");
    const growth = panel.locator(".growth");
    await growth.getByText("The time grows about quadratically.").waitFor();
    await growth.getByText("Target: linear, O(n). Your code is steeper.").waitFor();
    await growth.getByText("Show as table").click();
    assert.match((await panel.locator(".growth-table").textContent())!, /^nMeasuredQuadraticTarget: linear4/u);
  });

  it("can be stopped, and says plainly where code fails", async () => {
    page = await openWindow(room());
    const panel = await openQuestion(page, "Stack with minimum");
    const growth = panel.locator(".growth");
    const { right } = await solutions();
    // Slow to load, so that there is time for the button.
    await write(`import time\n\ntime.sleep(1.5)\n${right}`);
    await panel
      .getByText(/tests pass/u)
      .first()
      .waitFor();
    await growth.getByRole("button", { name: "Measure again" }).click();
    await notification(page, "Measuring growth").hover();
    await answerNotification(page, "Measuring growth", "Cancel");
    // What was known before stands.
    await growth.getByText("The time grows about quadratically.").waitFor();
    const push = "self._entries.append((value, lowest))";
    await write(right.replace(push, `${push}\n        assert len(self._entries) < 500`));
    await growth.getByRole("button", { name: "Measure again" }).click();
    await growth.getByText("Your code failed with n = 512: AssertionError").waitFor();
  });

  async function write(text: string): Promise<void> {
    // The panel may be in front, where a button was pressed.
    await tab(page, "solution.py").click();
    await replaceText(page, text);
    await save(page);
  }
});

async function solutions(): Promise<{ right: string; slow: string }> {
  const { solution, wrongSolutions } = (await shippedQuestions()).get(id)!;
  const slow = wrongSolutions.find(({ title }) => title.startsWith("Searches all values"));
  return { right: solution!.code.code, slow: slow!.code.code };
}
