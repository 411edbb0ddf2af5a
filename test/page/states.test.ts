import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { questionMessage, questionViews } from "../support/questionViews";
import { scorecardMessages } from "../support/scorecards";
import { openWebview, themeNames, type WebviewPage } from "../support/webviewPage";

const states = [
  ...Object.entries(questionViews).map(([name, view]) => ({
    name: `question-${name}`,
    bundle: "question" as const,
    message: questionMessage(view) as unknown,
  })),
  { name: "question-empty", bundle: "question" as const, message: emptyPanel() },
  ...Object.entries(scorecardMessages).map(([name, message]) => ({
    name: `scorecard-${name}`,
    bundle: "scorecard" as const,
    message: message as unknown,
  })),
  {
    name: "scorecard-empty",
    bundle: "scorecard" as const,
    message: { type: "empty", text: "The scorecard comes after an interview." },
  },
];

function emptyPanel(): unknown {
  const button = { action: "resume-interview", label: "Resume Interview" };
  return { type: "empty", text: "No question is open. Choose one in the Questions view.", button };
}

/** Pictures of every state go here when it is set: for looking at, not for comparing. */
const pictures = process.env.MOCK_INTERVIEW_PAGE_PICTURES;

describe("every state of our pages", function () {
  this.timeout(60_000);
  let browser: Browser;
  let axe: string;
  before(async () => {
    browser = await launchBrowser();
    axe = await readFile(join(process.cwd(), "node_modules", "axe-core", "axe.min.js"), "utf8");
  });
  after(() => browser.close());

  for (const { name, bundle, message } of states) {
    it(`is accessible in every theme, quiet and no wider than a narrow panel: ${name}`, async () => {
      for (const theme of themeNames) {
        const view = await openWebview(browser, { bundle, theme, width: 700 });
        await view.send(message);
        await photograph(view, `${name}-${theme}-700`);
        await openAll(view);
        assert.deepEqual(await violations(view, axe), [], theme);
        assert.deepEqual(view.problems, [], theme);
        await view.close();
      }
      const narrow = await openWebview(browser, { bundle, width: 320 });
      await narrow.send(message);
      assert.ok(await narrow.page.evaluate("document.documentElement.scrollWidth <= 320"), "wider than 320 px");
      await narrow.page.setViewportSize({ width: 380, height: 900 });
      await photograph(narrow, `${name}-light-380`);
      await narrow.close();
    });
  }
});

async function photograph({ page }: WebviewPage, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** What is folded away is looked at too. */
async function openAll({ page }: WebviewPage): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
}

async function violations({ page }: WebviewPage, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary)))`,
  );
}
