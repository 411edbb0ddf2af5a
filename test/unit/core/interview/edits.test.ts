import assert from "node:assert/strict";
import {
  type Edit,
  type EditRecord,
  everHad,
  foldEdits,
  readEditRecord,
  textAfter,
  textSum,
} from "../../../../src/core/interview/edits";

const path = "practice/a/attempt-1/solution.py";
const whole = (text: string, at = 0, file = 1): EditRecord => ({ at, file, type: "text", path, question: "a", text });
const typed = (after: string, at: number, ...edits: Edit[]): EditRecord => ({
  at,
  file: 1,
  type: "typed",
  edits,
  sum: textSum(after),
});

describe("the history of a file", () => {
  it("is every text it had, one step after the other", () => {
    const records = [
      whole("def f():\n"),
      typed("def f():\n  1", 10, [0, 9, 0, "  "], [120, 11, 0, "1"]),
      typed("def g():\n", 900, [0, 9, 3, ""], [40, 4, 1, "g"]),
    ];
    const [history] = foldEdits(records);
    const texts = history!.steps.map((_, index) => textAfter(history!, index + 1));
    assert.deepEqual(texts, ["def f():\n", "def f():\n  ", "def f():\n  1", "def f():\n", "def g():\n"]);
    assert.deepEqual(
      history!.steps.map(({ at }) => at),
      [0, 10, 130, 900, 940],
    );
    assert.equal(textAfter(history!, 0), "");
    assert.equal(textAfter(history!, 99), "def g():\n");
    assert.ok(everHad(history!, "def f():\n  "));
    assert.ok(!everHad(history!, "def h():\n"));
  });

  it("keeps files apart", () => {
    const histories = foldEdits([whole("a"), whole("b", 0, 2), typed("ax", 5, [0, 1, 0, "x"])]);
    assert.deepEqual(
      histories.map((history) => textAfter(history, 9)),
      ["ax", "b"],
    );
  });

  it("takes up a text that was changed outside", () => {
    const [history] = foldEdits([whole("a"), typed("ab", 5, [0, 1, 0, "b"]), whole("other", 9)]);
    assert.equal(textAfter(history!, 3), "other");
    assert.deepEqual(
      history!.steps.map((step) => step.whole),
      [true, false, true],
    );
  });

  it("leaves out what follows a lost record until the next whole text, and counts it", () => {
    const records = [
      whole("a"),
      // "b" was typed in a record that is lost.
      typed("abc", 10, [0, 2, 0, "c"]),
      typed("abcd", 20, [0, 3, 0, "d"]),
      whole("abcde", 30),
      typed("abcdef", 40, [0, 5, 0, "f"]),
    ];
    const [history] = foldEdits(records);
    assert.deepEqual(
      history!.steps.map((_, index) => textAfter(history!, index + 1)),
      ["a", "abcde", "abcdef"],
    );
    assert.equal(history!.lost, 2);
  });

  it("is settled until something is typed again", () => {
    const settled: EditRecord = { at: 50, file: 1, type: "settled" };
    const records = [whole("a"), typed("ab", 5, [0, 1, 0, "b"]), settled];
    assert.equal(foldEdits(records)[0]!.settled, true);
    assert.equal(foldEdits([...records, typed("abc", 60, [0, 2, 0, "c"])])[0]!.settled, false);
  });

  it("is built from records alone", () => {
    const good = typed("ab", 5, [0, 1, 0, "b"]);
    assert.deepEqual(readEditRecord(good), good);
    assert.deepEqual(readEditRecord(whole("a")), whole("a"));
    for (const bad of [
      null,
      3,
      "text",
      {},
      { at: 1, file: 1, type: "unheard-of" },
      { at: 1, file: 1, type: "text", path },
      { ...good, edits: [[0, -1, 0, "b"]] },
      { ...good, edits: [[0, 1, 0]] },
      { ...good, edits: "b" },
      { ...good, at: "now" },
    ])
      assert.equal(readEditRecord(bad), undefined, JSON.stringify(bad));
    assert.deepEqual(foldEdits([good]), []);
  });
});

describe("the checksum of a text", () => {
  it("is that of FNV-1a, and tells neighbors apart", () => {
    assert.equal(textSum(""), "811c9dc5");
    assert.equal(textSum("a"), "e40c292c");
    assert.notEqual(textSum("ab"), textSum("ba"));
  });
});
