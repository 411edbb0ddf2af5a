import assert from "node:assert/strict";
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
    const planned = { ...(await sixtyMinutes(services)), company: "Acme", profile: "manager" };
    await desk.start(planned);
    const { id, plan } = desk.live!.state;
    await desk.end(true);
    await desk.leave();
    await commands.executeCommand("mockInterview.sitAgain", { id });
    const again = desk.live!.state;
    assert.notEqual(again.id, id);
    assert.deepEqual(again.plan, plan);
    assert.deepEqual([again.status, again.usedMs < 5000], ["running", true]);
  });

  /** What other tests left would be asked about first. */
  async function discardAll(): Promise<void> {
    while (await findUnfinished(services.practiceFolder(), ({ plan }) => plan.mode === "interview"))
      await commands.executeCommand("mockInterview.discardInterview");
  }
});
