import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { type FromReplay, readReplayMessage, type ToReplay } from "../../src/protocol/replayMessages";
import { launchBrowser } from "../support/browser";
import { codingMarks, replayMessages } from "../support/replays";
import { openWebview, type WebviewPage } from "../support/webviewPage";

const minute = 60_000;

describe("replay page", function () {
  this.timeout(30_000);
  let browser: Browser;
  let view: WebviewPage;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(() => view.close());

  async function open(message: ToReplay): Promise<void> {
    view = await openWebview(browser, { bundle: "replay" });
    await view.send(message);
  }

  async function posted(): Promise<(FromReplay | undefined)[]> {
    return (await view.posted()).slice(1).map(readReplayMessage);
  }

  const slider = () => view.page.getByRole("slider", { name: "Moment" });

  it("is moved by keyboard: arrows a second, page keys a tenth, home and end to the ends", async () => {
    await open(replayMessages.coding);
    await slider().focus();
    const seen: string[] = [];
    for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "PageUp", "PageDown", "Home", "End"]) {
      await slider().press(key);
      seen.push(String(await slider().getAttribute("aria-valuetext")));
    }
    assert.deepEqual(seen, [
      "10:01 of 26:12",
      "10:02 of 26:12",
      "10:01 of 26:12",
      "10:00 of 26:12",
      "12:37 of 26:12",
      "10:00 of 26:12",
      "00:00 of 26:12",
      "26:12 of 26:12",
    ]);
    const moments = (await posted()).map((message) => (message?.type === "seek" ? message.ms : undefined));
    assert.deepEqual(moments.slice(0, 4), [601_000, 602_000, 601_000, 600_000]);
    assert.deepEqual(moments.slice(-2), [0, 26.2 * minute]);
    await slider().press("ArrowRight");
    assert.equal(await slider().inputValue(), String(26.2 * minute));
  });

  it("goes from mark to mark and says what each was", async () => {
    await open(replayMessages.coding);
    const { page } = view;
    const latest = page.locator(".latest");
    assert.match((await latest.textContent()) ?? "", /^No typing for 2 min/u);
    await page.getByRole("button", { name: "Next mark" }).click();
    assert.match((await latest.textContent()) ?? "", /^Run 3: 8 of 11 tests passed/u);
    await page.getByRole("button", { name: "Previous mark" }).click();
    await page.getByRole("button", { name: "Previous mark" }).click();
    assert.match((await latest.textContent()) ?? "", /^Hint 1/u);
    assert.deepEqual(await posted(), [
      { type: "seek", ms: 14.2 * minute },
      { type: "seek", ms: 9.4 * minute },
      { type: "seek", ms: 9.3 * minute },
    ]);
    await slider().press("End");
    assert.ok(await page.getByRole("button", { name: "Next mark" }).isDisabled());
    await slider().press("Home");
    assert.ok(await page.getByRole("button", { name: "Previous mark" }).isDisabled());
    assert.match((await latest.textContent()) ?? "", /^The beginning/u);
  });

  it("does not go back while the host catches up", async () => {
    await open(replayMessages.coding);
    await slider().press("ArrowRight");
    await slider().press("ArrowRight");
    await view.send(replayMessages.coding);
    assert.equal(await slider().getAttribute("aria-valuetext"), "10:02 of 26:12");
  });

  it("tells marks by shape and word, not by color alone", async () => {
    await open(replayMessages.coding);
    const { page } = view;
    const shapes = await page
      .locator(".mark-legend path")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
    const kinds = new Set(codingMarks.map(({ kind }) => kind)).size;
    assert.equal(new Set(shapes).size, kinds);
    assert.equal(await page.getByRole("list", { name: "Marks" }).getByRole("listitem").count(), kinds);
    assert.equal(await page.locator(".timeline-plot title").count(), codingMarks.length);
  });

  it("draws no mark over another", async () => {
    await open(replayMessages.coding);
    const boxes = await view.page.locator(".timeline-plot .mark").evaluateAll((marks) =>
      marks.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }),
    );
    assert.equal(boxes.length, codingMarks.length);
    const close = boxes.filter((a, index) => boxes.slice(0, index).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < 12));
    // Four runs within half a minute do not fit three rows; the table has them all.
    assert.ok(close.length <= 1, `${close.length} marks cover others`);
  });

  it("has every event in a table that leads to its moment", async () => {
    await open(replayMessages.coding);
    const { page } = view;
    await page.getByText("Show as table").click();
    assert.equal(await page.getByRole("row").count(), codingMarks.length + 1);
    await page.getByRole("button", { name: "Go to 21:30, Run 7: 11 of 11 tests passed" }).click();
    assert.deepEqual(await posted(), [{ type: "seek", ms: 21.5 * minute }]);
    assert.equal(await slider().getAttribute("aria-valuetext"), "21:30 of 26:12");
  });

  it("keeps two moments and compares them", async () => {
    await open(replayMessages.coding);
    const { page } = view;
    const compare = page.getByRole("button", { name: "Compare A with B" });
    assert.ok(await compare.isDisabled());
    await page.getByRole("button", { name: "Set A here" }).click();
    await view.send(replayMessages.compared);
    await page.getByRole("button", { name: "Go to A, 07:30" }).click();
    await compare.click();
    assert.deepEqual(await posted(), [
      { type: "keep", as: "a", ms: 10 * minute },
      { type: "seek", ms: 7.5 * minute },
      { type: "compare" },
    ]);
  });

  it("turns to another question, another file, and to deleting", async () => {
    await open(replayMessages.coding);
    const { page } = view;
    await page.getByRole("combobox", { name: "File" }).selectOption("test_mine.py");
    await page.getByRole("combobox", { name: "Question" }).selectOption({ label: "2. How does the GIL work?" });
    await page.getByRole("button", { name: "Delete recording..." }).click();
    assert.deepEqual(await posted(), [
      { type: "file", name: "test_mine.py" },
      { type: "question", id: "python-backend/gil-explained" },
      { type: "delete" },
    ]);
    assert.match((await page.textContent("footer")) ?? "", /plain text file on this machine, in \/home\/ada/u);
  });

  it("keeps the focus in the choice of the question while arrow keys go through it", async () => {
    await open(replayMessages.coding);
    const choice = view.page.getByRole("combobox", { name: "Question" });
    await choice.focus();
    await view.page.keyboard.press("ArrowUp");
    await view.send(replayMessages.firstQuestion);
    assert.equal(await slider().getAttribute("aria-valuetext"), "00:00 of 05:00");
    assert.equal(await view.page.evaluate("document.activeElement.labels?.[0]?.firstChild.textContent"), "Question");
    await view.page.keyboard.press("ArrowDown");
    await view.send(replayMessages.coding);
    assert.equal(await view.page.evaluate("document.activeElement.labels?.[0]?.firstChild.textContent"), "Question");
    assert.deepEqual(await posted(), [
      { type: "question", id: "python-backend/gil-explained" },
      { type: "question", id: "python-backend/lru-cache" },
    ]);
  });

  it("forgets the moment of a question with it", async () => {
    await open(replayMessages.coding);
    await slider().press("ArrowRight");
    await view.send(replayMessages.firstQuestion);
    await view.send(replayMessages.coding);
    assert.equal(await slider().getAttribute("aria-valuetext"), "10:00 of 26:12");
  });

  it("offers no choice where there is none", async () => {
    await open(replayMessages.practice);
    assert.equal(await view.page.getByRole("combobox").count(), 0);
  });

  it("is read in order by keyboard, with nothing left out", async () => {
    await open(replayMessages.compared);
    const { page } = view;
    const order: string[] = [];
    for (let count = 0; count < 13; count++) {
      await page.keyboard.press("Tab");
      order.push(
        String(
          await page.evaluate(
            "((e) => e.getAttribute('aria-label') ?? e.labels?.[0]?.firstChild.textContent ?? e.textContent)(document.activeElement)",
          ),
        ),
      );
    }
    assert.deepEqual(order.slice(0, 12), [
      "Question",
      "File",
      "Moment",
      "Previous mark",
      "Next mark",
      "Set A here",
      "Go to A, 07:30",
      "Set B here",
      "Go to B, 21:30",
      "Compare A with B",
      "Show as table 16 events",
      "Delete recording...",
    ]);
  });

  it("shows hostile text as text", async () => {
    await open(replayMessages.hostile);
    assert.equal(
      await view.page.locator("main :is(script, img, iframe, a, style, [style], [onerror], [href])").count(),
      0,
    );
    assert.deepEqual(view.problems, []);
  });
});
