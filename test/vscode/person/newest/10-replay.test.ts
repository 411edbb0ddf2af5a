import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { textAfter } from "../../../../src/core/interview/edits";
import { hasRecording, readEdits } from "../../../../src/storage/editFiles";
import { listSessions, readSession } from "../../../../src/storage/sessionFiles";
import { launchBrowser } from "../../../support/browser";
import { clock, dialog, openQuestion, questionPanel, tab } from "../../../support/candidate";
import { type CodeServer, startServer } from "../../../support/codeServer";
import { personVariables } from "../../../support/lanes";
import {
  chooseInPick,
  editorText,
  notification,
  openWindow,
  reloadWindow,
  runCommand,
  save,
  takePicture,
  typeText,
  webview,
} from "../../../support/person";
import { practiceFolder } from "../../../support/practiceFolder";
import type { HostName } from "../../../support/vscodeHost";

const typed = "self.typed_before_the_crash = True";
const typedLater = "self.typed_before_the_window_went = True";

describe("10 what was typed: after a crash, and as a replay", () => {
  const host = (process.env[personVariables.host] ?? "newest") as HostName;
  const vsix = process.env[personVariables.vsix];
  let dataFolder: string;
  let browser: Browser;
  let server: CodeServer;
  let page: Page;

  const start = async () => {
    server = await startServer({ host, trust: true, vsix: vsix ? [vsix] : [], dataFolder });
  };
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "mock-interview-typed-"));
    await start();
    browser = await launchBrowser();
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") await takePicture(page, `failed ${host} ${this.currentTest.title}`);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });

  it("is back in the editor when everything was killed in mid-typing", async () => {
    page = await openWindow({ server, browser });
    await openQuestion(page, "LRU cache");
    await tab(page, "solution.py").waitFor();
    await page.keyboard.press("Control+Home");
    await typeText(page, `# ${typed}\n`);
    await until(async () => (await newestTexts()).some((text) => text.includes(typed)));

    const killed = spawnSync("pkill", ["-9", "-f", dataFolder]);
    assert.equal(killed.status, 0);
    await server.stop();
    // With the window goes what the editor itself kept of it.
    for (const context of browser.contexts()) await context.close();

    await start();
    page = await openWindow({ server, browser });
    await openQuestion(page, "LRU cache");
    await notification(page, /typed in solution\.py is back/u).waitFor();
    await takePicture(page, `typed is back ${host}`);
    await page.locator(".tab.active.dirty").filter({ hasText: "solution.py" }).waitFor();
    assert.match(await editorText(page), new RegExp(typed, "u"));
    await page.keyboard.press("Control+Z");
    await until(async () => !(await editorText(page)).includes(typed));
    await page.keyboard.press("Control+Y");
    await until(async () => (await editorText(page)).includes(typed));
  }).timeout(180_000);

  it("is back when only the window went, whose extension host lives on", async () => {
    await page.keyboard.press("Control+Home");
    await typeText(page, `# ${typedLater}\n`);
    await until(async () => (await newestTexts()).some((text) => text.includes(typedLater)));
    // Nothing of the page gets a chance to write, or to say good-bye to the server.
    for (const context of browser.contexts()) await context.close();

    page = await openWindow({ server, browser });
    await openQuestion(page, "LRU cache");
    await notification(page, /typed in solution\.py is back/u).waitFor();
    await takePicture(page, `only the window went ${host}`);
    assert.match(await editorText(page), new RegExp(typedLater, "u"));
  }).timeout(180_000);

  it("is played back: scrubbed by keys, and two moments compared", async () => {
    await typeText(page, " ");
    await save(page);
    await page
      .locator(".part.statusbar")
      .getByText(/\d+\/\d+/u)
      .first()
      .waitFor();
    await runCommand(page, "Mock Interview: Replay Session");
    await chooseInPick(page, "LRU cache");
    const replay = await webview(page, "input.slider");
    await tab(page, "Replay of solution.py").waitFor();
    const slider = replay.getByRole("slider", { name: "Moment" });
    await replay.getByText("First code").first().waitFor({ state: "attached" });
    await slider.focus();
    await page.keyboard.press("End");
    await page.locator(".part.editor .view-lines").getByText(typed).first().waitFor();
    await replay.getByRole("button", { name: "Set B here" }).click();
    await takePicture(page, `replay ${host}`);
    await slider.focus();
    await page.keyboard.press("Home");
    await page.locator(".part.editor .view-lines").getByText(typed).first().waitFor({ state: "hidden" });
    await replay.getByRole("button", { name: "Set A here" }).click();
    await replay.getByRole("button", { name: "Go to A, 00:00" }).waitFor();
    await replay.getByRole("button", { name: "Compare A with B" }).click();
    await page.locator(".monaco-diff-editor .line-insert").first().waitFor();
    await takePicture(page, `replay compared ${host}`);
  }).timeout(120_000);

  it("is there again after the window was loaded anew, with what it was at", async () => {
    const [id] = await listSessions(practiceFolder(server));
    // What the page of the replay remembers of itself.
    await reloadWindow(page, "mockInterview.replay", `${id} python-backend/lru-cache`);
    const replay = await webview(page, "input.slider");
    await replay.getByRole("slider", { name: "Moment" }).focus();
    await page.keyboard.press("End");
    await takePicture(page, `replay after a reload ${host}`);
    await tab(page, "Replay of solution.py").click();
    await page.locator(".part.editor .view-lines").getByText(typed).first().waitFor();
    // What lies behind another tab comes back when it is looked at.
    const tabs = page.locator(".tab");
    await tabs.filter({ hasText: "LRU cache" }).first().click();
    // It comes to the front by itself when it does; only then one can go back.
    await questionPanel(page, "LRU cache");
    await clock(page).waitFor();
    await tabs
      .filter({ hasText: /^Replay(?! of)/u })
      .first()
      .click();
  }).timeout(120_000);

  it("is deleted when asked, once the session is put away, and nothing else with it", async () => {
    const root = practiceFolder(server);
    const [id] = await listSessions(root);
    await runCommand(page, "Mock Interview: Put Question Away");
    await clock(page).waitFor({ state: "hidden" });
    const replay = await webview(page, "input.slider");
    await replay.getByRole("button", { name: "Delete recording..." }).click();
    await dialog(page).getByRole("button", { name: "Delete Recording" }).click();
    await page.locator(".tab").filter({ hasText: "Replay" }).first().waitFor({ state: "hidden" });
    assert.equal(await hasRecording(root, id!), false);
    assert.equal((await readSession(root, id!)).session?.questions["python-backend/lru-cache"]?.runs, 1);
  }).timeout(60_000);

  async function newestTexts(): Promise<string[]> {
    const root = practiceFolder(server);
    const [id] = await listSessions(root);
    return id ? (await readEdits(root, id, ["edits"])).map((one) => textAfter(one, one.steps.length)) : [];
  }
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await holds()); ) {
    assert.ok(Date.now() < deadline, `waited in vain until ${holds}`);
    await delay(50);
  }
}
