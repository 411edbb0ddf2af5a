import assert from "node:assert/strict";
import { commands } from "vscode";
import type { Services } from "../../../src/services";
import { openWindow, type TestWindow } from "../../support/windows";
import { activated } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

/** Long enough for the desk to look at what other windows wrote (ms). */
const learnMs = 5000;

async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + learnMs;
  while (!isSo()) {
    if (Date.now() > deadline) assert.fail(`not within ${learnMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("an interview in two windows", () => {
  let services: Services;
  let other: TestWindow;
  before(async () => {
    services = await activated();
    await services.desk.start(await sixtyMinutes(services, 5));
    // A window of another process: our parent lives as long as we do.
    other = await openWindow(services.practiceFolder(), services.desk.live!.state.id, "9-other", { pid: process.ppid });
  });
  after(async () => {
    await other.live.close();
    await services.desk.leave();
  });

  it("is led by the window it began in, which learns what the other says", async () => {
    const { desk } = services;
    assert.deepEqual([desk.live?.leads, other.live.leads, other.live.isLedElsewhere], [true, false, true]);
    const question = desk.live!.state.question!;
    await other.live.record({ type: "hinted", question });
    await until("the hint of the other window", () => desk.live?.state.questions[question]?.hints === 1);
  });

  it("stops its clock and goes along when the other takes over, and leads again when asked to", async () => {
    const { desk } = services;
    await other.live.takeOver();
    await until("that the other leads", () => desk.live?.leads === false);
    const { usedMs, sections } = desk.live!.state;
    desk.live!.tick(60_000);
    assert.equal(desk.live!.state.usedMs, usedMs);
    assert.equal(sections.length > 1, true);
    await assert.rejects(desk.next(), { name: "UserError", message: /runs in another window/u });
    const next = desk.live!.state.plan.sections[1]!.questions[0]!;
    await other.live.record({ type: "moved", section: 1, question: next });
    await until("the question the other went to", () => desk.open?.question.id === next);
    await commands.executeCommand("mockInterview.takeOver");
    assert.equal(desk.live?.leads, true);
    await other.live.look();
    assert.deepEqual([other.live.leads, other.live.state.question], [false, next]);
  });
});
