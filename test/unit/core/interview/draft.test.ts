import assert from "node:assert/strict";
import { draftOf, type FoundFile, replacement } from "../../../../src/core/interview/draft";
import { applyEdit, type Edit, type EditRecord, foldEdits, textSum } from "../../../../src/core/interview/edits";

const start = 1_000_000;
const path = "practice/a/attempt-1/solution.py";

/** A window in which these edits were typed, a second apart. */
function windowOf(text: string, edits: Edit[], { at = start, settled = false } = {}) {
  const records: EditRecord[] = [{ at, file: 1, type: "text", path, question: "a", text }];
  let now = text;
  edits.forEach((edit, index) => {
    now = applyEdit(now, edit);
    records.push({ at: at + 1000 * (index + 1), file: 1, type: "typed", edits: [edit], sum: textSum(now) });
  });
  if (settled) records.push({ at: at + 1000 * edits.length + 1, file: 1, type: "settled" });
  return foldEdits(records)[0]!;
}

const one = windowOf("def f():\n", [
  [0, 9, 0, "    return 1"],
  [0, 20, 1, "2"],
]);
const found = (given: Partial<FoundFile>): FoundFile => ({
  text: "def f():\n",
  isDirty: false,
  modifiedAt: start - 5000,
  ...given,
});

describe("what was typed and not saved", () => {
  it("is brought back when the file is as it was before", () => {
    assert.deepEqual(draftOf([one], found({})), { kind: "bring-back", text: "def f():\n    return 2" });
  });

  it("is brought back into a file that was saved halfway", () => {
    const halfway = found({ text: "def f():\n    return 1", modifiedAt: start + 1200 });
    assert.deepEqual(draftOf([one], halfway), { kind: "bring-back", text: "def f():\n    return 2" });
  });

  it("is nothing when the file has it, when it was saved, or when nothing was typed", () => {
    assert.deepEqual(draftOf([one], found({ text: "def f():\n    return 2" })), { kind: "none" });
    assert.deepEqual(draftOf([], found({})), { kind: "none" });
    assert.deepEqual(draftOf([windowOf("x", [])], found({})), { kind: "none" });
    const saved = windowOf("x", [[0, 1, 0, "y"]], { settled: true });
    assert.deepEqual(draftOf([saved], found({ text: "x" })), { kind: "none" });
  });

  it("is left to the editor where it brought back something newer itself", () => {
    assert.deepEqual(draftOf([one], found({ text: "def f():\n    return 23", isDirty: true })), { kind: "none" });
  });

  it("goes on where the editor brought back something older", () => {
    const older = found({ text: "def f():\n    return 1", isDirty: true });
    assert.deepEqual(draftOf([one], older), { kind: "bring-back", text: "def f():\n    return 2" });
  });

  it("is asked about when the file was changed outside meanwhile", () => {
    const other = found({ text: "print('other')\n", modifiedAt: start + 60_000 });
    assert.deepEqual(draftOf([one], other), { kind: "ask", text: "def f():\n    return 2" });
    const putBack = found({ modifiedAt: start + 60_000 });
    assert.deepEqual(draftOf([one], putBack), { kind: "ask", text: "def f():\n    return 2" });
  });

  it("is that of the window in which was typed last; one that only looked has nothing to say", () => {
    const later = windowOf("def f():\n    return 2", [[0, 20, 1, "3"]], { at: start + 90_000 });
    const looked = windowOf("def f():\n", [], { at: start + 200_000 });
    for (const histories of [
      [one, later, looked],
      [looked, later, one],
    ])
      assert.deepEqual(draftOf(histories, found({})), { kind: "bring-back", text: "def f():\n    return 3" });
  });
});

describe("the smallest replacement", () => {
  const cases: [from: string, to: string, wanted: ReturnType<typeof replacement>][] = [
    ["abc", "abc", { offset: 3, removed: 0, inserted: "" }],
    ["", "abc", { offset: 0, removed: 0, inserted: "abc" }],
    ["abc", "", { offset: 0, removed: 3, inserted: "" }],
    ["aXc", "aYYc", { offset: 1, removed: 1, inserted: "YY" }],
    ["aa", "aaa", { offset: 2, removed: 0, inserted: "a" }],
    ["aaa", "aa", { offset: 2, removed: 1, inserted: "" }],
  ];
  for (const [from, to, wanted] of cases) {
    it(`of ${JSON.stringify(from)} to ${JSON.stringify(to)}`, () => assert.deepEqual(replacement(from, to), wanted));
  }
});
