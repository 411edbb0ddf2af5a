import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { type FromQuestionPanel, type QuestionView, readQuestionMessage } from "../../src/protocol/questionMessages";
import { launchBrowser } from "../support/browser";
import { growthViews } from "../support/growthViews";
import { questionMessage, questionViews } from "../support/questionViews";
import { openWebview, type WebviewOptions, type WebviewPage } from "../support/webviewPage";

/** An element of the page, whose types are not those of Node. */
interface Placed {
  getAttribute(name: string): string | null;
}

describe("question panel", function () {
  this.timeout(30_000);
  let browser: Browser;
  let view: WebviewPage;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(() => view.close());

  async function open(shown: QuestionView, options: Partial<WebviewOptions> = {}): Promise<void> {
    view = await openWebview(browser, { bundle: "question", ...options });
    await view.send(questionMessage(shown));
  }

  /** What was posted after `ready`, each as the host reads it. */
  async function posted(): Promise<(FromQuestionPanel | undefined)[]> {
    const [ready, ...rest] = await view.posted();
    assert.deepEqual(ready, { type: "ready" });
    return rest.map(readQuestionMessage);
  }

  it("posts what its buttons mean", async () => {
    await open(questionViews.failing);
    const { page } = view;
    await page.getByRole("button", { name: "Run tests" }).click();
    await page.getByRole("button", { name: "drops the entry that was not used for longest" }).press("Enter");
    await page.getByText("Ask the interviewer").click();
    await page.getByRole("button", { name: "May I use" }).click();
    await page.getByRole("button", { name: "Show hint 2: direction" }).click();
    assert.deepEqual(await posted(), [
      { type: "action", action: "run" },
      { type: "show-case", name: "test_2" },
      { type: "clarify", index: 0 },
      { type: "action", action: "hint" },
    ]);
  });

  it("marks the phase one is in, tells no other, and stays hidden on the next question when hidden once", async () => {
    await open(questionViews.failing);
    const { page } = view;
    const track = page.locator(".phases");
    assert.deepEqual(await track.getByRole("listitem").allTextContents(), [
      "Clarify",
      "Plan",
      "Code",
      "Test",
      "Analyze",
    ]);
    assert.deepEqual(await track.locator("[aria-current=step]").allTextContents(), ["Code"]);
    await page.getByText("Phases", { exact: true }).click();
    assert.equal(await track.isVisible(), false);
    await view.send(questionMessage({ ...questionViews.interview, heading: "Live coding · section 5 of 6" }));
    assert.equal(await track.isVisible(), false);
    await page.getByText("Phases", { exact: true }).press("Enter");
    assert.deepEqual(await track.locator("[aria-current=step]").allTextContents(), ["Test"]);
  });

  it("says afterwards how long each phase took", async () => {
    await open(questionViews["gave-up"]);
    const items = await view.page.locator(".phases").getByRole("listitem").allTextContents();
    assert.deepEqual(items, ["Clarify 2 min", "Plan 4 min", "Code 14 min", "Test 42 s", "Analyze no time"]);
  });

  it("names the rung of each hint and of the next one", async () => {
    await open({ ...questionViews["gave-up"], reveal: undefined });
    const { page } = view;
    const rungs = await page.locator(".hints > li > p:first-child").allTextContents();
    assert.deepEqual(rungs, ["Hint 1 of 4 · question back", "Hint 2 of 4 · direction", "Hint 3 of 4 · structure"]);
    assert.equal(await page.getByRole("button", { name: "Show hint 4: near-code" }).count(), 1);
  });

  it("gives up by a second press only, and goes back by Esc or by leaving the button", async () => {
    await open(questionViews.failing);
    const { page } = view;
    const show = page.getByRole("button", { name: "Show the answer", exact: true });
    const sure = page.getByRole("button", { name: "Yes, give up", exact: true });
    await show.press("Enter");
    assert.equal(await sure.and(page.locator(":focus")).count(), 1);
    assert.match((await page.locator(".press-twice-means").textContent())!, /counts as given up/u);
    await page.keyboard.press("Escape");
    assert.equal(await sure.count(), 0);
    await show.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await sure.count(), 0);
    await show.dblclick();
    assert.equal(await sure.count(), 1);
    await page.keyboard.press("Escape");
    assert.deepEqual(await posted(), []);
    await show.press("Enter");
    await page.keyboard.press("Enter");
    assert.deepEqual(await posted(), [{ type: "action", action: "reveal" }]);
  });

  it("moves no button while it asks, however wide the panel is", async () => {
    await open(questionViews.unsaid);
    const { page } = view;
    const places = () =>
      page
        .locator(".actions > button")
        .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
    for (const width of [500, 690, 900]) {
      await page.setViewportSize({ width, height: 700 });
      for (const name of ["Done", "Show the answer"]) {
        const before = await places();
        await page.getByRole("button", { name, exact: true }).press("Enter");
        await page.getByRole("alert").waitFor();
        assert.deepEqual(await places(), before, `${name}, ${width} px wide`);
        await page.keyboard.press("Escape");
      }
    }
  });

  it("leads from own tests to their lines, and offers to write and check them", async () => {
    await open(questionViews["own-tests"]);
    const own = view.page.getByRole("region", { name: "Your tests" });
    await own.getByRole("button", { name: "A missing key" }).press("Enter");
    await own.getByRole("button", { name: "What cannot be hashed" }).press("Enter");
    await own.getByRole("button", { name: "Open my tests" }).click();
    await own.getByRole("button", { name: "Check my tests" }).click();
    assert.deepEqual(await posted(), [
      { type: "show-line", file: "test_mine.py", line: 9 },
      { type: "show-line", file: "solution.py", line: 19 },
      { type: "action", action: "write-tests" },
      { type: "action", action: "check-tests" },
    ]);
  });

  it("shows times as points, the curve found and the target as lines, and the same as a table", async () => {
    await open(growthViews["growth-steeper"]);
    const growth = view.page.locator(".growth");
    const { plot } = growthViews["growth-steeper"].growth;
    assert.equal(await growth.locator(".growth-plot circle").count(), plot!.measured.length);
    assert.equal(await growth.locator(".growth-plot .growth-line").count(), 2);
    const picture = growth.getByRole("img", {
      name: /^Time over the size of the input: from .* with n = 4 to .* with n = 2,048$/u,
    });
    assert.equal(await picture.count(), 1);
    // Points lie on the curve that was found, and rise from left to right.
    const places = await growth
      .locator(".growth-plot circle")
      .evaluateAll((circles) =>
        circles.map((circle) => ["cx", "cy"].map((name) => Number((circle as unknown as Placed).getAttribute(name)))),
      );
    for (const [index, [x, y]] of places.slice(1).entries())
      assert.ok(x! > places[index]![0]! && y! < places[index]![1]!);
    await growth.getByText("Show as table").click();
    const head = await growth.locator("thead th").allTextContents();
    assert.deepEqual(head, ["n", "Measured", "Quadratic", "Target: linear"]);
    assert.equal(await growth.locator("tbody tr").count(), plot!.measured.length);
    await growth.getByRole("button", { name: "Measure again" }).click();
    assert.deepEqual(await posted(), [{ type: "action", action: "measure-growth" }]);
  });

  it("says that it measures, and offers no second measurement meanwhile", async () => {
    await open(growthViews["growth-measuring"]);
    await view.page.getByText("Measuring... n = 4,096").waitFor();
    assert.equal(await view.page.getByRole("button", { name: /measure/iu }).count(), 0);
    await view.send(questionMessage(growthViews["growth-between"]));
    assert.match((await view.page.getByRole("status").textContent())!, /^The time grows between linear and n log n\./u);
  });

  it("posts ticks, grades and links, and goes nowhere", async () => {
    await open(questionViews.revealed);
    const { page } = view;
    await page.getByRole("checkbox", { name: "Work that only computes" }).check();
    await page.getByText("What may be asked next").click();
    await page.getByRole("button", { name: "Which model would you choose?" }).click();
    await page.getByRole("button", { name: "Good" }).click();
    assert.deepEqual(await posted(), [
      { type: "tick", keyPoint: 3, said: true },
      { type: "link", href: "choose-concurrency-model.question.md" },
      { type: "grade", grade: "good" },
    ]);
    assert.equal(page.url(), "https://webview.test/");
    assert.deepEqual(view.problems, []);
  });

  it("puts wrong and right side by side where there is room", async () => {
    await open(questionViews.revealed);
    const { page } = view;
    await page.getByText("Wrong and right").click();
    const [wrong, right] = [page.getByText("Not like this"), page.getByText("But like this")];
    const across = await Promise.all([wrong.boundingBox(), right.boundingBox()]);
    assert.equal(across[0]!.y, across[1]!.y);
    await page.setViewportSize({ width: 420, height: 900 });
    const below = await Promise.all([wrong.boundingBox(), right.boundingBox()]);
    assert.equal(below[0]!.x, below[1]!.x);
    assert.ok(below[0]!.y < below[1]!.y);
  });

  it("asks a follow-up after the answer, says it aloud and offers room or a way past it", async () => {
    await open({ ...questionViews["follow-up"], followUp: undefined, reveal: undefined });
    await view.send(questionMessage(questionViews["follow-up"]));
    const { page } = view;
    const section = page.getByRole("region", { name: "Follow-up 2 of 4" });
    const status = page.getByRole("status");
    assert.equal(
      await status.textContent(),
      "The answer is shown below. Follow-up 2 of 4: Would a rollback have been safe if there had been a migration?",
    );
    assert.match((await section.textContent())!, /There is a heading for it at the end of answer\.md\./u);
    await section.getByRole("button", { name: "Write the answer" }).press("Enter");
    await section.getByRole("button", { name: "Skip it" }).press("Enter");
    await view.send(questionMessage(questionViews["follow-up-answered"]));
    assert.equal(await status.textContent(), "Your reply is kept.");
    await section.getByRole("button", { name: "safe migrations" }).click();
    await section.getByRole("button", { name: "Next follow-up" }).press("Enter");
    assert.deepEqual(await posted(), [
      { type: "action", action: "notes" },
      { type: "action", action: "follow-up" },
      { type: "link", href: "safe-migrations.question.md" },
      { type: "action", action: "follow-up" },
    ]);
  });

  it("lists replies with what the author says to them, also those that were passed over", async () => {
    await open(questionViews["follow-up"]);
    await view.page.getByText("What you were asked next").click();
    const items = view.page.locator(".replies > li");
    assert.deepEqual(await items.allTextContents(), [
      "What told you that it was really fixed?The queue stayed under one second for a week.See alerts.",
      "Who else knew?Passed over.",
    ]);
  });

  it("puts the follow-up of an interview first, and the key that asked it goes past it", async () => {
    const before = { ...questionViews["follow-up-interview"], followUp: undefined };
    const next = { action: "next" as const, label: "Done, next question", primary: true };
    await open({ ...before, buttons: [next, before.buttons[1]!] });
    const { page } = view;
    await page.getByRole("button", { name: "Done, next question" }).press("Enter");
    await view.send(questionMessage(questionViews["follow-up-interview"]));
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Skip it and go on");
    await page.keyboard.press("Enter");
    assert.deepEqual(await posted(), [
      { type: "action", action: "next" },
      { type: "action", action: "next" },
    ]);
    const [asked, prompt] = [page.locator(".follow-up"), page.getByText("disagreed with a colleague")];
    assert.ok((await asked.boundingBox())!.y < (await prompt.boundingBox())!.y);
  });

  it("says of a story what can be counted in it", async () => {
    await open(questionViews["story-told"]);
    await view.page.getByText("Your result has no number yet. You said we 9 times and I 2 times.").waitFor();
  });

  it("begins a diagram and shows it", async () => {
    await open(questionViews.design);
    await view.page.getByText("Every part has something in it.").waitFor();
    assert.match((await view.page.locator(".parts > li").last().textContent())!, /^Components a diagram/u);
    await view.page.getByRole("button", { name: "Add a diagram" }).press("Enter");
    await view.page.getByRole("button", { name: "Show the diagram" }).press("Enter");
    assert.deepEqual(await posted(), [
      { type: "action", action: "add-diagram" },
      { type: "action", action: "show-diagram" },
    ]);
  });

  it("asks for the cost of code that runs, and leads to where it is written", async () => {
    await open(questionViews.unsaid);
    const reminder = view.page.getByRole("region", { name: "Still to say" });
    assert.match((await reminder.textContent())!, /^Before you are done, say what it costs in time and space\./u);
    await reminder.getByRole("button", { name: "Write it down" }).press("Enter");
    assert.deepEqual(await posted(), [{ type: "action", action: "notes" }]);
    await view.page.getByText("Your file goes on from your code of stage 2.").waitFor();
  });

  it("is done without the cost of the code by a second press only", async () => {
    await open(questionViews.unsaid);
    const { page } = view;
    await page.getByRole("button", { name: "Done", exact: true }).press("Enter");
    const means = page.getByRole("alert");
    assert.match((await means.textContent())!, /^Done without saying what it costs in time and space\?/u);
    await page.keyboard.press("Escape");
    assert.deepEqual([await means.count(), await posted()], [0, []]);
    await page.getByRole("button", { name: "Done", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Yes, done", exact: true }).press("Enter");
    await view.send(questionMessage({ ...questionViews.unsaid, unsaid: undefined }));
    await page.getByRole("button", { name: "Done", exact: true }).press("Enter");
    const done = { type: "action", action: "done" };
    assert.deepEqual(await posted(), [done, done]);
  });

  it("takes ticks of the questions put to the interviewer", async () => {
    await open(questionViews.asking);
    const group = view.page.getByRole("group", { name: /^Questions you asked 1 of 3/u });
    await group.getByRole("checkbox", { name: "What makes a good code review" }).press("Space");
    await group.getByRole("checkbox", { name: "How does a change get" }).press("Space");
    assert.deepEqual(await posted(), [
      { type: "pose", id: "q1", posed: true },
      { type: "pose", id: "q0", posed: false },
    ]);
  });

  it("tells a dialogue a turn at a time, by keyboard", async () => {
    await open(questionViews.revealed);
    const { page } = view;
    await page.getByText("How the talk may go").click();
    const turns = page.getByRole("log").locator("p");
    assert.equal(await turns.count(), 1);
    await page.getByRole("button", { name: "What comes next" }).press("Enter");
    assert.equal(await turns.last().textContent(), "Candidate: Not at all, on the default build.");
    await page.keyboard.press("Enter");
    assert.equal(await turns.count(), 3);
    await page.getByRole("button", { name: "That was all" }).press("Enter");
    assert.equal(await turns.count(), 3);
  });

  it("takes a choice by keyboard and keeps the newest while the host catches up", async () => {
    await open(questionViews.choice);
    const { page } = view;
    await page.getByRole("radio").nth(1).press("ArrowDown");
    await view.send(questionMessage({ ...questionViews.choice }));
    assert.ok(await page.getByRole("radio").nth(2).isChecked());
    await page.getByRole("button", { name: "Check" }).click();
    assert.deepEqual(await posted(), [{ type: "choose", option: 2 }, { type: "check" }]);
    await view.send(questionMessage(questionViews.checked));
    assert.equal(await page.evaluate("document.activeElement.textContent"), "You chose a wrong answer");
  });

  it("offers no check in an interview, where handing in is the answer", async () => {
    await open({ ...questionViews.choice, title: undefined });
    assert.equal(await view.page.getByRole("button", { name: "Check" }).count(), 0);
  });

  it("keeps the focus when a new view comes", async () => {
    await open(questionViews.failing);
    const ask = view.page.getByRole("button", { name: "May I use" });
    await view.page.getByText("Ask the interviewer").click();
    await ask.focus();
    const clarifying = questionViews.failing.clarifying.map(({ question }) => ({
      question,
      asked: true,
      answer: question,
    }));
    await view.send(questionMessage({ ...questionViews.failing, clarifying }));
    assert.equal(await ask.and(view.page.locator(":focus")).count(), 1);
    assert.equal(await ask.getAttribute("aria-expanded"), "true");
  });

  it("moves the focus to the answer when the button that asked for it goes", async () => {
    await open({ ...questionViews.revealed, reveal: undefined, buttons: [{ action: "done", label: "Done" }] });
    await view.page.getByRole("button", { name: "Done" }).focus();
    await view.send(questionMessage(questionViews.revealed));
    assert.equal(await view.page.evaluate("document.activeElement.textContent"), "The answer");
  });

  it("speaks the verdict of a run", async () => {
    await open(questionViews.running);
    await view.send(questionMessage(questionViews.failing));
    assert.equal(await view.page.getByRole("status").textContent(), "8 of 11 tests pass, bonus 0 of 1");
  });

  it("comes back as it was left: folded parts, place, session", async () => {
    await open(questionViews.failing, { height: 400 });
    await view.page.getByText("All tests").click();
    await view.page.evaluate("scrollTo({ top: 300, behavior: 'instant' })");
    await view.until("host.state.scroll === 300");
    const state = await view.state();
    await view.close();
    await open(questionViews.failing, { height: 400, state });
    assert.equal(await view.page.evaluate("scrollY"), 300);
    assert.ok(await view.page.getByText("stays fast with a hundred thousand entries").last().isVisible());
    assert.equal((state as { session: string }).session, "2026-11-21-1");
  });

  it("starts the next question at its top, with everything folded as the author left it", async () => {
    await open(questionViews.failing, { height: 400 });
    await view.page.getByText("All tests").click();
    await view.page.evaluate("scrollTo({ top: 300, behavior: 'instant' })");
    await view.until("host.state.scroll === 300");
    await view.send(questionMessage({ ...questionViews.failing, heading: "coding · mid · 20 min" }));
    assert.equal(await view.page.evaluate("scrollY"), 0);
    assert.equal(await view.page.locator(".all-tests").isVisible(), false);
  });

  it("keeps the place over a pause, and shows nothing of the question in it", async () => {
    await open(questionViews.failing, { height: 400 });
    await view.page.evaluate("scrollTo({ top: 200, behavior: 'instant' })");
    await view.until("host.state.scroll === 200");
    await view.send(questionMessage(questionViews.paused));
    assert.doesNotMatch((await view.page.textContent("body")) ?? "", /LRU|small store/u);
    await view.send(questionMessage(questionViews.failing));
    assert.equal(await view.page.evaluate("scrollY"), 200);
  });

  it("shows hostile text as text", async () => {
    await open(questionViews.hostile);
    const { page } = view;
    assert.match(
      (await page.textContent("h1")) ?? "",
      /^<script>alert\(1\)<\/script><img src=x onerror="alert\(2\)">/u,
    );
    await page.getByRole("button", { name: "press me" }).click();
    assert.deepEqual(await posted(), [{ type: "link", href: "javascript:alert(3)" }]);
    const foreign = "main :is(script, img, iframe, a, style, [style], [onerror], [onload], [href], [src])";
    assert.equal(await page.locator(foreign).count(), 0);
    assert.deepEqual(view.problems, []);
  });

  it("shows each task to pick from in full, folded, and picks by keyboard", async () => {
    await open(questionViews.pick);
    const { page } = view;
    const cards = page.getByRole("article");
    assert.deepEqual(await cards.evaluateAll((all: Placed[]) => all.map((one) => one.getAttribute("aria-label"))), [
      "Task 1: Solve a coding task",
      "Task 2: Build an API",
    ]);
    const full = cards.nth(0).getByText("Requirements and examples");
    const example = cards.nth(0).locator("pre").first();
    assert.equal(await example.isVisible(), false);
    await page.keyboard.press("Tab");
    for (let count = 0; count < 6 && !(await page.evaluate("document.activeElement.matches('.card summary')")); count++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.ok(await full.isVisible());
    assert.ok(await example.isVisible());
    assert.equal(await cards.nth(1).getByText("Requirements and examples").count(), 0, "it has none");
    await cards.nth(1).getByRole("button", { name: "Pick this one: task 2, Build an API" }).press("Enter");
    assert.deepEqual(await posted(), [{ type: "pick", id: "python-backend/todo-api" }]);
  });
});
