import assert from "node:assert/strict";
import { commands } from "vscode";
import type { Services } from "../../../src/services";
import { readSession } from "../../../src/storage/sessionFiles";
import { findUnfinished } from "../../../src/storage/unfinishedSessions";
import { activated, mainDocument, replace } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

describe("7 coming back", () => {
  let services: Services;
  before(async () => {
    services = await activated();
  });
  after(() => services.desk.leave());

  it("has every submitted answer and the time used on the disk", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 11));
    const question = desk.live!.state.question!;
    await replace(await mainDocument(desk.open!), "## Answer\n\nFive years of Django and Postgres.\n");
    desk.live!.tick(1000);
    desk.live!.tick(1000);
    await desk.next();
    const stored = await readSession(services.practiceFolder(), desk.live!.state.id);
    assert.match(stored.session!.questions[question]!.submitted![0]!.text, /Five years of Django/u);
    assert.ok(stored.session!.usedMs >= 2000);
    assert.equal(stored.damaged, 0);
  });

  it("finds the interview again and resumes where it stood", async () => {
    const { desk } = services;
    const { id, question, usedMs } = desk.live!.state;
    await desk.leave();
    const found = await findUnfinished(services.practiceFolder(), ({ plan }) => plan.mode === "interview");
    assert.equal(found?.session?.id, id);
    await commands.executeCommand("mockInterview.resumeInterview");
    assert.equal(desk.live?.state.id, id);
    assert.equal(desk.live?.state.question, question);
    assert.ok(Math.abs(desk.live!.state.usedMs - usedMs) < 2000);
  });

  it("does not offer a discarded interview again", async () => {
    const { id } = services.desk.live!.state;
    await services.desk.leave();
    await commands.executeCommand("mockInterview.discardInterview");
    const found = await findUnfinished(services.practiceFolder(), (session) => session.id === id);
    assert.equal(found, undefined);
  });
});
