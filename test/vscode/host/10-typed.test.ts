import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigurationTarget, commands, window, workspace } from "vscode";
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

  it("is not brought back once the person did without it", async () => {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, 11));
    const { id } = desk.live!.state;
    const document = await mainDocument(desk.open!);
    await window.showTextDocument(document);
    await replace(document, answer);
    await until(async () => (await texts(id, "edits")).includes(answer));
    await commands.executeCommand("workbench.action.files.revert");
    await until(() => !document.isDirty);
    await until(async () => (await readEdits(root(), id, ["edits"])).some(({ settled }) => settled));
  });

  /** Leaves an interview; another window types an answer into its first file and dies. Gives the path of the file. */
  async function dieTyping(
    seed: number,
    at: (now: number) => number,
    typed: string,
  ): Promise<{ id: string; path: string }> {
    const { desk } = services;
    await desk.start(await sixtyMinutes(services, seed));
    const { id, question } = desk.live!.state;
    const path = desk.open!.pathOf("answer.md");
    await desk.leave();
    const name = path.slice(root().length + 1).replaceAll("\\", "/");
    const found = await readFile(path, "utf8");
    const file = { at: at(Date.now()), file: 1 };
    const records: EditRecord[] = [
      { ...file, type: "text", path: name, question: question!, text: found },
      { ...file, type: "typed", edits: [[0, found.length, 0, typed]], sum: textSum(found + typed) },
    ];
    const journal = await openEditJournal(root(), id, "edits");
    await journal.append(records);
    await journal.close();
    return { id, path };
  }

  it("is back after a crash, not saved, and counts as nobody's paste", async () => {
    const { desk } = services;
    const typed = "Typed by a window that died. ".repeat(20);
    const { id } = await dieTyping(13, (now) => now, typed);
    await desk.resume(await readSession(root(), id));
    const document = await mainDocument(desk.open!);
    await until(() => document.getText().endsWith(typed));
    assert.equal(document.isDirty, true);
    await commands.executeCommand("undo");
    await until(() => !document.getText().includes("Typed by"));
    assert.deepEqual(desk.live!.state.pastes, []);
  });

  it("stays beside a file that somebody changed meanwhile", async () => {
    const { desk } = services;
    const { id, path } = await dieTyping(12, (now) => now - 60_000, answer);
    await writeFile(path, "from outside\n");
    await desk.resume(await readSession(root(), id));
    const document = await mainDocument(desk.open!);
    await until(async () => (await texts(id, "edits")).includes("from outside\n"));
    assert.deepEqual([document.getText(), document.isDirty], ["from outside\n", false]);
    assert.ok((await texts(id, "edits")).some((text) => text.endsWith(answer)));
  });
});
