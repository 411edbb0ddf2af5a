// Drives the real extension in a real VS Code and writes the pictures of README.md; with `--rounds [theme]` one of each kind of round.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser";
import { handIn, questionRow, startInterview, tab } from "../../test/support/candidate";
import { startServer } from "../../test/support/codeServer";
import * as person from "../../test/support/person";
import { newestSession, shippedQuestions } from "../../test/support/practiceFolder";
import { shootRounds } from "./shootRounds";
import { packVsix, rebuild } from "./vsix";

type Box = NonNullable<Awaited<ReturnType<Locator["boundingBox"]>>>;

/** Pictures are as many pixels wide as a page of the marketplace shows. */
const scale = 0.75;

const folder = join("media", "shots");
const settings = {
  "workbench.colorTheme": "Default Light Modern",
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.fontSize": 13,
};

async function main([wanted, theme = "Default Dark Modern"]: string[]): Promise<void> {
  if (wanted !== undefined && wanted !== "--rounds")
    throw new Error(`There is no ${wanted}. Leave it out, or say --rounds.`);
  await rebuild({ production: true });
  const { file } = await packVsix(join(".vscode-test", "shots.vsix"));
  await mkdir(folder, { recursive: true });
  const look = wanted ? { ...settings, "workbench.colorTheme": theme } : settings;
  const server = await startServer({ host: "newest", trust: true, vsix: [file], settings: look });
  const browser = await launchBrowser();
  const room = { server, browser };
  try {
    if (wanted) console.log(`The pictures are in ${await shootRounds(room, theme)}.`);
    else {
      await shootPractice(room);
      await shootInterview(room);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The tree, and a question with a failing test at its line. */
async function shootPractice(room: person.Room): Promise<void> {
  const page = await open(room);
  const lru = (await shippedQuestions()).get("python-backend/lru-cache")!;
  await person.clickTree(page, "Questions", "Data structures");
  await person.clickTree(page, "Questions", lru.title);
  const panel = await person.webview(page, "main h1");
  await person.editor(page).waitFor();
  await person.replaceText(page, lru.wrongSolutions[0]!.code.code);
  await person.save(page);
  await panel.locator(".in-short").waitFor();
  await person.statusItem(page, /\d+\/\d+/u).waitFor();
  await shoot(page, "question");
  await shootPart(page.locator(".part.sidebar"), "tree");
  const { y, height } = (await page.locator(".part.statusbar").boundingBox())!;
  await writeShot(page, "clock", { x: 0, y, width: 360, height });
  await page.context().close();
}

/** The scorecard at the end of an interview. */
async function shootInterview(room: person.Room): Promise<void> {
  const page = await open(room);
  const panel = await startInterview(page);
  const bank = await shippedQuestions();
  for (let number = 1; number <= 6; number++) {
    await questionRow(page, number).waitFor();
    await tab(page, "answer.md").waitFor();
    const { question } = await newestSession(room.server);
    await person.replaceText(
      page,
      `## Answer\n\n${bank.get(question!)!.modelAnswer ?? "Five years of services in Python."}\n`,
    );
    await person.save(page);
    await handIn(panel);
  }
  await panel.getByRole("button", { name: /^Pick/u }).first().click();
  await tab(page, "solution.py").waitFor();
  const { sections } = await newestSession(room.server);
  await person.replaceText(page, bank.get(sections[3]!.picked!)!.solution!.code.code);
  await person.save(page);
  await panel
    .getByText(/(\d+) of \1 tests pass/u)
    .first()
    .waitFor();
  await person.runCommand(page, "Mock Interview: End Interview...");
  await page.getByRole("dialog").getByRole("button", { name: "End Interview" }).click();
  await rateEverything(page, await person.webview(page, "nav.stepper"));
  // A click on the icon of the open container closes the side bar.
  await page.locator('.activitybar .action-item a[aria-label^="Mock Interview"]').click();
  await page.locator(".part.sidebar").waitFor({ state: "hidden" });
  await shoot(page, "scorecard");
  await page.context().close();
}

/** A believable self-rating: mostly threes and fours. */
async function rateEverything(page: Page, card: Frame): Promise<void> {
  const rate = async (scores: readonly number[]) => {
    const groups = card.getByRole("radiogroup");
    for (let at = 0; at < (await groups.count()); at++) {
      const score = scores[at % scores.length]!;
      // By keyboard: a click in nested frames can miss by a pixel.
      await groups
        .nth(at)
        .getByRole("radio")
        .nth(score - 1)
        .focus();
      await page.keyboard.press("Space");
      await card.locator("input:checked").nth(at).waitFor({ state: "attached" });
    }
  };
  await rate([4, 3, 3, 4, 3]);
  await card.getByRole("button", { name: "Continue to rating" }).press("Enter");
  await card.getByRole("button", { name: "See the result" }).waitFor();
  await rate([4, 3, 4, 3, 5, 3, 4, 2]);
  await card.getByText("22 of 22 rated").waitFor();
  await card.getByRole("button", { name: "See the result" }).press("Enter");
  await card
    .getByText(/22 of 22/u)
    .first()
    .waitFor();
}

async function open({ browser, server }: person.Room): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.url());
  await person.openContainer(page, "Mock Interview");
  await person.treeRow(page, "Questions", "Behavioral").waitFor();
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  // The pointer would leave a hover over something.
  await page.mouse.move(640, 400);
  const { width, height } = page.viewportSize()!;
  await writeShot(page, name, { x: 0, y: 0, width, height });
}

async function shootPart(part: Locator, name: string): Promise<void> {
  await writeShot(part.page(), name, (await part.boundingBox())!);
}

/** The package carries them: small before sharp. WebP stays sharp where JPEG of that size does not; Playwright does not offer it. */
async function writeShot(page: Page, name: string, clip: Box): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", {
    format: "webp",
    quality: 25,
    clip: { ...clip, scale },
  });
  await writeFile(join(folder, `${name}.webp`), Buffer.from(data, "base64"));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
