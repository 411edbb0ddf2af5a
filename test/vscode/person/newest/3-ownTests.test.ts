import assert from "node:assert/strict";
import { inlineMessages, openQuestion, tab } from "../../../support/candidate";
import { openWindow, replaceText, runCommand, save, treeRow, useRoom } from "../../../support/person";
import { sessionWhere, shippedQuestions } from "../../../support/practiceFolder";

const id = "python-backend/lru-cache";
const suite = (body: string) =>
  `import unittest\n\nfrom solution import LRUCache\n\n\nclass MyTests(unittest.TestCase):\n${body}`;
const missing = suite(`    def test_missing(self):
        """What a missing key gives"""
        self.assertEqual(LRUCache(1).get("a"), -1)
`);
const looking = suite(`    def test_looking(self):
        """Looking is no use"""
        cache = LRUCache(2)
        cache.put("a", 1)
        cache.put("b", 2)
        "a" in cache
        cache.put("c", 3)
        self.assertNotIn("a", cache)
`);

describe("3 own tests", () => {
  const room = useRoom();

  it("are begun from the panel, run on save, stand in the Testing view and are checked", async () => {
    const page = await openWindow(room());
    const panel = await openQuestion(page, "LRU cache");
    const { solution, wrongSolutions } = (await shippedQuestions()).get(id)!;
    await tab(page, "solution.py").waitFor();
    await replaceText(page, solution!.code.code);
    await save(page);
    await panel.getByRole("button", { name: "Write my own tests" }).click();
    await tab(page, "test_mine.py").waitFor();
    await replaceText(page, missing);
    await save(page);
    const own = panel.getByRole("region", { name: "Your tests" });
    await own.getByText("0 of 1 pass").waitFor();
    await page.locator(".test-error-content-widget").first().waitFor();
    assert.deepEqual(
      (await inlineMessages(page)).map(({ line }) => line),
      [9],
    );
    await page.locator(".glyph-margin-widgets .testing-run-glyph[class*=testing-failed]").waitFor();
    await runCommand(page, "Testing: Focus on Test Explorer View");
    await treeRow(page, "Test", "LRU cache").click();
    await page.keyboard.press("ArrowRight");
    await treeRow(page, "Test", "Your tests").click();
    await page.keyboard.press("ArrowRight");
    await treeRow(page, "Test", "What a missing key gives")
      .and(page.getByLabel(/Failed/u))
      .waitFor();
    await own.getByRole("button", { name: "Check my tests" }).click();
    await own.getByText("One of your tests expects something the reference solution does not do.").waitFor();
    await page.keyboard.press("ControlOrMeta+1");
    await replaceText(page, looking);
    await save(page);
    await treeRow(page, "Test", "Looking is no use")
      .and(page.getByLabel(/Passed/u))
      .waitFor();
    await runCommand(page, "Mock Interview: Check My Tests");
    await own.getByText(`Your tests caught 1 of ${wrongSolutions.length} mistakes.`).waitFor();
    await own.getByText(`${wrongSolutions.length - 1} mistakes slipped through.`).waitFor();
    const { questions } = await sessionWhere(room().server, (session) => session.questions[id]?.ownTests !== undefined);
    assert.deepEqual(questions[id]!.ownTests, { caught: 1, total: wrongSolutions.length });
    assert.equal(questions[id]!.lastRun!.outcome, "passed");
  });
});
