import assert from "node:assert/strict";
import { withoutMarks } from "../../../../src/core/question/withoutMarks";

describe("withoutMarks", () => {
  for (const [markdown, text] of [
    ["waits for the first `next`", "waits for the first next"],
    ["**bold** words", "bold words"],
    ["`__init__` returns None", "__init__ returns None"],
    ["2 ** 3 ** 4", "2 ** 3 ** 4"],
    ["plain", "plain"],
  ] as const) {
    it(`makes "${text}" of ${markdown}`, () => assert.equal(withoutMarks(markdown), text));
  }
});
