import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { Frame, Page } from "playwright-core";
import type { Session } from "../../../src/core/interview/session";
import {
  answerNotification,
  chooseInClock,
  clock,
  pane,
  secondsLeft,
  startInterview,
  tab,
} from "../../support/candidate";
import {
  chooseInPick,
  editorText,
  notification,
  openContainer,
  openWindow,
  quickRows,
  takePicture,
  typeText,
  useRoom,
} from "../../support/person";
import { addEvents, newestSession, sessionWhere } from "../../support/practiceFolder";

/** A window that was closed for less is not worth a notification. */
const shortestToldMs = 5_000;

describe("4 the clock", () => {
  const room = useRoom();
  let page: Page;
  let panel: Frame;
  beforeEach(async () => {
    page = await openWindow(room());
    panel = await startInterview(page);
  });

  /** Closes the window and resumes the interview in another, with so much of its first section used (ms). */
  async function comeBackAfter(ms: number): Promise<void> {
    await page.close();
    const { usedMs } = await newestSession(room().server);
    await addEvents(room().server, { type: "used", ms: ms - usedMs });
    await resume();
  }

  /** Closes the window as a person would, and comes back no sooner than is told once its clock has stopped. */
  async function goAway(): Promise<void> {
    await page.goto("about:blank");
    await page.close();
    for (let before = -1; ; ) {
      const { usedMs } = await newestSession(room().server);
      if (usedMs === before) return;
      before = usedMs;
      await delay(shortestToldMs);
    }
  }

  async function resume(): Promise<void> {
    page = await openWindow(room());
    await openContainer(page, "Mock Interview");
    await pane(page, "Session").getByRole("button", { name: "Resume Interview" }).click();
  }

  it("counts down second by second; a screen reader is told the minutes only", async () => {
    await clock(page).filter({ hasText: "Warm-up 1/6" }).waitFor();
    await clock(page).filter({ hasText: "04:5" }).waitFor();
    const seen: number[] = [];
    const labels = new Set<string | null>();
    while (seen.length < 4) {
      seen.push(await secondsLeft(page));
      labels.add(await clock(page).getAttribute("aria-label"));
      await clock(page)
        .filter({ hasNotText: clockText(seen.at(-1)!) })
        .waitFor();
    }
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => b - a),
    );
    assert.deepEqual([...labels], ["Warm-up, 5 minutes left"]);
  });

  it("has a menu that pauses, resumes and extends", async () => {
    await clock(page).click();
    await quickRows(page).filter({ hasText: "Finish section" }).waitFor();
    const items = (await quickRows(page).allTextContents()).join("\n");
    for (const item of ["Pause", "Give me 5 more minutes", "Next question", "End interview..."])
      assert.ok(items.includes(item), items);
    await page.keyboard.press("Escape");

    await chooseInClock(page, "Pause");
    await panel.getByRole("heading", { name: "Paused" }).waitFor();
    assert.equal(await panel.locator(".prompt").count(), 0);
    await clock(page).locator(".codicon-debug-pause").waitFor();
    const paused = await secondsLeft(page);
    await panel.getByRole("button", { name: "Resume" }).click();
    await panel.locator(".prompt").waitFor();
    await clock(page).locator(".codicon-watch").waitFor();
    assert.ok(paused - (await secondsLeft(page)) <= 1);

    await chooseInClock(page, "Give me 5 more minutes");
    await clock(page)
      .filter({ hasText: /09:[45]\d/u })
      .waitFor();
    await chooseInClock(page, "Next question");
    await clock(page)
      .filter({ hasText: /09:[345]\d/u })
      .waitFor();
    const { sections } = await newestSession(room().server);
    assert.equal(sections[0]!.extraMs, 5 * 60_000);
  });

  it("says when a minute is left, without taking the keyboard", async () => {
    await comeBackAfter(4 * 60_000 - 15_000);
    await tab(page, "answer.md").waitFor();
    await notification(page, "Warm-up: 1 minute left.").waitFor();
    await takePicture(page, "announcement");
    await typeText(page, "Still typing");
    assert.match(await editorText(page), /Still typing/u);
  });

  it("tells for how long the window was closed, and whether that counts is the candidate's to say, and to change", async () => {
    await goAway();
    await resume();
    await notification(page, /Window closed \d+ (s|min)\. This time is not counted\./u).waitFor();
    await answerNotification(page, "Window closed", "Count It");
    // A busy computer may have stood still besides.
    const closed = ({ gaps }: Session) => gaps.find(({ causes }) => causes.includes("closed"));
    const counted = await sessionWhere(room().server, (session) => closed(session)?.counts === true);
    assert.ok(counted.usedMs > closed(counted)!.ms);

    await chooseInClock(page, "Uncounted time...");
    await quickRows(page).filter({ hasText: "Window closed" }).waitFor();
    await takePicture(page, "uncounted time");
    await chooseInPick(page, "Window closed");
    await page.keyboard.press("Enter");
    await sessionWhere(room().server, (session) => closed(session)?.counts === false);
  });

  it("turns amber, then red past zero, and never stops one from typing", async () => {
    await comeBackAfter(5 * 60_000 - 12_000);
    await clock(page)
      .filter({ hasText: /00:\d\d/u })
      .waitFor();
    await clock(page).and(page.locator(".warning-kind")).waitFor();
    await clock(page).and(page.locator(".error-kind")).waitFor();
    await clock(page).filter({ hasText: "+00:0" }).waitFor();
    await notification(page, "Time's up. Your answer is kept as it stands; keep going if you like.").waitFor();
    await takePicture(page, "bell");
    await tab(page, "answer.md").waitFor();
    await typeText(page, "Still typing");
    assert.match(await editorText(page), /Still typing/u);
  });
});

function clockText(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
