import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  clickTree,
  editor,
  editorText,
  openContainer,
  openWindow,
  replaceText,
  runCommand,
  save,
  statusItem,
  treeRow,
  typeText,
  useRoom,
  webview,
} from "../../../support/person";

// What every other test of this lane relies on, tried on parts of VS Code itself.
describe("a person's hands", () => {
  const room = useRoom();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock interview "));
    await writeFile(join(folder, "notes.md"), "# First\n");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("open a file from a tree, edit it and save it", async () => {
    const page = await openWindow(room(), folder);
    await openContainer(page, "Explorer");
    await clickTree(page, "Files Explorer", "notes.md");
    await editor(page).waitFor();
    await replaceText(page, "# Second\n");
    await typeText(page, "more");
    await save(page);
    assert.equal(await readFile(join(folder, "notes.md"), "utf8"), "# Second\nmore");
    assert.equal(await editorText(page), "# Second\nmore");
    await statusItem(page, "Markdown").waitFor();
  });

  it("switch between view containers and come back", async () => {
    const page = await openWindow(room(), folder);
    await openContainer(page, "Search");
    await openContainer(page, "Explorer");
    await openContainer(page, "Explorer");
    await treeRow(page, "Files Explorer", "notes.md").waitFor();
  });

  it("reach into a webview", async () => {
    const page = await openWindow(room(), folder);
    await openContainer(page, "Explorer");
    await clickTree(page, "Files Explorer", "notes.md");
    await editor(page).waitFor();
    await runCommand(page, "Markdown: Open Preview to the Side");
    const preview = await webview(page, "h1");
    assert.equal(await preview.locator("h1").textContent(), "First");
  });
});
