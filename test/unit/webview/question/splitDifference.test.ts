import assert from "node:assert/strict";
import { splitDifference } from "../../../../src/webview/question/splitDifference";

describe("splitDifference", () => {
  const cases: [string, string, [string, string, string], [string, string, string]][] = [
    ["[1, 2, 3]", "[1, 5, 3]", ["[1, ", "2", ", 3]"], ["[1, ", "5", ", 3]"]],
    ["same", "same", ["same", "", ""], ["same", "", ""]],
    ["aa", "a", ["a", "a", ""], ["a", "", ""]],
    ["", "None", ["", "", ""], ["", "None", ""]],
    ["😀!", "😁!", ["", "😀", "!"], ["", "😁", "!"]],
  ];
  for (const [one, other, left, right] of cases) {
    it(`cuts ${JSON.stringify(one)} and ${JSON.stringify(other)} where they part`, () => {
      const [a, b] = splitDifference(one, other);
      assert.deepEqual([a.before, a.differs, a.after], left);
      assert.deepEqual([b.before, b.differs, b.after], right);
    });
  }
});
