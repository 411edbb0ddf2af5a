import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commands, extensions, Position, Selection, type TextDocument, Uri, window } from "vscode";
import type { Conditions } from "../../../src/core/interview/conditions";
import type { Services } from "../../../src/services";
import { packFixture } from "../../support/fixtureExtension";
import { activated, mainDocument } from "./extension";
import { sixtyMinutes } from "./sixtyMinutes";

const extensionId = "mock-interview-tests.suggestions";
const patienceMs = 40_000;
/** A suggestion is asked for within a moment of a keystroke; so long it is given before we say that none is (ms). */
const momentMs = 500;
/** Keystrokes in a row that must be seen to ask for nothing. */
const enough = 4;

/** An extension of ours that suggests, and counts how often the editor asks it; no AI was run. */
describe("9 suggestions that come by themselves", function () {
  this.timeout(180_000);
  let services: Services;
  let folder: string;
  let document: TextDocument;
  /** The editor can pause suggestions: the newest does, the oldest does not. */
  let canPause: boolean;
  const asked = () =>
    extensions.getExtension<{ asked: { automatic: number; explicit: number } }>(extensionId)!.exports.asked;

  before(async () => {
    services = await activated();
    canPause = (await commands.getCommands(true)).includes("editor.action.inlineSuggest.snooze");
    folder = await mkdtemp(join(tmpdir(), "suggestions-"));
    const file = await packFixture("suggestions", services.context.extensionPath, folder);
    await commands.executeCommand("workbench.extensions.installExtension", Uri.file(file));
    // The editor tells of it a moment after it is installed.
    for (const deadline = Date.now() + patienceMs; !extensions.getExtension(extensionId); await delay(20))
      assert.ok(Date.now() < deadline, "the extension did not come");
    await extensions.getExtension(extensionId)!.activate();
  });
  afterEach(() => services.desk.leave());
  after(async () => {
    await commands.executeCommand("workbench.extensions.uninstallExtension", extensionId);
    await rm(folder, { recursive: true });
  });

  const start = async (conditions: Conditions) => {
    const question = "python-backend/lru-cache";
    const section = { slug: "code", title: "Live coding", minutes: 25, questions: [question], pickOne: false };
    await services.desk.start({ ...(await sixtyMinutes(services)), conditions, sections: [section] });
    document = await mainDocument(services.desk.open!);
    const editor = await window.showTextDocument(document);
    // A line of its own, away from names that the list of suggestions would complete.
    await editor.edit((edit) => edit.insert(new Position(document.lineCount, 0), "\n\n"));
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new Selection(end, end);
  };

  /** Types one character as a key does; true when the editor then asked for a suggestion by itself. */
  const asksWhenTyped = async () => {
    // The question panel, and after the end the scorecard, come to the front in their own time.
    const editor = await window.showTextDocument(document);
    assert.ok(editor.selection.isEmpty);
    await commands.executeCommand("hideSuggestWidget");
    const before = asked().automatic;
    await commands.executeCommand("type", { text: " " });
    for (const deadline = Date.now() + momentMs; Date.now() < deadline; await delay(20))
      if (asked().automatic > before) return true;
    return false;
  };

  const untilAsked = async () => {
    for (const deadline = Date.now() + patienceMs; !(await asksWhenTyped()); )
      assert.ok(Date.now() < deadline, "never asked for a suggestion");
  };

  /**
   * That no keystroke asks shows something only of an editor that would ask: asked explicitly, it does, and nothing asked
   * for before comes late.
   */
  const isQuiet = async () => {
    const before = asked().automatic;
    for (let typed = 0; typed < enough; typed++) if (await asksWhenTyped()) return false;
    await untilAskedExplicitly();
    return asked().automatic === before;
  };

  /** Starting and ending take their moment. */
  const untilQuiet = async () => {
    for (const deadline = Date.now() + patienceMs; !(await isQuiet()); )
      assert.ok(Date.now() < deadline, "suggestions are asked for all the time");
  };

  const untilAskedExplicitly = async () => {
    const before = asked().explicit;
    await commands.executeCommand("editor.action.inlineSuggest.trigger");
    for (const deadline = Date.now() + patienceMs; asked().explicit === before; await delay(20))
      assert.ok(Date.now() < deadline, "not asked explicitly");
    // What was asked for explicitly is kept up to date while one types on.
    await commands.executeCommand("editor.action.inlineSuggest.hide");
  };

  it("come in a relaxed interview", async () => {
    await start("relaxed");
    await untilAsked();
    await untilAskedExplicitly();
  });

  it("stay away as in the room where the editor can pause them, and come back at a pause and at the end", async () => {
    await start("room");
    if (!canPause) return untilAsked();
    await untilQuiet();
    await commands.executeCommand("mockInterview.pause");
    await untilAsked();
    await commands.executeCommand("mockInterview.resume");
    await untilQuiet();
    await services.desk.end(true);
    await untilAsked();
  });

  it("stay away when strict, in every editor, and come back at the end", async () => {
    await start("strict");
    await untilQuiet();
    await services.desk.end(true);
    await untilAsked();
  });
});
