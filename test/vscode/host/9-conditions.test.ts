import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ConfigurationTarget, commands, workspace } from "vscode";
import { type Conditions, strictSettings } from "../../../src/core/interview/conditions";
import { createEditorSettings } from "../../../src/host/editorSettings";
import type { Services } from "../../../src/services";
import { activated, mainDocument, replace } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

const patienceMs = 10_000;

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !holds(); ) {
    assert.ok(Date.now() < deadline, `waited in vain until ${holds}`);
    await delay(20);
  }
}

describe("9 the conditions of an interview", function () {
  this.timeout(60_000);
  const settings = createEditorSettings();
  const ownWords = { key: "editor.wordBasedSuggestions", languageId: "python" };
  let services: Services;
  let journal: string;
  const start = async (conditions: Conditions) =>
    services.desk.start({ ...(await sixtyMinutes(services)), conditions });
  const values = () => strictSettings.map((name) => settings.inspect(name).own);
  const changed = () => strictSettings.every((name) => !settings.inspect(name).known || isWanted(name));
  const isWanted = (name: (typeof strictSettings)[number]) =>
    JSON.stringify(settings.inspect(name).own) === JSON.stringify(name.value);
  before(async () => {
    services = await activated();
    journal = join(services.context.globalStorageUri.fsPath, "changed-settings.json");
    await settings.update(ownWords, "allDocuments");
  });
  afterEach(() => services.desk.leave());
  after(() => settings.update(ownWords, undefined));

  it("leave the settings alone as in the room and relaxed", async () => {
    const before = values();
    for (const conditions of ["room", "relaxed"] as const) {
      await start(conditions);
      await delay(500);
      assert.deepEqual(values(), before);
      assert.equal(existsSync(journal), false);
    }
  });

  it("change the user's settings when strict, and put them back at a pause and at the end", async () => {
    const before = values();
    await start("strict");
    await until(changed);
    const { changed: noted } = JSON.parse(await readFile(journal, "utf8"));
    assert.ok(noted.length > 0);
    const editor = workspace.getConfiguration("editor", { languageId: "python" });
    assert.equal(editor.inspect("inlineSuggest.enabled")?.workspaceValue, undefined);
    await commands.executeCommand("mockInterview.pause");
    await until(() => !existsSync(journal));
    assert.deepEqual(values(), before);
    await commands.executeCommand("mockInterview.resume");
    await until(changed);
    await services.desk.end(true);
    await until(() => !existsSync(journal));
    assert.deepEqual(values(), before);
  });

  it("are put back by a command, also what the person has changed since", async () => {
    await start("strict");
    await until(changed);
    await workspace
      .getConfiguration("editor", { languageId: "python" })
      .update("wordBasedSuggestions", "currentDocument", ConfigurationTarget.Global, true);
    void commands.executeCommand("mockInterview.restoreSettings");
    await until(() => !existsSync(journal));
    assert.equal(settings.inspect(ownWords).own, "currentDocument");
    assert.equal(settings.inspect(strictSettings[0]!).own, undefined);
    await settings.update(ownWords, "allDocuments");
  });

  it("note a large paste, and nothing that was typed", async () => {
    await start("room");
    const { desk } = services;
    const document = await mainDocument(desk.open!);
    await replace(document, `${document.getText()}typed`);
    assert.deepEqual(desk.live!.state.pastes, []);
    await replace(document, document.getText() + "x".repeat(300));
    await until(() => desk.live!.state.pastes.length > 0);
    assert.deepEqual(desk.live!.state.pastes, [300]);
    // The first change of a saved file counts like any other.
    await document.save();
    await replace(document, document.getText() + "y".repeat(400));
    await until(() => desk.live!.state.pastes.length > 1);
    assert.deepEqual(desk.live!.state.pastes, [300, 400]);
  });
});
