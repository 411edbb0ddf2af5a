import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { type FromScorecard, readScorecardMessage, type ToScorecard } from "../../src/protocol/scorecardMessages";
import { launchBrowser } from "../support/browser";
import { scorecardMessages } from "../support/scorecards";
import { openWebview, type WebviewPage } from "../support/webviewPage";

/** An element of the page, whose types are not those of Node. */
interface Placed {
  getAttribute(name: string): string | null;
}

describe("scorecard page", function () {
  this.timeout(30_000);
  let browser: Browser;
  let view: WebviewPage;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(() => view.close());

  async function open(message: ToScorecard): Promise<void> {
    view = await openWebview(browser, { bundle: "scorecard" });
    await view.send(message);
  }

  async function posted(): Promise<(FromScorecard | undefined)[]> {
    return (await view.posted()).slice(1).map(readScorecardMessage);
  }

  it("is filled in by keyboard alone", async () => {
    await open(scorecardMessages.rate);
    const { page } = view;
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () =>
      page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
    // Past the three steps to the chosen score of the first criterion.
    await press("Tab", "Tab", "Tab", "Tab");
    assert.match(String(await focused()), /^4: Explains it well.*Suggested by what was measured$/u);
    await press("ArrowRight");
    assert.match(String(await page.textContent(".anchor")), /^Explains it so that others understand/u);
    await press("Tab");
    assert.equal(await focused(), "Clear");
    await press("Tab");
    assert.equal(await focused(), "Add a note");
    await press("Enter", "Tab");
    await page.keyboard.type("Said it twice.");
    await press("Tab");
    assert.match(String(await focused()), /^2: Knows the words/u);
    assert.deepEqual(await posted(), [
      { type: "rate", criterion: "concurrency-and-the-gil", score: 5 },
      { type: "note", criterion: "concurrency-and-the-gil", note: "Said it twice." },
    ]);
  });

  it("names the company that was prepared for, and the date of the real interview", async () => {
    const { scorecard } = scorecardMessages.result as Extract<ToScorecard, { type: "scorecard" }>;
    const planned = { ...scorecard, company: "Acme", realDate: "2026-12-01" };
    await open({ ...scorecardMessages.result, scorecard: planned } as ToScorecard);
    await view.page.locator(".card-head").getByText(" · Acme · ").waitFor();
    await view.page.getByText("The real one is on Tuesday, December 1, 2026.").waitFor();
  });

  it("takes a rating back", async () => {
    await open(scorecardMessages.rate);
    await view.page.getByRole("button", { name: "Clear" }).first().click();
    assert.deepEqual(await posted(), [{ type: "rate", criterion: "concurrency-and-the-gil", score: 0 }]);
  });

  it("sends a note after a pause in typing and does not disturb what is being typed", async () => {
    await open(scorecardMessages.rate);
    const note = view.page.getByRole("textbox", { name: "Note on Decorators and closures" });
    await note.press("End");
    await note.pressSequentially(" Knew cells.");
    await view.until("host.posted.some(({ type }) => type === 'note')");
    await view.send(scorecardMessages.rate);
    assert.equal(await note.inputValue(), "Forgot functools.wraps. Knew cells.");
    assert.equal(await note.and(view.page.locator(":focus")).count(), 1);
  });

  it("keeps the newest rating while the host catches up", async () => {
    await open(scorecardMessages.rate);
    const scores = view.page.getByRole("radiogroup", { name: "Memory management" }).getByRole("radio");
    await scores.nth(1).check();
    await scores.nth(1).press("ArrowRight");
    await view.send(scorecardMessages.rate);
    assert.ok(await scores.nth(2).isChecked());
  });

  it("predicts, and lets a person skip it", async () => {
    await open(scorecardMessages.predict);
    await view.page.getByRole("button", { name: "Skip the prediction" }).click();
    await view.page.getByRole("radiogroup", { name: "Live coding" }).getByRole("radio", { name: /^3/u }).check();
    assert.deepEqual(await posted(), [
      { type: "step", step: "rate" },
      { type: "predict", category: "live-coding", score: 3 },
    ]);
  });

  it("asks for no prediction of what did not come up", async () => {
    const { predict } = scorecardMessages;
    const { scorecard } = predict;
    const categories = scorecard.categories.map((one) =>
      one.title === "Communication"
        ? { ...one, criteria: one.criteria.map((criterion) => ({ ...criterion, notAsked: true })) }
        : one,
    );
    await open({ ...predict, scorecard: { ...scorecard, categories } });
    assert.deepEqual(await view.page.getByRole("heading", { level: 3 }).allTextContents(), [
      "Python fundamentals",
      "Live coding",
      "API and architecture",
    ]);
  });

  it("leads from the result to what comes next", async () => {
    await open(scorecardMessages.result);
    const { page } = view;
    for (const name of [
      "Read: Decorators and closures",
      "Practice: Merge intervals, 20 min",
      "Add to calendar",
      "Export...",
      "Practice the first one now",
      "Save",
    ]) {
      await page.getByRole("button", { name, exact: true }).click();
    }
    await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Rate" }).click();
    assert.deepEqual(await posted(), [
      { type: "study", id: "python-backend/decorators-and-closures" },
      { type: "practice", id: "python-backend/merge-intervals" },
      { type: "action", action: "calendar" },
      { type: "action", action: "export" },
      { type: "action", action: "practice-first" },
      { type: "action", action: "save" },
      { type: "step", step: "rate" },
    ]);
  });

  it("leads to the replay of a question that was recorded", async () => {
    await open(scorecardMessages.result);
    assert.equal(await view.page.getByRole("button", { name: /^Replay:/u }).count(), 0);
    await view.send({ ...scorecardMessages.result, recorded: true });
    const { questions } = scorecardMessages.result.scorecard;
    await view.page.getByRole("button", { name: `Replay: ${questions[0]!.title}`, exact: true }).click();
    assert.deepEqual(await posted(), [{ type: "replay", id: questions[0]!.id }]);
  });

  it("says its numbers as text too", async () => {
    await open(scorecardMessages.result);
    const { page } = view;
    assert.match(
      (await page.textContent(".total")) ?? "",
      /72 of 100.*7 of 9 rated, 5 of them with measured evidence/su,
    );
    assert.equal(await page.getByRole("img", { name: "Python fundamentals, predicted 80, result 60" }).count(), 1);
    await page.getByText("Show as table").click();
    assert.equal(await page.getByRole("row").count(), 5);
  });

  it("shows all that was measured of a question in groups, and the time in each phase", async () => {
    await open(scorecardMessages.result);
    const asked = view.page.getByRole("listitem").filter({ hasText: "3. LRU cache" });
    assert.deepEqual(await asked.getByRole("term").allTextContents(), ["Result", "On the way", "Time"]);
    const way = (await asked.getByRole("definition").nth(1).textContent())!;
    for (const fact of ["first run after 6 min", "all passed at run 4", "direction after 11 min", "said linear"])
      assert.ok(way.includes(fact), way);
    const words = await asked.getByRole("list", { name: "Time in each phase" }).getByRole("listitem").allTextContents();
    assert.deepEqual(words, ["clarify 2 min", "plan 4 min", "code 14 min", "test 3 min", "analyze 1 min"]);
    const widths = await asked
      .locator(".phase-bar rect")
      .evaluateAll((parts) => parts.map((part) => (part as unknown as Placed).getAttribute("width")));
    assert.deepEqual(widths, ["8.33%", "16.67%", "58.33%", "12.50%", "4.17%"]);
  });

  it("says which criteria no question was about", async () => {
    await open(scorecardMessages.rate);
    assert.equal(await view.page.getByText("No question on this was worked on").count(), 1);
  });

  it("shows what was measured when nothing is rated, and leads back to rating", async () => {
    await open(scorecardMessages["nothing-rated"]);
    assert.ok(await view.page.getByText("11 of 11 tests").isVisible());
    assert.ok(await view.page.getByText("3 of 5 questions handed in").isVisible());
    await view.page.getByRole("button", { name: "Go back to rating" }).click();
    assert.deepEqual(await posted(), [{ type: "step", step: "rate" }]);
  });

  it("prints on two clean pages: everything open, nothing to press", async () => {
    await open(scorecardMessages.result);
    const { page } = view;
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("button", { name: "Export..." }).isVisible(), false);
    assert.ok(await page.getByText("Work that only computes is spread over processes").isVisible());
    const pdf = (await page.pdf()).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/gu)?.length, 2);
  });

  it("shows hostile text as text", async () => {
    await open(scorecardMessages["hostile-result"]);
    assert.equal(
      await view.page.locator("main :is(script, img, iframe, a, style, [style], [onerror], [href])").count(),
      0,
    );
    assert.deepEqual(view.problems, []);
  });
});
