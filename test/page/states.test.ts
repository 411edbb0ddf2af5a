import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { type PageState, pageStates } from "../support/pageStates";
import { questionMessage, questionViews } from "../support/questionViews";
import { openWebview, themeNames, type WebviewOptions, type WebviewPage } from "../support/webviewPage";

/** Pictures of every state go here when it is set: for looking at, not for comparing. */
const pictures = process.env.MOCK_INTERVIEW_PAGE_PICTURES;

const bundles = ["question", "scorecard", "replay"] as const;

/** What the guidelines of the web ask a page to bear: text set this wide (WCAG 2.2, 1.4.12). */
const spacing =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

/** What may stand beside a sign: of tests, of own tests, of the parts of an answer. */
const verdicts = [
  ...["passe?d?", "failed", "raised an error", "timed out", "crashed", "skipped", "not run", "could not be loaded"],
  ...["caught", "words?", "a diagram", "empty"],
];

/** A place where the Tab key stopped. */
interface Stop {
  name: string;
  /** Its place among all stops, in the order of the document. */
  at: number;
  box: { left: number; top: number; right: number; bottom: number };
  hidden: boolean;
}

describe("every state of our pages", function () {
  this.timeout(120_000);
  let browser: Browser;
  let states: PageState[];
  let scripts: string[];
  before(async () => {
    browser = await launchBrowser();
    states = await pageStates();
    const files = [join("node_modules", "axe-core", "axe.min.js"), join("test", "page", "probe.js")];
    scripts = await Promise.all(files.map((file) => readFile(join(process.cwd(), file), "utf8")));
  });
  after(() => browser.close());

  /** What is wrong in any state, by its name; all states of a page are shown one after the other, as in a panel. */
  async function findIn(
    options: Omit<WebviewOptions, "bundle">,
    find: (view: WebviewPage, state: PageState) => Promise<unknown[]>,
    prepare: (page: Page) => Promise<unknown> = async () => undefined,
  ): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const bundle of bundles) {
      const view = await openWebview(browser, { ...options, bundle });
      for (const script of scripts) await view.page.evaluate(script);
      await prepare(view.page);
      for (const state of states.filter((one) => one.bundle === bundle)) {
        await show(view, state);
        const problems = [...(await find(view, state)), ...view.problems.splice(0)];
        if (problems.length > 0) found[state.name] = problems;
      }
      await view.close();
    }
    return found;
  }

  for (const theme of themeNames) {
    it(`break no rule of axe, and mark where the keyboard is: ${theme}`, async () => {
      const found = await findIn({ theme }, async (view, { name }) => {
        await photograph(view, `${name}-${theme}-700`);
        await openAll(view);
        return [...(await violations(view)), ...(await look(view, "probe.unmarked()"))];
      });
      assert.deepEqual(found, {});
    });
  }

  for (const [where, size] of [
    ["in a panel beside the file", { width: 700, height: 600 }],
    ["at 200 percent", { width: 350, height: 450 }],
  ] as const) {
    it(`are walked through by Tab in the order they are read, and out again, ${where}`, async () => {
      // A page that glides would be looked at on its way.
      assert.deepEqual(await findIn(size, walkProblems, lessMotion), {});
    });
  }

  it("have a name for all that is pressed or filled in, a word with each sign, one voice, and stand still on request", async () => {
    const found = await findIn(
      {},
      async (view, { name }) => {
        await openAll(view);
        const voices = (await look(view, "probe.liveRegions()")).filter((role) => role !== "log");
        const oneVoice = voices.join() === (/^(scorecard|replay)-empty$/u.test(name) ? "" : "status");
        return [
          ...(await look(view, "probe.unnamed()")),
          ...(await look(view, `probe.signsWithoutWords(${JSON.stringify(verdicts)})`)),
          ...(await look(view, "probe.moving()")),
          ...(oneVoice ? [] : [`voices: ${voices.join()}`]),
        ];
      },
      lessMotion,
    );
    assert.deepEqual(found, {});
  });

  it("say nothing while a person writes", async () => {
    const view = await openWebview(browser, { bundle: "question" });
    const spoken = () => view.page.getByRole("status").textContent();
    await view.send(questionMessage(questionViews.story));
    await view.send(questionMessage({ ...questionViews.story, words: { count: 162, speakingSeconds: 75 } }));
    assert.equal(await spoken(), "");
    await view.send(questionMessage({ ...questionViews.story, paused: true }));
    assert.equal(await spoken(), "Paused.");
    await view.close();
  });

  it("glide unless the editor is told to move less", async () => {
    const moving = (view: WebviewPage) => look(view, "probe.moving()");
    const free = Object.values(await findIn({}, moving));
    assert.deepEqual(new Set(free.flat()), new Set(["html."]));
    const told = (page: Page) => page.evaluate("document.body.classList.add('vscode-reduce-motion')");
    assert.deepEqual(await findIn({}, moving, told), {});
  });

  it("are whole and need no scrolling sideways in a panel of 320 pixels, with and without wide text", async () => {
    const found = await findIn({ width: 320 }, async (view, { name }) => {
      await photograph(view, `${name}-320`);
      await openAll(view);
      const plain = await look(view, "[...probe.cut(), ...probe.outgrown()]");
      await setSheet(view, spacing);
      const spaced = await look(view, "[...probe.cut(), ...probe.outgrown()]");
      await setSheet(view, "");
      return [...plain, ...spaced.map((one) => `with wide text: ${one}`)];
    });
    assert.deepEqual(found, {});
  });
});

/** Shows a state as if the page had just been opened. */
async function show(view: WebviewPage, { message }: PageState): Promise<void> {
  await view.send({ type: "empty", text: "" });
  await view.send(message);
}

async function photograph({ page }: WebviewPage, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** What is folded away is looked at too. */
async function openAll({ page }: WebviewPage): Promise<void> {
  await page.evaluate("probe.openAll()");
}

/** What an expression of `probe.js` finds. */
async function look({ page }: WebviewPage, expression: string): Promise<string[]> {
  return await page.evaluate(expression);
}

function lessMotion(page: Page): Promise<void> {
  return page.emulateMedia({ reducedMotion: "reduce" });
}

/** By a sheet made in the page, because its policy refuses any other. */
async function setSheet({ page }: WebviewPage, css: string): Promise<void> {
  await page.evaluate(
    `{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(css)}); document.adoptedStyleSheets = [sheet]; }`,
  );
}

async function violations({ page }: WebviewPage): Promise<string[]> {
  return page.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 160) + " " + failureSummary)))`,
  );
}

/** What is wrong with a walk through everything that is unfolded, from before the page to behind it and back. */
async function walkProblems(view: WebviewPage): Promise<string[]> {
  await openAll(view);
  const count: number = await view.page.evaluate("probe.count()");
  const forth = await walk(view.page, "Tab", count);
  const back = await walk(view.page, "Shift+Tab", count);
  const problems: string[] = [];
  if (forth.at(-1)?.name !== "button[button] after" || forth.slice(1, -1).some(({ at }, index) => at !== index))
    problems.push(`forward: ${names(forth)}`);
  if (names(back) !== names(forth.toReversed())) problems.push(`backward: ${names(back)}`);
  for (const [index, stop] of forth.entries()) {
    const before = forth[index - 1];
    if (stop.at < 0 || !before) continue;
    if (stop.hidden) problems.push(`out of sight: ${stop.name}`);
    if (before.at >= 0 && isAbove(stop.box, before.box)) problems.push(`jumps up from ${before.name} to ${stop.name}`);
  }
  return problems;
}

/** Presses a key once for each stop and once more, which has to lead out of the page: all places of the keyboard. */
async function walk(page: Page, key: "Tab" | "Shift+Tab", count: number): Promise<Stop[]> {
  await page.evaluate(`probe.beginWalk(${key !== "Tab"})`);
  for (let press = 0; press <= count; press++) await page.keyboard.press(key);
  const places = (await page.evaluate("probe.endWalk()")) as (Stop | null)[];
  return places.map((place) => place ?? nowhere);
}

const nowhere: Stop = { name: "nowhere", at: -1, box: { left: 0, top: 0, right: 0, bottom: 0 }, hidden: true };

function names(stops: readonly Stop[]): string {
  return stops.map(({ name }) => name).join(" | ");
}

/** Whether one box is read before the other: wholly above it, and not at the head of a column beside it. */
function isAbove(one: Stop["box"], other: Stop["box"]): boolean {
  return one.bottom <= other.top && one.left < other.right;
}
