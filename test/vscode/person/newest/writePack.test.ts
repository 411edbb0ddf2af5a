import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openFile, openWindow, takePicture, useRoom } from "../../../support/person";
import { conceptPath, spoil } from "../../../support/questionText";
import { samplePack } from "../../../support/samplePack";

// The oldest VS Code comes from npm without the program that finds files, which is what wakes the extension here.
describe("writing a pack", () => {
  const room = useRoom();
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock-interview-pack-"));
    const mistaken = spoil(samplePack[conceptPath]!, "kind: concept", "kind: riddle");
    for (const [file, text] of Object.entries({ ...samplePack, [conceptPath]: mistaken })) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("needs nothing but the file in an editor: a mistake is marked, suggestions come, and it goes when mended", async () => {
    const page = await openWindow(room(), folder);
    await openFile(page, "gil.question.md");
    const squiggle = page.locator(".monaco-editor .squiggly-error");
    await squiggle.waitFor();
    const problems = page.locator(".statusbar-item[id='status.problems']");
    assert.match((await problems.getAttribute("aria-label")) ?? "", /Errors?: 1|1 [Pp]roblem/u);
    await page.keyboard.press("F8");
    await page.locator(".monaco-editor .marker-widget").getByText("`kind` is one of").waitFor();
    await takePicture(page, `write pack ${room().server.host.name}`);
    await page.keyboard.press("Escape");
    await page.locator(".view-line").filter({ hasText: "riddle" }).getByText("riddle").dblclick();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Control+Space");
    const rows = page.locator(".suggest-widget .monaco-list-row");
    await rows.filter({ hasText: "multiple-choice" }).waitFor();
    await takePicture(page, `write pack suggestions ${room().server.host.name}`);
    await rows.filter({ hasText: "concept" }).click();
    await squiggle.waitFor({ state: "detached" });
  });
});
