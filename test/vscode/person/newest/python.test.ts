import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Page } from "playwright-core";
import { openQuestion, questionPanel, tab } from "../../../support/candidate";
import {
  chooseInPick,
  openWindow,
  quickInput,
  quickRows,
  runCommand,
  takePicture,
  useRoom,
} from "../../../support/person";
import { testPython } from "../../../support/runner";

const folder = join(tmpdir(), `mock-interview-pythons-${process.pid}`);
const [theirs, missing, mine] = ["theirs", "missing", "mine"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];

// With an extension of ours under the name of the Python extension; the real one was not run.
describe("choosing a Python", () => {
  let page: Page;
  let version: string;

  before(async () => {
    const { executable, version: real } = await testPython();
    version = real;
    await mkdir(folder, { recursive: true });
    for (const path of [theirs, mine]) {
      await writeFile(path, `#!/bin/sh\nexec '${executable}' "$@"\n`);
      await chmod(path, 0o755);
    }
  });
  const room = useRoom({
    fixtures: ["pythonExtension"],
    env: { MOCK_INTERVIEW_TEST_INTERPRETERS: [theirs, missing].join(delimiter) },
  });
  after(() => rm(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    page = await openWindow(room());
    await openQuestion(page, "LRU cache");
    await tab(page, "solution.py").waitFor();
  });

  it("is shown beside the code: where it comes from, and what is wrong when another is chosen that is not there", async () => {
    await status("From the Python extension").hover();
    const hover = page.locator(".hover-language-status").filter({ hasText: `Python ${version}` });
    // All of it can be seen: the command stands at the right end.
    await hover.getByText("Choose Python...").click({ trial: true });
    await takePicture(page, `language status ${room().server.host.name}`);
    await runCommand(page, "Python: Select Interpreter");
    await status("The Python extension's cannot be used").waitFor();
    const panel = await questionPanel(page, "LRU cache");
    await panel
      .getByText(`${missing} of the Python extension cannot be used. There is no program at this path.`)
      .waitFor();
    await runCommand(page, "Python: Select Interpreter");
    await status("From the Python extension").waitFor();
  });

  it("is done from a list, by a path that is checked at once, and undone", async () => {
    await status("From the Python extension").waitFor();
    await runCommand(page, "Mock Interview: Choose Python...");
    const inUse = quickRows(page).filter({ hasText: "From the Python extension · in use" });
    await inUse.filter({ hasText: theirs }).waitFor();
    await quickRows(page).filter({ hasText: "Found on PATH" }).first().waitFor();
    await takePicture(page, `choose python ${room().server.host.name}`);
    await chooseInPick(page, "Enter a path...");
    const message = page.locator(".quick-input-widget .quick-input-message");
    // The field of the list stands there until the box has taken its place.
    await message.filter({ hasText: "Path of a Python" }).waitFor();
    const input = quickInput(page);
    await input.fill(folder);
    await message.filter({ hasText: "This is a folder, not a program." }).waitFor();
    await input.fill(missing);
    await message.filter({ hasText: "There is no program at this path." }).waitFor();
    await input.fill("/bin/echo");
    await input.press("Enter");
    await message.filter({ hasText: "This is not a Python" }).waitFor();
    await input.fill(mine);
    await input.press("Enter");
    await status("From your settings").waitFor();
    await runCommand(page, "Mock Interview: Choose Python...");
    await chooseInPick(page, "Use the default order");
    await status("From the Python extension").waitFor();
  });

  /** The item beside the language in the status bar, once ours says this; its label has all that a click on it shows. */
  const status = (words: string) =>
    page.locator(`.statusbar-item[id="status.languageStatus"][aria-label*="Python ${version}, ${words}"]`);
});
