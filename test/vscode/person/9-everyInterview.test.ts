import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import { readPack } from "../../../src/bank/readPack";
import type { QuestionProgress, Session } from "../../../src/core/interview/session";
import { type Kind, type Question, withStages } from "../../../src/core/question/question";
import type { Rubric } from "../../../src/core/scoring/rubric";
import { pane, secondsLeft, startInterviewNamed } from "../../support/candidate";
import { answer, openInEditor, type Sitting, scorecard, sitThrough, textOf } from "../../support/interviewee";
import { editorText, openContainer, openWindow, replaceText, save, useRoom, webview } from "../../support/person";
import { newestSession, sessionWhere } from "../../support/practiceFolder";

/** One interview of each blueprint, by its title; two of them lose what they run on. */
const interviews: Record<string, { what: "extension host" | "server"; at: Kind } | undefined> = {
  "Python backend, 60 minutes": undefined,
  "Python screen, 30 minutes": undefined,
  "Mid-level: a service that grows, 45 minutes": undefined,
  "Senior: design and debugging, 60 minutes": undefined,
  "Multiple choice and short answers, 30 minutes": undefined,
  "Warm-up, 20 minutes": undefined,
  "Algorithms, 45 minutes": { what: "server", at: "coding" },
  "Behavioral, 30 minutes": undefined,
  "System design, 45 minutes": { what: "extension host", at: "system-design" },
};

describe("9 every interview of the bank, to its scorecard", function () {
  this.timeout(240_000);
  const room = useRoom();
  let bank: Map<string, Question>;
  let rubrics: readonly Rubric[];
  before(async () => {
    const pack = await readPack("questions");
    bank = new Map(withStages(pack.questions).map((question) => [question.id, question]));
    rubrics = pack.rubrics;
    assert.deepEqual(pack.interviews.map(({ title }) => title).sort(), Object.keys(interviews).sort());
  });

  for (const [title, killed] of Object.entries(interviews)) {
    it(`sits ${title}${killed ? `, over the death of the ${killed.what}` : ""}`, async () => {
      const page = await openWindow(room());
      await openContainer(page, "Mock Interview");
      const panel = await startInterviewNamed(page, title);
      const sitting: Sitting = { page, panel, server: room().server, bank };
      let lost = false;
      await sitThrough(sitting, async (question, number) => {
        if (!killed || question.kind !== killed.at || lost) return;
        lost = true;
        await (killed.what === "server" ? loseServer : loseHost)(sitting, question, number);
      });
      assert.equal(lost, killed !== undefined);
      await checkScorecard(sitting, rubrics);
    });
  }

  /** Kills the extension host in the middle of an answer, and goes on as VS Code and the Session view offer. */
  async function loseHost(sitting: Sitting, question: Question, number: number): Promise<void> {
    const { page, server } = sitting;
    const typed = `${textOf(question)}\nTyped, not saved.\n`;
    await replaceText(page, typed);
    await secondsPass(page, 2);
    const before = await newestSession(server);
    const hosts = await server.extensionHosts();
    assert.equal(hosts.length, 1);
    process.kill(hosts[0]!, "SIGKILL");
    // The window stays, with what was typed, and VS Code starts another host by itself.
    await resume(sitting, question, number, before);
    assert.match(await editorText(page), /Typed, not saved\./u);
  }

  /** Kills the server with everything it started while tests run, starts it again and comes back. */
  async function loseServer(sitting: Sitting, question: Question, number: number): Promise<void> {
    const { page, panel, server } = sitting;
    await replaceText(page, `${textOf(question)}\n\nwhile True:\n    pass\n`);
    await save(page);
    await panel.getByText("Running...").first().waitFor();
    const before = await newestSession(server);
    await server.kill();
    await server.startAgain();
    await page.reload();
    await resume(sitting, question, number, before);
    assert.match(await editorText(page), /while True/u);
    await answer(sitting, question, number);
  }

  async function resume(sitting: Sitting, question: Question, number: number, before: Session): Promise<void> {
    const { page, server } = sitting;
    await openContainer(page, "Mock Interview");
    await pane(page, "Session").getByRole("button", { name: "Resume Interview" }).click();
    await openInEditor(page, question, number);
    // What was lost left a panel that looks alive and is not: it goes, and a new one takes its place.
    await detached(page, sitting.panel);
    sitting.panel = await webview(page, "h1.kicker");
    const after = await sessionWhere(server, ({ question }) => question === before.question);
    assert.equal(after.id, before.id);
    for (const [id, { status, submitted, choice }] of Object.entries(before.questions))
      assert.deepEqual(pick(after.questions[id]!), { status, submitted, choice });
    assert.ok(after.usedMs >= before.usedMs, `${after.usedMs} ms used, ${before.usedMs} before`);
  }
});

function pick({ status, submitted, choice }: QuestionProgress) {
  return { status, submitted, choice };
}

async function detached(page: Page, frame: Frame): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!frame.isDetached()) {
    if (Date.now() > deadline) throw new Error("The panel of the killed extension host is still there.");
    await page.waitForTimeout(50);
  }
}

/** Waits until the clock shows that so many seconds have passed. */
async function secondsPass(page: Page, seconds: number): Promise<void> {
  const from = await secondsLeft(page);
  while ((await secondsLeft(page)) > from - seconds) await page.waitForTimeout(100);
}

/** Looks at the scorecard: its rows are those of the rubric and fit the panel, and all that was asked is answered. */
async function checkScorecard({ page, server }: Sitting, rubrics: readonly Rubric[]): Promise<void> {
  const card = await scorecard(page);
  const session = await newestSession(server);
  const rubric = rubrics.find(({ id }) => id === session.plan.rubric)!;
  await card.getByRole("button", { name: "Skip the prediction" }).click();
  const groups = card.getByRole("radiogroup");
  const criteria = rubric.categories.flatMap((category) => category.criteria.map(({ title }) => title));
  await groups.nth(criteria.length - 1).waitFor();
  assert.deepEqual(await card.locator(".criterion h4").allTextContents(), criteria);
  assert.ok(await card.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
  await groups.first().getByRole("radio").nth(3).check();
  await card.getByText(`1 of ${criteria.length} rated`).first().waitFor();
  await card.getByRole("button", { name: "See the result" }).click();
  await card.getByText("80 of 100").waitFor();
  const questions = card.getByRole("region", { name: "Questions asked" }).locator("li.asked");
  const asked = Object.values(session.questions).filter(({ status }) => status !== "not-picked");
  const unanswered = questions.filter({ hasText: /not handed in|not reached|skipped/u });
  assert.deepEqual([await questions.count(), await unanswered.count()], [asked.length, 0]);
  assert.deepEqual(new Set(asked.map(({ status }) => status)), new Set(["answered"]));
}
