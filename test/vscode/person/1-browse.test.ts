import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  chooseInPick,
  clickTree,
  editorText,
  openContainer,
  openWindow,
  quickInput,
  quickRows,
  runCommand,
  takePicture,
  treeRow,
  useRoom,
  webview,
} from "../../support/person";

describe("1 browsing", () => {
  const room = useRoom();
  let page: Page;
  beforeEach(async () => {
    page = await openWindow(room());
    await openContainer(page, "Mock Interview");
    await treeRow(page, "Questions", "Data structures").waitFor();
  });

  it("shows tracks, categories and questions with level and minutes, with no folder open", async () => {
    await clickTree(page, "Questions", "Data structures");
    const row = treeRow(page, "Questions", "LRU cache");
    await row.waitFor();
    assert.match((await row.textContent())!, /mid · 25 min/u);
    assert.match((await row.getAttribute("aria-label"))!, /Coding, mid, 25 min/u);
    await treeRow(page, "Questions", "Python Backend").waitFor();
    await takePicture(page, `browse ${room().server.host.name}`);
  });

  it("tells what a group tests in its tooltip, and about a track on a page with guides to follow", async () => {
    await treeRow(page, "Questions", "Data structures").hover();
    await page
      .locator(".monaco-hover:visible")
      .getByText(/Choosing a structure by what it has to do often/u)
      .waitFor();
    await takePicture(page, `tooltip ${room().server.host.name}`);
    const track = treeRow(page, "Questions", "Python Backend");
    await track.hover();
    await track.getByRole("button", { name: "About This Track" }).click();
    const about = await webview(page, 'h1:has-text("Python Backend")');
    await about.getByText(/Choosing a structure by what it has to do often/u).waitFor();
    await about
      .getByText(/^\d+ questions: .*Coding \d/u)
      .first()
      .waitFor();
    await takePicture(page, `track page ${room().server.host.name}`);
    await about.getByRole("link", { name: "Concurrency and the GIL" }).click();
    await webview(page, 'h2:has-text("Pick a model in three steps")');
  });

  it("says where the questions come from, on a page that the one about a track leads to", async () => {
    await runCommand(page, "Mock Interview: About This Track");
    await chooseInPick(page, "System design");
    const about = await webview(page, 'h1:has-text("System design")');
    await about.getByRole("link", { name: "How they were written and checked" }).click();
    await webview(page, 'h1:has-text("Where these questions come from")');
  });

  it("says in the empty Session view what an interview is and offers to start one", async () => {
    const session = page.locator(".pane").filter({ has: page.locator('.pane-header[aria-label^="Session"]') });
    await session.getByRole("button", { name: "Start Mock Interview" }).waitFor();
    assert.match((await session.textContent())!, /asks you questions against the clock/u);
  });

  it("stacks criteria in a filter that the view names, and clears it", async () => {
    await runCommand(page, "Mock Interview: Filter Questions...");
    const choose = async (text: string) => {
      await quickInput(page).fill(text);
      await quickRows(page).filter({ hasText: text }).first().click();
    };
    await choose("Debugging");
    await choose("Mid-level");
    await page.keyboard.press("Enter");
    const pane = page.locator(".pane").filter({ has: page.locator('.pane-header[aria-label^="Questions"]') });
    await pane.getByText(/Debugging, Mid-level: \d+ questions?/u).waitFor();
    await treeRow(page, "Questions", "API design").waitFor();
    assert.equal(await treeRow(page, "Questions", "Behavioral").count(), 0);
    await runCommand(page, "Mock Interview: Clear Filter");
    await treeRow(page, "Questions", "Behavioral").waitFor();
  });

  it("finds a question by a topic and opens it; its state becomes started", async () => {
    await runCommand(page, "Mock Interview: Search Questions...");
    await quickInput(page).fill("linked-list");
    await chooseInPick(page, "LRU cache");
    await page.locator(".tab").filter({ hasText: "solution.py" }).waitFor();
    assert.match(await editorText(page), /class LRUCache/u);
    await clickTree(page, "Questions", "Data structures");
    await treeRow(page, "Questions", /LRU cache.*started/u).waitFor();
  });
});
