import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { listSessions } from "../../../../src/storage/sessionFiles";
import { dialog, openWizard, tab, wizardStep, wizardSteps } from "../../../support/candidate";
import {
  chooseInPick,
  editor,
  openContainer,
  openWindow,
  quickInput,
  runCommand,
  takePicture,
  typeText,
  useRoom,
} from "../../../support/person";
import { newestSession, practiceFolder } from "../../../support/practiceFolder";

/** A suggestion comes within a moment; so long it is given before we say that none does (ms). */
const suggestedWithinMs = 3_000;
const patienceMs = 30_000;

describe("9 the conditions of an interview", () => {
  const room = useRoom({ fixtures: ["suggestions"] });
  let page: Page;
  const suggestion = () => editor(page).locator(".ghost-text-decoration, .ghost-text, .suggest-preview-text").first();
  const start = async (label: string) => {
    await openWizard(page);
    for (const step of wizardSteps.slice(0, -1)) await (await wizardStep(page, step)).press("Enter");
    await wizardStep(page, wizardSteps.at(-1)!);
    await chooseInPick(page, label);
  };
  const end = async () => {
    await runCommand(page, "Mock Interview: End Interview...");
    await dialog(page).getByRole("button", { name: "End Interview" }).click();
    await tab(page, "Scorecard").waitFor();
  };
  const typeAnswer = async () => {
    await tab(page, "answer.md").waitFor();
    await editor(page).locator(".view-line").first().click();
    await page.keyboard.press("ControlOrMeta+End");
    await typeText(page, "I have");
  };
  /** A suggestion answers typing, but only once the extension that makes it has started: so one types on. */
  const typeUntilSuggested = async () => {
    for (const deadline = Date.now() + patienceMs; !(await suggestion().isVisible()); ) {
      if (Date.now() > deadline) throw new Error("Nothing was suggested.");
      await typeText(page, " built");
      await suggestion()
        .waitFor({ timeout: suggestedWithinMs })
        .catch(() => undefined);
    }
  };
  beforeEach(async () => {
    page = await openWindow(room());
    await openContainer(page, "Mock Interview");
  });

  it("keep suggestions away as in the room, and leave them when relaxed", async () => {
    await start("Start relaxed");
    await typeAnswer();
    await typeUntilSuggested();
    await takePicture(page, "conditions relaxed");
    await end();
    assert.equal((await newestSession(room().server)).plan.conditions, "relaxed");

    await start("Start now");
    await typeAnswer();
    await page.waitForTimeout(suggestedWithinMs);
    assert.equal(await suggestion().count(), 0);
    await takePicture(page, "conditions as in the room");
    // Paused, it is the person's editor again.
    await runCommand(page, "Mock Interview: Pause");
    await typeUntilSuggested();
    await end();
  });

  it("say which settings strict ones change, and start nothing without a yes", async () => {
    const before = await listSessions(practiceFolder(room().server));
    await start("Start strict");
    const question = dialog(page);
    await question.getByText("Switch these off while the interview runs?").waitFor();
    await takePicture(page, "conditions strict");
    await question.getByRole("button", { name: "Cancel" }).click();
    await quickInput(page).waitFor({ state: "hidden" });
    assert.deepEqual(await listSessions(practiceFolder(room().server)), before);
  });
});
