import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { commands, Position, TabInputTextDiff, type TextDocument, Uri, window, workspace } from "vscode";
import { type Phase, timeInPhases } from "../../../src/core/interview/phases";
import type { Services } from "../../../src/services";
import { answerOf, questionView } from "../../../src/session/questionView";
import { activated, mainDocument, writeAndSave } from "./extension";

// No other test opens it: what was done to it before would count.
const question = "algorithms/trie-prefix-search";

describe("9 the phases of a coding question", () => {
  let services: Services;
  const open = () => services.desk.open!;
  const view = async () =>
    questionView(
      services.desk.live!.state,
      open(),
      (await answerOf(open())) ?? "",
      services.desk.live!.state.status === "ended",
    );
  /** The editor tells of a change a moment after it is made. */
  const untilIn = async (phase: Phase) => {
    for (const deadline = Date.now() + 5_000; ; await delay(20)) {
      const { phases } = await view();
      if (phases && "current" in phases && phases.current === phase) return;
      assert.ok(Date.now() < deadline, `not in ${phase}, but ${JSON.stringify(phases)}`);
    }
  };
  /** Puts words where they belong in a document, as typing does. */
  const write = async (document: TextDocument, after: string, text: string) => {
    const editor = await window.showTextDocument(document);
    const line = document.positionAt(document.getText().indexOf(after)).line + 2;
    await editor.edit((edit) => edit.insert(new Position(line, 0), text));
  };
  before(async () => {
    services = await activated();
    await commands.executeCommand("mockInterview.openQuestion", question);
  });
  after(() => services.desk.leave());

  it("follow what is done: notes, code, a run, complexity", async () => {
    await untilIn("clarify");
    await commands.executeCommand("mockInterview.openNotes");
    const notes = await workspace.openTextDocument(Uri.file(open().pathOf("answer.md")));
    await write(notes, "## Approach", "A dictionary and a linked list.\n");
    await untilIn("plan");
    const code = await mainDocument(open());
    await write(code, "class", "    # first thoughts\n");
    await untilIn("code");
    await writeAndSave(open(), `${code.getText()}\n# more\n`);
    await untilIn("test");
    await write(notes, "## Time", "O(1), both ways.\n");
    await untilIn("analyze");
    await write(code, "class", "    # mended\n");
    await untilIn("test");
  });

  it("end when the answer is given up, which keeps the code and takes nothing back", async () => {
    await commands.executeCommand("mockInterview.showHint");
    const code = await mainDocument(open());
    const given = code.getText();
    await commands.executeCommand("mockInterview.showAnswer", true);
    const { gaveUp, submitted, hintsAtMs, phases, usedMs } = open().progress;
    assert.equal(gaveUp, true);
    assert.equal(submitted?.find(({ name }) => name === "solution.py")?.text, given);
    assert.equal(hintsAtMs?.length, 1);
    assert.ok((timeInPhases(phases, usedMs) ?? []).every(({ ms }) => ms > 0));
    const shown = await view();
    assert.match(shown.gaveUp!, /gave up/u);
    assert.ok(shown.reveal?.solution);
    await write(code, "class", "    # copied from the answer\n");
    await delay(200);
    assert.equal(open().progress.phases?.turns.at(-1)?.phase, "over");
    await commands.executeCommand("mockInterview.compareSolution");
    const { input } = window.tabGroups.activeTabGroup.activeTab!;
    assert.ok(input instanceof TabInputTextDiff);
    assert.equal((await workspace.openTextDocument(input.original)).getText(), given);
  });
});
