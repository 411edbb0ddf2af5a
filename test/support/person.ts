import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { type CodeServer, type ServerOptions, startServer } from "./codeServer";
import { packFixture } from "./fixtureExtension";
import { personVariables } from "./lanes";
import type { HostName } from "./vscodeHost";

/** What a person does in VS Code. Everything waits for what it needs to see, at most `patienceMs`, and never a fixed time. */

const patienceMs = 30_000;

/** VS Code with the packaged extension installed, and a browser to open windows in. */
export interface Room {
  server: CodeServer;
  browser: Browser;
}

export interface RoomOptions extends Partial<Pick<ServerOptions, "trust" | "settings" | "machineSettings" | "env">> {
  /** Extensions of the tests that are installed too: folders of test/vscode. */
  fixtures?: string[];
}

/**
 * Starts VS Code for the tests of this `describe`, in the version the lane says (newest, when run by hand). Windows are
 * closed after each test; of those a failed test leaves there is a picture in `.vscode-test/pictures`.
 */
export function useRoom({ fixtures = [], ...options }: RoomOptions = {}): () => Room {
  let room: Room | undefined;
  const current = () => {
    if (!room) throw new Error("The room is open only while tests run.");
    return room;
  };
  before(async () => {
    const host = (process.env[personVariables.host] ?? "newest") as HostName;
    const vsix = process.env[personVariables.vsix];
    const server = await withFixtures(fixtures, (files) =>
      startServer({ trust: true, ...options, host, vsix: [...(vsix ? [vsix] : []), ...files] }),
    );
    room = { server, browser: await launchBrowser().catch((error) => server.stop().then(() => Promise.reject(error))) };
  });
  afterEach(async function () {
    for (const context of current().browser.contexts()) {
      const title = `failed ${current().server.host.name} ${this.currentTest?.fullTitle()}`;
      if (this.currentTest?.state !== "passed") for (const page of context.pages()) await takePicture(page, title);
      await context.close();
    }
  });
  after(async () => {
    await room?.browser.close();
    await room?.server.stop();
  });
  return current;
}

/** Does `work` with extensions of the tests as files to install. */
async function withFixtures<T>(names: string[], work: (files: string[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "mock-interview-fixtures-"));
  try {
    const files: string[] = [];
    for (const name of names) files.push(await packFixture(name, process.cwd(), folder));
    return await work(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a window on a folder (absolute path) or on none, and waits until it can be worked in. */
export async function openWindow(room: Room, folder?: string): Promise<Page> {
  const context = await room.browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(room.server.url(folder));
  await page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor();
  return page;
}

/**
 * Reloads the window once VS Code has kept which editors are open: in a browser it does so every few seconds, not at the
 * end. `kept` are texts that must be among it, such as names of files.
 */
export async function reloadWindow(page: Page, ...kept: string[]): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await page.evaluate(keepsEditors, kept)))
    if (Date.now() > deadline) throw new Error(`VS Code did not keep ${kept.join(", ")}.`);
  await page.reload();
  await page.locator(".monaco-workbench .part.statusbar .statusbar-item").first().waitFor();
}

/** Runs in the window: whether what it stores of its editors holds these texts. */
async function keepsEditors(texts: string[]): Promise<boolean> {
  // biome-ignore lint/suspicious/noExplicitAny: the types of a browser are not those of Node.
  const { indexedDB } = globalThis as any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const done = (request: any) => new Promise<any>((resolve) => (request.onsuccess = () => resolve(request.result)));
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("vscode-web-state-db-") || name.endsWith("-global")) continue;
    const database = await done(indexedDB.open(name));
    const store = database.transaction("ItemTable").objectStore("ItemTable");
    const value = await done(store.get("memento/workbench.parts.editor"));
    database.close();
    if (value && texts.every((text) => value.includes(text))) return true;
  }
  return false;
}

/** Runs a command by its title in the command palette, as it stands there: `Mock Interview: Show Log`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = quickRows(page).filter({ hasText: title }).first();
  const deadline = Date.now() + patienceMs;
  // The palette lists the commands known when it opened; those of an extension come a moment after the window.
  while (!(await offers(page, title, row))) {
    if (Date.now() > deadline) throw new Error(`The command palette has no "${title}".`);
    await page.keyboard.press("Escape");
    await quickInput(page).waitFor({ state: "hidden" });
  }
  // Pressing a row that is going away would wait for it in vain: it is chosen by the same key as in the palette's own field.
  await quickInput(page).press("Enter");
}

/** Whether the palette opened and has the command; an editor that opens at the same moment closes it again. */
async function offers(page: Page, title: string, row: Locator): Promise<boolean> {
  const soon = { timeout: 2000 };
  try {
    await page.keyboard.press("F1");
    await quickInput(page).fill(`>${title}`, soon);
    await row.waitFor(soon);
    return true;
  } catch {
    return false;
  }
}

/** Opens a file of the window's folder by its name, once VS Code finds it. */
export async function openFile(page: Page, name: string): Promise<void> {
  const row = quickRows(page).filter({ hasText: name }).first();
  const deadline = Date.now() + patienceMs;
  const found = async () => {
    await page.keyboard.press("Control+P");
    await quickInput(page).fill(name, { timeout: 2000 });
    await row.waitFor({ timeout: 2000 });
    return true;
  };
  while (!(await found().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`VS Code does not find ${name}.`);
    await page.keyboard.press("Escape");
  }
  await quickInput(page).press("Enter");
  await page.locator(".tab").filter({ hasText: name }).waitFor();
}

/** Chooses the row of the open quick pick that holds a text. A long list draws only what fits: then the text is typed, as a person would. */
export async function chooseInPick(page: Page, text: string | RegExp): Promise<void> {
  const row = quickRows(page).filter({ hasText: text }).first();
  const isDrawn = await row.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  );
  if (!isDrawn && typeof text === "string") await quickInput(page).fill(text);
  await row.click();
}

/** Types a path (absolute) into VS Code's own file dialog, which is open or about to open, and presses its button. */
export async function chooseInFileDialog(page: Page, path: string, button: string): Promise<void> {
  const press = page.locator(".quick-input-widget").getByRole("button", { name: button });
  await press.waitFor();
  // The dialog writes the folder it begins in over what is typed before it has read that folder.
  const field = await quickInput(page).elementHandle();
  await page.waitForFunction((input) => (input as unknown as { value: string }).value.endsWith("/"), field);
  await quickInput(page).fill(path);
  await press.click();
}

/** The rows of the quick pick or command palette. */
export function quickRows(page: Page): Locator {
  return page.locator(".quick-input-widget .quick-input-list .monaco-list-row");
}

/** The text field of the quick pick, input box or command palette. */
export function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget .quick-input-box input");
}

/** Opens a view container by the name on its activity icon. */
export async function openContainer(page: Page, name: string): Promise<void> {
  const icon = page.locator(`.activitybar .action-item a[aria-label^="${name}"]`);
  const header = page.locator(".part.sidebar .composite.title");
  await icon.waitFor();
  // A second click on the icon of the open container would close it.
  if (!(await header.filter({ hasText: new RegExp(name, "i") }).isVisible())) await icon.click();
  await header.filter({ hasText: new RegExp(name, "i") }).waitFor();
}

/** The row of a tree view that holds a text; `view` is the name of the view, such as `Questions`. */
export function treeRow(page: Page, view: string, text: string | RegExp): Locator {
  return page
    .locator(`.pane-body [role="tree"][aria-label*="${view}"] [role="treeitem"]`)
    .filter({ hasText: text })
    .first();
}

/** Opens or folds the row of a tree, or runs what a click on it runs. */
export async function clickTree(page: Page, view: string, text: string | RegExp): Promise<void> {
  await treeRow(page, view, text).click();
}

/** The editor of the active tab. */
export function editor(page: Page): Locator {
  return page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();
}

/** What the editor shows, lines joined by line feeds; only as much of it as fits the window. */
export async function editorText(page: Page): Promise<string> {
  const lines = editor(page).locator(".view-lines .view-line");
  const placed = await lines.evaluateAll((elements) =>
    elements.map((element) => ({
      top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
      text: element.textContent ?? "",
    })),
  );
  return placed
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text.replaceAll("\u00a0", " "))
    .join("\n");
}

/** Replaces the whole text of the editor, as by paste. */
export async function replaceText(page: Page, text: string): Promise<void> {
  // Not by a click, which a scroll bar or an inline message can intercept. Newer versions have an edit context there.
  await editor(page).locator(".native-edit-context, textarea.inputarea").first().focus();
  await pasteOver(page, text);
}

/** As `replaceText`, in the editor that has the keyboard. */
export async function pasteOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
  // Older versions close a triple quote by themselves: what they put behind the cursor goes.
  await page.keyboard.press("ControlOrMeta+Shift+End");
  await page.keyboard.press("Delete");
  await page.locator(".tab.active.dirty").waitFor();
}

/** Types at the cursor of the editor, key by key. */
export async function typeText(page: Page, text: string): Promise<void> {
  // Not by a click, which would move the cursor.
  if (!(await page.locator(".editor-group-container.active .monaco-editor.focused").isVisible())) {
    await page.keyboard.press("ControlOrMeta+1");
    await page.locator(".editor-group-container.active .monaco-editor.focused").waitFor();
  }
  await page.keyboard.type(text);
}

/** Saves the active editor and waits until its tab says so. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+S");
  await page.locator(".editor-group-container.active .tab.active:not(.dirty)").waitFor();
}

/** The status bar item that holds a text. */
export function statusItem(page: Page, text: string | RegExp): Locator {
  return page.locator(".part.statusbar .statusbar-item").filter({ hasText: text }).first();
}

/** The notification that holds a text. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator(".notification-toast .notification-list-item").filter({ hasText: text }).first();
}

/** A style of an element as the browser computed it, such as `color`. */
export function styleOf(element: Locator, property: string): Promise<string> {
  type Styles = { getComputedStyle(one: unknown): { getPropertyValue(name: string): string } };
  return element.evaluate(
    (one, name) => (globalThis as unknown as Styles).getComputedStyle(one).getPropertyValue(name),
    property,
  );
}

/** The frame that holds an element: our webviews lie two frames deep, beside those of VS Code itself. */
export async function webview(page: Page, selector: string): Promise<Frame> {
  const searched = new Set<Frame>();
  return await new Promise<Frame>((resolve, reject) => {
    const search = (frame: Frame) => {
      if (frame === page.mainFrame() || searched.has(frame)) return;
      searched.add(frame);
      // A frame that goes away is no failure: its successor is searched in turn.
      frame.waitForSelector(selector, { timeout: patienceMs }).then(
        () => finish(() => resolve(frame)),
        () => searched.delete(frame),
      );
    };
    const timer = setTimeout(() => finish(() => reject(new Error(`No webview has ${selector}.`))), patienceMs);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      page.off("framenavigated", search);
      settle();
    };
    page.on("framenavigated", search);
    for (const frame of page.frames()) search(frame);
  });
}

/** Keeps a picture of the window as `.vscode-test/pictures/<name>.png`; returns the file. */
export async function takePicture(page: Page, name: string): Promise<string> {
  const folder = join(process.cwd(), ".vscode-test", "pictures");
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^\w-]+/g, "-")}.png`);
  await page.screenshot({ path, animations: "disabled" });
  return path;
}
