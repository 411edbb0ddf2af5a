import assert from "node:assert/strict";
import { appendFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EditRecord, textAfter, textSum } from "../../../src/core/interview/edits";
import type { SessionEvent } from "../../../src/core/interview/session";
import {
  deleteEdits,
  editFolder,
  hasRecording,
  modifiedAt,
  openEditJournal,
  readEdits,
} from "../../../src/storage/editFiles";
import { openSessionJournal, readSession, sessionFolder } from "../../../src/storage/sessionFiles";
import { samplePlan, sampleSection, sampleStart } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";

const path = "practice/a/attempt-1/solution.py";
const text = (inserted: string): EditRecord => ({ at: 1, file: 1, type: "text", path, question: "a", text: inserted });

describe("what was typed, in the practice folder", () => {
  const folder = useTempFolder();

  async function write(kind: "edits" | "drafts", ...records: unknown[]): Promise<void> {
    const journal = await openEditJournal(folder(), "s", kind);
    await journal.append(records);
    await journal.close();
  }

  it("is read from the journals of all windows, whatever else lies there", async () => {
    const typed = { at: 2, file: 1, type: "typed", edits: [[0, 3, 0, "!"]], sum: textSum("one!") };
    await write("edits", text("one"), typed, { at: 3, type: "unheard-of" }, null);
    await write("edits", text("two"));
    await write("drafts", text("three"));
    await writeFile(join(editFolder(folder(), "s", "edits"), "notes.txt"), "mine");
    const texts = async (...kinds: ("edits" | "drafts")[]) =>
      (await readEdits(folder(), "s", kinds)).map((one) => textAfter(one, one.steps.length)).sort();
    assert.deepEqual(await texts("edits"), ["one!", "two"]);
    assert.deepEqual(await texts("edits", "drafts"), ["one!", "three", "two"]);
    assert.deepEqual(await readEdits(folder(), "another", ["edits"]), []);
  });

  it("names the journals whose last line was cut short, and no others", async () => {
    await write("edits", text("one"));
    await write("drafts", text("two"));
    const [name] = await readdir(editFolder(folder(), "s", "edits"));
    await appendFile(join(editFolder(folder(), "s", "edits"), name!), "deadbeef 90 {");
    const torn: string[] = [];
    const histories = await readEdits(folder(), "s", ["edits", "drafts"], (path) => torn.push(path));
    assert.deepEqual([torn, histories.length], [[`sessions/s/edits/${name}`], 2]);
  });

  it("does not stand in the way of the session itself", async () => {
    const journal = await openSessionJournal(folder(), "s");
    const plan = samplePlan([sampleSection("one", ["a"])]);
    const started: SessionEvent = { type: "started", id: "s", plan, at: sampleStart };
    await journal.append([started]);
    await journal.close();
    await write("edits", text("x"));
    const { events, damaged } = await readSession(folder(), "s");
    assert.deepEqual([events.length, damaged], [1, 0]);
  });

  it("is deleted alone", async () => {
    await write("edits", text("x"));
    await write("drafts", text("x"));
    await writeFile(join(sessionFolder(folder(), "s"), "w.jsonl"), "");
    assert.equal(await hasRecording(folder(), "s"), true);
    await deleteEdits(folder(), "s", ["edits"]);
    assert.equal(await hasRecording(folder(), "s"), false);
    assert.deepEqual((await readdir(sessionFolder(folder(), "s"))).sort(), ["drafts", "w.jsonl"]);
    await deleteEdits(folder(), "s", ["edits"]);
  });

  it("knows when a file was written", async () => {
    const file = join(folder(), "solution.py");
    assert.equal(await modifiedAt(file), undefined);
    await writeFile(file, "x");
    assert.ok(Math.abs((await modifiedAt(file))! - Date.now()) < 10_000);
    await rm(file);
  });
});
