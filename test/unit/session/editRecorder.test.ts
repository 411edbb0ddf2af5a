import assert from "node:assert/strict";
import { mock } from "node:test";
import { type EditRecord, foldEdits, readEditRecord, textAfter } from "../../../src/core/interview/edits";
import { EditRecorder } from "../../../src/session/editRecorder";
import type { Journal } from "../../../src/storage/journal";
import { decodeRecords, encodeRecord } from "../../../src/storage/record";
import { typing } from "../../support/typing";

const start = 1_700_000_000_000;
const name = "practice/a/attempt-1/solution.py";

/** A recorder over a journal in memory, with a document and a clock of its own. */
function stand() {
  const stand = {
    now: start,
    text: "" as string | undefined,
    lines: [] as string[],
    /** What the disk says to the next write. */
    refusal: undefined as Error | undefined,
    opened: 0,
    recorder: undefined as unknown as EditRecorder,
    records: () =>
      decodeRecords(Buffer.from(stand.lines.join("")))
        .records.map(readEditRecord)
        .filter((record): record is EditRecord => record !== undefined),
    history: () => foldEdits(stand.records())[0]!,
    type: (text: string) => {
      const offset = stand.text!.length;
      stand.text += text;
      stand.recorder.changed(name, [{ offset, removed: 0, inserted: text }]);
    },
    pass: async (ms: number) => {
      stand.now += ms;
      mock.timers.tick(ms);
      await settled();
    },
  };
  const journal: Journal = {
    append: async (records) => {
      if (stand.refusal) throw stand.refusal;
      stand.lines.push(records.map(encodeRecord).join(""));
    },
    touch: async () => undefined,
    close: async () => undefined,
  };
  stand.recorder = new EditRecorder({
    openJournal: async () => {
      stand.opened += 1;
      return journal;
    },
    now: () => stand.now,
    textOf: () => stand.text,
  });
  return stand;
}

/** Lets all that waits for nothing but its turn have it. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await undefined;
}

describe("EditRecorder", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("writes what is typed half a second after the first key, not after the last", async () => {
    const one = stand();
    one.text = "x = ";
    one.recorder.open(name, "a", "x = ");
    await one.pass(500);
    assert.deepEqual(
      one.records().map(({ type }) => type),
      ["text"],
    );
    for (const letter of "12345") {
      one.type(letter);
      await one.pass(99);
    }
    assert.equal(one.records().length, 1);
    await one.pass(5);
    assert.equal(textAfter(one.history(), 99), "x = 12345");
    assert.deepEqual(
      one.history().steps.map(({ at }) => at - start - 500),
      [-500, 0, 99, 198, 297, 396],
    );
    assert.ok(one.recorder.isSaved);
  });

  it("writes nothing while nothing is typed, and no file twice that did not change", async () => {
    const one = stand();
    one.recorder.open(name, "a", "");
    await one.pass(500);
    one.recorder.open(name, "a", "");
    await one.pass(60_000);
    assert.equal(one.lines.length, 1);
    one.recorder.changed("other/file.py", [{ offset: 0, removed: 0, inserted: "x" }]);
    await one.pass(60_000);
    assert.equal(one.lines.length, 1);
  });

  it("follows several cursors at once", async () => {
    const one = stand();
    one.recorder.open(name, "a", "aa bb cc");
    one.text = "x bb y";
    one.recorder.changed(name, [
      { offset: 0, removed: 2, inserted: "x" },
      { offset: 6, removed: 2, inserted: "y" },
    ]);
    await one.pass(500);
    assert.equal(one.records().length, 2);
    assert.equal(textAfter(one.history(), 99), "x bb y");
  });

  it("takes a whole text where the edits do not lead to what the editor shows", async () => {
    const one = stand();
    one.recorder.open(name, "a", "a");
    one.text = "a\r\nb";
    one.recorder.changed(name, [{ offset: 1, removed: 0, inserted: "\nb" }]);
    await one.pass(500);
    assert.equal(textAfter(one.history(), 99), "a\r\nb");
    one.recorder.open(name, "a", "from outside");
    await one.pass(500);
    assert.equal(textAfter(one.history(), 99), "from outside");
  });

  it("loses nothing to a damaged record but the way to the next whole text", async () => {
    const one = stand();
    one.recorder.open(name, "a", "");
    for (let count = 0; count < 3000; count++) {
      one.type("x");
      if (count % 5 === 0) await one.pass(500);
    }
    await one.pass(500);
    const damaged = Math.floor(one.lines.length / 5);
    one.lines[damaged] = one.lines[damaged]!.replace('"x"', '"y"');
    assert.equal(textAfter(one.history(), one.history().steps.length), one.text);
    assert.ok(one.history().lost < 200, `${one.history().lost} records lost`);
  });

  it("keeps what the disk refuses and tries again", async () => {
    const one = stand();
    one.recorder.open(name, "a", "");
    await one.pass(500);
    one.refusal = new Error("no space");
    one.type("kept");
    await one.pass(500);
    assert.equal(one.recorder.isSaved, false);
    one.type(" and more");
    await one.pass(500);
    one.refusal = undefined;
    await one.pass(2000);
    assert.equal(textAfter(one.history(), 99), "kept and more");
    assert.ok(one.recorder.isSaved);
    assert.equal(one.opened, 1);
  });

  it("writes the rest when it is closed, and nothing after", async () => {
    const one = stand();
    one.recorder.open(name, "a", "");
    one.type("last words");
    await one.recorder.close();
    one.type(" too late");
    await one.pass(5000);
    assert.equal(textAfter(one.history(), 99), "last words");
  });

  it("is not confused by a clock that is set back", async () => {
    const one = stand();
    one.recorder.open(name, "a", "");
    await one.pass(500);
    one.now -= 3_600_000;
    one.type("x");
    await one.pass(500);
    const [, last] = one.history().steps;
    assert.ok(last!.at >= start);
  });

  it("keeps an hour of typing in less than 1 MB, every key of it", async function () {
    this.timeout(60_000);
    const one = stand();
    const starter = "class Cache:\n    def get(self, key):\n        ...\n";
    const hour = typing({ strokes: 12_000, minutes: 60, start: starter });
    one.text = starter;
    one.recorder.open(name, "a", starter);
    for (const { at, changes, text } of hour) {
      const wait = start + at - one.now;
      if (wait > 0) await one.pass(wait);
      one.text = text;
      one.recorder.changed(name, changes);
    }
    await one.pass(1000);
    const bytes = Buffer.byteLength(one.lines.join(""));
    assert.ok(bytes < 1_000_000, `${bytes} bytes`);
    // Not smaller than what was typed, either: nothing may be left out.
    assert.ok(bytes > 200_000, `${bytes} bytes`);
    const history = one.history();
    assert.equal(history.lost, 0);
    let step = 0;
    for (const { changes, text } of hour) {
      step += changes.length;
      while (history.steps[step]?.whole) step++;
      if (step % 97 === 0) assert.equal(textAfter(history, step + 1), text);
    }
    assert.equal(textAfter(history, history.steps.length), one.text);
  });
});
