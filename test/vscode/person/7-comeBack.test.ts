import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../support/browser";
import { handIn, pane, questionRow, startInterview, tab } from "../../support/candidate";
import { type CodeServer, startServer } from "../../support/codeServer";
import { personVariables } from "../../support/lanes";
import {
  editorText,
  openContainer,
  openWindow,
  replaceText,
  save,
  statusItem,
  takePicture,
  treeRow,
  webview,
} from "../../support/person";
import { newestSession } from "../../support/practiceFolder";
import type { HostName } from "../../support/vscodeHost";

describe("7 coming back after the window or the whole machine went", () => {
  const host = (process.env[personVariables.host] ?? "newest") as HostName;
  const vsix = process.env[personVariables.vsix];
  let dataFolder: string;
  let browser: Browser;
  let server: CodeServer;

  const start = async () => {
    server = await startServer({ host, trust: true, vsix: vsix ? [vsix] : [], dataFolder });
  };
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "mock-interview-back-"));
    await start();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });

  it("offers to resume, with what was handed in, what was saved and the time used", async () => {
    let page = await openWindow({ server, browser });
    const panel = await startInterview(page);
    await replaceText(page, "## Answer\n\nFive years of services in Python.\n");
    await handIn(panel);
    await questionRow(page, 2).waitFor();
    await tab(page, "answer.md").waitFor();
    await replaceText(page, "## Answer\n\nSaved, not handed in.\n");
    await save(page);
    await statusItem(page, /04:5[0-3]/u).waitFor();

    // Nobody gets a chance to write anything more.
    const killed = spawnSync("pkill", ["-9", "-f", dataFolder]);
    assert.equal(killed.status, 0);
    await server.stop();
    const before = await newestSession(server);
    assert.match(Object.values(before.questions)[0]!.submitted![0]!.text, /Five years of services/u);
    // The clock showed seven seconds or more; a crash may cost the last few.
    assert.ok(before.usedMs >= 4000, `${before.usedMs} ms on the disk`);
    for (const context of browser.contexts()) await context.close();

    await start();
    page = await openWindow({ server, browser });
    await openContainer(page, "Mock Interview");
    const session = pane(page, "Session");
    for (const choice of ["Resume Interview", "Finish and Rate It", "Discard It"])
      await session.getByRole("button", { name: choice }).waitFor();
    await takePicture(page, `come back ${host}`);
    await session.getByRole("button", { name: "Resume Interview" }).click();
    await tab(page, "answer.md").waitFor();
    await questionRow(page, 2).waitFor();
    await treeRow(page, "Session", /Question 1.*answered/u).waitFor();
    assert.match(await editorText(page), /Saved, not handed in/u);
    const after = await newestSession(server);
    assert.equal(after.id, before.id);
    assert.equal(after.question, before.question);
    assert.ok(after.usedMs - before.usedMs < 10_000, `${after.usedMs - before.usedMs} ms more than before`);
  }).timeout(120_000);

  it("takes what was done to the scorecard when it is finished instead", async () => {
    for (const context of browser.contexts()) await context.close();
    await server.stop();
    await start();
    const page = await openWindow({ server, browser });
    await openContainer(page, "Mock Interview");
    await pane(page, "Session").getByRole("button", { name: "Finish and Rate It" }).click();
    await webview(page, "nav.stepper");
    assert.equal((await newestSession(server)).status, "ended");
  }).timeout(60_000);
});
