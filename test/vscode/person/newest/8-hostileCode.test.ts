import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openQuestion, tab } from "../../../support/candidate";
import { cacheThat, hostileCaches } from "../../../support/hostile/caches";
import {
  editor,
  editorText,
  openWindow,
  replaceText,
  runCommand,
  save,
  takePicture,
  typeText,
  useRoom,
} from "../../../support/person";

/** A person notices a word that takes longer to appear than to type (ms); a busy machine needs some of it for itself. */
const typedWithinMs = 2_000;

describe("8 code that does harm", () => {
  const room = useRoom();
  let page: Page;

  for (const { does, body, says } of hostileCaches) {
    it(`says what became of ${does}, and one types on meanwhile`, async () => {
      page = await openWindow(room());
      const panel = await openQuestion(page, "LRU cache");
      await tab(page, "solution.py").waitFor();
      await replaceText(page, cacheThat(body));
      await save(page);
      const began = performance.now();
      await typeText(page, "# on I go");
      await editor(page).locator(".view-line").filter({ hasText: "# on I go" }).waitFor();
      const typedMs = performance.now() - began;
      await panel.getByText(says).first().waitFor();
      await panel
        .locator(".verdict")
        .getByText(/of \d+ tests pass.* · (?:stopped for time|out of memory|too much output|crashed)$/u)
        .waitFor();
      await takePicture(page, `hostile ${does} ${room().server.host.name}`);
      assert.ok(typedMs < typedWithinMs, `It took ${typedMs} ms until the words stood there.`);
      assert.match(await editorText(page), /# on I go/u);
      assert.equal(await page.locator(".notification-toast").count(), 0);
      // Else VS Code may bring an older version of the file back in the next window, which it does not save over a newer one.
      await runCommand(page, "File: Revert File");
      await page.locator(".tab.active:not(.dirty)").filter({ hasText: "solution.py" }).waitFor();
    });
  }
});
