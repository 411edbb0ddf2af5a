import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigurationTarget, commands, TabInputTextDiff, window, workspace } from "vscode";
import { type EditRecord, textAfter, textSum } from "../../../src/core/interview/edits";
import type { Services } from "../../../src/services";
import { hasRecording, openEditJournal, readEdits } from "../../../src/storage/editFiles";
import { readSession } from "../../../src/storage/sessionFiles";
import { activated, mainDocument, replace } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

const answer = "## Answer\n\nFive years of Django.\n";

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await holds()); ) {
    assert.ok(Date.now() < deadline, `waited in vain until ${holds}`);
    await delay(20);
  }
}

describe("10 what is typed", function () {
  this.timeout(40_000);
  let services: Services;
  const root = () => services.practiceFolder();
  const texts = async (id: string, kind: "edits" | "drafts") =>
    (await readEdits(root(), id, [kind])).map((one) => textAfter(one, one.steps.length));
  before(async () => {
    services = await activated();
  });
  afterEach(() => services.desk.leave());

  it("is on the disk a second later, and shown nowhere before the interview has ended", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 11));
    const { id } = desk.live!.state;
    const document = await mainDocument(desk.open!);
    await until(async () => (await texts(id, "edits")).length > 0);
    await replace(document, answer);
    const began = Date.now();
    await until(async () => (await texts(id, "edits")).includes(answer));
    assert.ok(Date.now() - began < 2500, `${Date.now() - began} ms`);
    assert.equal(document.isDirty, true);
    // The error that it comes after the interview waits for an answer, so nobody waits for the command.
    void commands.executeCommand("mockInterview.replaySession", id);
    await delay(500);
    assert.equal(
      workspace.textDocuments.some(({ uri }) => uri.scheme === "mock-interview-replay"),
      false,
    );
    await desk.end(true);
    await commands.executeCommand("mockInterview.replaySession", id);
    const shown = workspace.textDocuments.find(({ uri }) => uri.scheme === "mock-interview-replay");
    assert.match(shown?.uri.path ?? "", /Replay of answer\.md$/u);
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("goes at the end of the session where no recording is wanted, and is brought back until then", async () => {
    const { desk } = services;
    const settings = workspace.getConfiguration("mockInterview");
    await settings.update("recordEdits", false, ConfigurationTarget.Global);
    try {
      await desk.start(await sixtyMinutes(services, 11));
      const { id } = desk.live!.state;
      const document = await mainDocument(desk.open!);
      await until(async () => (await texts(id, "drafts")).length > 0);
      await replace(document, answer);
      await until(async () => (await texts(id, "drafts")).includes(answer));
      assert.equal(await hasRecording(root(), id), false);
      await desk.end(true);
      await until(async () => (await texts(id, "drafts")).length === 0);
    } finally {
      await settings.update("recordEdits", undefined, ConfigurationTarget.Global);
    }
  });

  it("stays beside a file that somebody changed meanwhile", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 12));
    const { id, question } = desk.live!.state;
    const path = desk.open!.pathOf("answer.md");
    await desk.leave();
    // Another window typed in it and died; after that the file was written by somebody else.
    const name = path.slice(root().length + 1).replaceAll("\\", "/");
    const at = Date.now() - 60_000;
    const records: EditRecord[] = [
      { at, file: 1, type: "text", path: name, question: question!, text: "" },
      { at, file: 1, type: "typed", edits: [[0, 0, 0, answer]], sum: textSum(answer) },
    ];
    const journal = await openEditJournal(root(), id, "edits");
    await journal.append(records);
    await journal.close();
    await writeFile(path, "from outside\n");
    await desk.resume(await readSession(root(), id));
    const document = await mainDocument(desk.open!);
    await until(async () => (await texts(id, "edits")).includes("from outside\n"));
    assert.deepEqual([document.getText(), document.isDirty], ["from outside\n", false]);
    assert.ok((await texts(id, "edits")).includes(answer));
    assert.ok(!window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ input }) => input instanceof TabInputTextDiff));
  });
});
