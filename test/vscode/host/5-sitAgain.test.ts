import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { commands } from "vscode";
import type { Services } from "../../../src/services";
import { findUnfinished } from "../../../src/storage/unfinishedSessions";
import { activated } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

describe("5 an interview that was sat", () => {
  let services: Services;
  before(async () => {
    services = await activated();
    await discardAll();
  });
  after(async () => {
    await services.desk.leave();
    await discardAll();
  });

  it("can be sat again: the same questions in the same order, for the same company", async function () {
    this.timeout(60_000);
    const { desk } = services;
    const given = { company: "Acme", profile: "manager", conditions: "relaxed", extraTime: 2 } as const;
    await desk.start({ ...(await sixtyMinutes(services)), ...given });
    const { id, plan } = desk.live!.state;
    await desk.end(true);
    await desk.leave();
    const left = commands.executeCommand("mockInterview.sitAgain", { id });
    await delay(1000);
    assert.equal(desk.live, undefined, "asked first");
    await commands.executeCommand("workbench.action.closeQuickOpen");
    await left;
    assert.equal(desk.live, undefined, "nothing has happened");
    const sat = commands.executeCommand("mockInterview.sitAgain", { id });
    for (const deadline = Date.now() + 10_000; !desk.live && Date.now() < deadline; await delay(200))
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    await sat;
    const again = desk.live!.state;
    assert.notEqual(again.id, id);
    assert.deepEqual(again.plan, { ...plan, extraTime: 1 }, "under the same conditions, with the extra time of today");
    assert.deepEqual([again.status, again.usedMs < 5000], ["running", true]);
  });

  /** What other tests left would be asked about first. */
  async function discardAll(): Promise<void> {
    while (await findUnfinished(services.practiceFolder(), ({ plan }) => plan.mode === "interview"))
      await commands.executeCommand("mockInterview.discardInterview");
  }
});
