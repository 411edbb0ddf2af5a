import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { growthViews } from "../support/growthViews";
import { questionMessage, questionViews } from "../support/questionViews";
import { replayMessages } from "../support/replays";
import { scorecardMessages } from "../support/scorecards";
import { openWebview, themeNames, type WebviewPage } from "../support/webviewPage";

const states = [
  ...Object.entries({ ...questionViews, ...growthViews }).map(([name, view]) => ({
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
  ...Object.entries(replayMessages).map(([name, message]) => ({
    name: `replay-${name}`,
    bundle: "replay" as const,
    message: message as unknown,
  })),
];

function emptyPanel(): unknown {
  const button = { action: "resume-interview", label: "Resume Interview" };
  return { type: "empty", text: "No question is open. Choose one in the Questions view.", button };
}

/** Pictures of every state go here when it is set: for looking at, not for comparing. */
const pictures = process.env.MOCK_INTERVIEW_PAGE_PICTURES;

const bundles = ["question", "scorecard", "replay"] as const;
type Bundle = (typeof bundles)[number];

describe("every state of our pages", function () {
  this.timeout(60_000);
  let browser: Browser;
  /** Pages by bundle and theme; all states are shown in them one after the other, as in a panel. */
  const wide = new Map<string, WebviewPage>();
  const narrow = new Map<Bundle, WebviewPage>();
  before(async () => {
    browser = await launchBrowser();
    const axe = await readFile(join(process.cwd(), "node_modules", "axe-core", "axe.min.js"), "utf8");
    for (const bundle of bundles) {
      for (const theme of themeNames) {
        const view = await openWebview(browser, { bundle, theme });
        await view.page.evaluate(axe);
        wide.set(`${bundle} ${theme}`, view);
      }
      narrow.set(bundle, await openWebview(browser, { bundle, width: 320 }));
    }
  });
  after(() => browser.close());

  for (const { name, bundle, message } of states) {
    it(`is accessible in every theme, quiet and no wider than a narrow panel: ${name}`, async () => {
      for (const theme of themeNames) {
        const view = wide.get(`${bundle} ${theme}`)!;
        await show(view, message);
        await photograph(view, `${name}-${theme}-700`);
        await openAll(view);
        assert.deepEqual(await violations(view), [], theme);
        assert.deepEqual(view.problems, [], theme);
      }
      const view = narrow.get(bundle)!;
      await show(view, message);
      await openAll(view);
      assert.ok(await view.page.evaluate("document.documentElement.scrollWidth <= 320"), "wider than 320 px");
      await photographNarrow(view, message, name);
    });
  }
});

/** Shows a state as if the page had just been opened. */
async function show(view: WebviewPage, message: unknown): Promise<void> {
  await view.send({ type: "empty", text: "" });
  await view.send(message);
}

async function photographNarrow(view: WebviewPage, message: unknown, name: string): Promise<void> {
  if (!pictures) return;
  await view.page.setViewportSize({ width: 380, height: 900 });
  await show(view, message);
  await photograph(view, `${name}-light-380`);
  await view.page.setViewportSize({ width: 320, height: 900 });
}

async function photograph({ page }: WebviewPage, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** What is folded away is looked at too. */
async function openAll({ page }: WebviewPage): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
}

async function violations({ page }: WebviewPage): Promise<string[]> {
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary)))`,
  );
}
