import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Session } from "../../../src/core/interview/session";
import { listSessions } from "../../../src/storage/sessionFiles";
import { dialog, openWizard, pane, startInterview, tab, wizardStep, wizardSteps } from "../../support/candidate";
import {
  chooseInPick,
  openContainer,
  openWindow,
  quickInput,
  quickRows,
  runCommand,
  treeRow,
  useRoom,
  webview,
} from "../../support/person";
import { newestSession, practiceFolder, sessionWhere, shippedQuestions } from "../../support/practiceFolder";

const [interview, role, level, focus, start] = wizardSteps;

describe("5 starting an interview", () => {
  const room = useRoom();
  let page: Page;
  beforeEach(async () => {
    page = await openWindow(room());
  });

  it("leaves nothing behind when Esc is pressed, at any step", async () => {
    await openContainer(page, "Mock Interview");
    for (const last of wizardSteps) {
      await openWizard(page);
      for (const step of wizardSteps) {
        const input = await wizardStep(page, step);
        if (step === last) break;
        await input.press("Enter");
      }
      await page.keyboard.press("Escape");
      await quickInput(page).waitFor({ state: "hidden" });
    }
    await pane(page, "Session").getByRole("button", { name: "Start Mock Interview" }).waitFor();
    assert.deepEqual(await listSessions(practiceFolder(room().server)), []);
    assert.equal(await page.locator(".tab").count(), 0);
  });

  it("goes back a step, takes a role of one's own, and remembers all answers for the next time", async () => {
    await openWizard(page);
    await (await wizardStep(page, interview)).press("Enter");
    await (await wizardStep(page, role)).fill("Data engineer");
    await chooseInPick(page, "Data engineer");
    await wizardStep(page, level);
    await chooseInPick(page, "senior");
    await wizardStep(page, focus);
    const back = page.locator(".quick-input-titlebar").getByRole("button", { name: "Back" });
    await back.click();
    await wizardStep(page, level);
    await page.locator(".quick-input-list .monaco-list-row.focused").filter({ hasText: "senior" }).waitFor();
    await page.keyboard.press("Enter");
    await wizardStep(page, focus);
    await chooseInPick(page, "Concurrency");
    await page.keyboard.press("Enter");
    await wizardStep(page, start);
    await quickRows(page)
      .filter({ hasText: /6 sections, \d+ questions, 60:00/u })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await tab(page, "answer.md").waitFor();
    const first = await newestSession(room().server);
    assert.deepEqual(wishesOf(first), ["Data engineer", "senior", ["concurrency"]]);

    // The next time five times Enter is the same kind of interview.
    await runCommand(page, "Mock Interview: End Interview...");
    await dialog(page).getByRole("button", { name: "End Interview" }).click();
    await webview(page, "nav.stepper");
    await openWizard(page);
    await (await wizardStep(page, interview)).press("Enter");
    await wizardStep(page, role);
    const row = page.locator('.quick-input-list .monaco-list-row[data-index="0"]');
    await row.filter({ hasText: /Data engineer.*last time/u }).waitFor();
    for (const step of [role, level, focus, start]) await (await wizardStep(page, step)).press("Enter");
    const second = await sessionWhere(room().server, ({ id, question }) => id !== first.id && question !== undefined);
    assert.deepEqual(wishesOf(second), wishesOf(first));
  });

  it("offers every interview with its minutes and sections, and starts the one chosen, with a rubric of its own", async () => {
    await openContainer(page, "Mock Interview");
    await openWizard(page);
    await wizardStep(page, interview);
    const first = page.locator('.quick-input-list .monaco-list-row[data-index="0"]');
    await first.filter({ hasText: /Python backend, 60 minutes.*60 min.*Warm-up 5 · .*Live coding 25 · /u }).waitFor();
    await chooseInPick(page, "Behavioral, 30 minutes");
    await (await wizardStep(page, role)).press("Enter");
    await (await wizardStep(page, level)).press("Enter");
    await wizardStep(page, focus);
    await quickRows(page).filter({ hasText: "People and priorities" }).waitFor();
    await page.keyboard.press("Enter");
    await wizardStep(page, start);
    await quickRows(page)
      .filter({ hasText: /4 sections, \d+ questions, 30:00/u })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await tab(page, "answer.md").waitFor();
    const { plan } = await newestSession(room().server);
    assert.deepEqual([plan.track, plan.rubric], ["behavioral", "behavioral/behavioral"]);
    assert.deepEqual(
      plan.sections.map(({ minutes }) => minutes),
      [4, 10, 10, 6],
    );
    await runCommand(page, "Mock Interview: End Interview...");
    await dialog(page).getByRole("button", { name: "End Interview" }).click();
    await webview(page, "nav.stepper");
  });

  it("moves on, back, skips and swaps by clicks in the Session view and in the panel", async () => {
    const panel = await startInterview(page);
    const row = (number: number, state: RegExp) =>
      treeRow(page, "Session", new RegExp(`Question ${number}(?!\\d).*${state.source}`, "u"));
    const inTree = async (number: number, action: string) => {
      await row(number, /open/u).hover();
      await row(number, /open/u).getByRole("button", { name: action }).click();
    };
    await inTree(1, "Next Question");
    await row(1, /answered/u).waitFor();
    await row(2, /open/u).waitFor();
    await panel.getByRole("button", { name: "Back" }).click();
    await row(1, /open/u).waitFor();
    await row(2, /$/u).click();
    await row(2, /open/u).waitFor();
    await panel.getByRole("button", { name: "Skip" }).click();
    await row(2, /skipped/u).waitFor();
    await row(3, /open/u).waitFor();

    const asked: string[] = [];
    const seeAnother = async () => {
      const { question } = await sessionWhere(
        room().server,
        (session) => numberOf(session) === 3 && !asked.includes(session.question!),
      );
      asked.push(question!);
      await panel
        .locator(".prompt")
        .filter({ hasText: (await shippedQuestions()).get(question!)!.prompt.slice(0, 20) })
        .waitFor();
    };
    await seeAnother();
    await panel.getByRole("button", { name: "Another question" }).click();
    await seeAnother();
    await inTree(3, "Swap Question");
    await seeAnother();
    await inTree(3, "Skip Question");
    await row(3, /skipped/u).waitFor();
    await row(4, /open/u).waitFor();
    const { questions } = await sessionWhere(room().server, (session) => numberOf(session) === 4);
    const statuses = Object.values(questions).map(({ number, status }) => `${number} ${status}`);
    for (const expected of ["1 answered", "2 skipped", "3 skipped", "4 open"])
      assert.ok(statuses.includes(expected), statuses.join());
  });
});

function wishesOf({ plan: { role, level, focus } }: Session) {
  return [role, level, focus];
}

/** The number of the open question in the plan. */
function numberOf({ question, questions }: Session): number | undefined {
  return questions[question ?? ""]?.number;
}
