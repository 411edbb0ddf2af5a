import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EditorSettings, strictSettings } from "../../../src/core/interview/conditions";
import { changeSettings, restoreSettings } from "../../../src/storage/changedSettings";
import { fileSettings, ownSettings } from "../../support/settingsKills";
import { useTempFolder } from "../../support/tempFolder";

const python = { key: "editor.inlineSuggest.enabled", languageId: "python" };

describe("settings changed for an interview", () => {
  const folder = useTempFolder();
  let settings: EditorSettings;
  let file: string;
  const all = async () => JSON.parse(await readFile(join(folder(), "settings.json"), "utf8"));
  beforeEach(async () => {
    const path = join(folder(), "settings.json");
    file = join(folder(), "changed.json");
    await writeFile(path, JSON.stringify(ownSettings));
    settings = fileSettings(path);
  });

  it("are as wanted meanwhile and as they were afterwards", async () => {
    await changeSettings(file, settings, strictSettings);
    for (const wanted of strictSettings) assert.deepEqual(settings.inspect(wanted).own, wanted.value, wanted.key);
    // One of the four is as wanted from the start.
    assert.equal(await restoreSettings(file, settings), 3);
    assert.deepEqual(await all(), ownSettings);
    assert.equal(existsSync(file), false);
    assert.equal(await restoreSettings(file, settings), 0);
  });

  it("keep what the person set since", async () => {
    await changeSettings(file, settings, strictSettings);
    await settings.update(python, "on");
    await restoreSettings(file, settings);
    assert.deepEqual(await all(), { ...ownSettings, "editor.inlineSuggest.enabled [python]": "on" });
  });

  it("leave alone what this editor does not have", async () => {
    const without = { ...settings, inspect: () => ({ known: false, own: undefined }) };
    await changeSettings(file, without, strictSettings);
    assert.deepEqual(await all(), ownSettings);
    assert.equal(existsSync(file), false);
  });

  it("can be put back after the editor refused one of them", async () => {
    let writes = 0;
    const refusing: EditorSettings = {
      ...settings,
      update: async (name, value) => {
        if (++writes === 2) throw new Error("the settings file has mistakes in it");
        await settings.update(name, value);
      },
    };
    await assert.rejects(changeSettings(file, refusing, strictSettings), /mistakes/u);
    assert.equal(await restoreSettings(file, settings), 1);
    assert.deepEqual(await all(), ownSettings);
  });

  it("stay while another window needs them, unless the person wants them back", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      await changeSettings(file, settings, strictSettings);
      const journal = JSON.parse(await readFile(file, "utf8"));
      journal.owners.push({ pid: other.pid, since: Date.now() });
      await writeFile(file, JSON.stringify(journal));
      assert.equal(await restoreSettings(file, settings), 0);
      assert.equal(settings.inspect(python).own, false);
      assert.equal(await restoreSettings(file, settings, { force: true }), 3);
      assert.deepEqual(await all(), ownSettings);
    } finally {
      other.kill("SIGKILL");
    }
  });

  it("take up what a killed interview left changed, and remember what was there before it", async () => {
    await changeSettings(file, settings, strictSettings);
    const journal = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...journal, owners: [{ pid: 2 ** 30, since: Date.now() }] }));
    await changeSettings(file, settings, strictSettings);
    assert.equal(await restoreSettings(file, settings), 3);
    assert.deepEqual(await all(), ownSettings);
  });
});
