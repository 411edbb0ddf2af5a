import assert from "node:assert/strict";
import { type FromQuestionPanel, panelActions, readQuestionMessage } from "../../../src/protocol/questionMessages";

const good: FromQuestionPanel[] = [
  { type: "ready" },
  ...panelActions.map((action) => ({ type: "action", action }) as const),
  { type: "choose", option: 0 },
  { type: "check" },
  { type: "clarify", index: 2 },
  { type: "tick", keyPoint: 1, said: false },
  { type: "pose", id: "python/ask-testing-ci", posed: true },
  { type: "pick", id: "python/lru-cache" },
  { type: "grade", grade: "again" },
  { type: "show-case", name: "test_x" },
  { type: "show-line", file: "test_mine.py", line: 3 },
  { type: "link", href: "https://docs.python.org" },
];

const bad: unknown[] = [
  undefined,
  null,
  0,
  "ready",
  [],
  {},
  { type: "unknown" },
  { type: ["ready"] },
  { type: "action" },
  { type: "action", action: "rm" },
  { type: "action", action: "toString" },
  { type: "choose", option: -1 },
  { type: "choose", option: 1.5 },
  { type: "choose", option: "1" },
  { type: "choose", option: Number.NaN },
  { type: "choose", option: Number.POSITIVE_INFINITY },
  { type: "clarify" },
  { type: "tick", keyPoint: 1 },
  { type: "tick", keyPoint: 1, said: "yes" },
  { type: "pose", id: 5, posed: true },
  { type: "pose", id: "python/ask-testing-ci" },
  { type: "pick", id: 5 },
  { type: "pick", id: "x".repeat(2001) },
  { type: "grade", grade: "great" },
  { type: "show-case", name: null },
  { type: "show-line", file: "test_mine.py", line: -1 },
  { type: "show-line", line: 1 },
  { type: "link", href: {} },
];

describe("readQuestionMessage", () => {
  for (const message of good) {
    it(`reads ${JSON.stringify(message)}`, () => assert.deepEqual(readQuestionMessage(message), message));
  }
  for (const message of bad) {
    it(`refuses ${JSON.stringify(message)?.slice(0, 60)}`, () => assert.equal(readQuestionMessage(message), undefined));
  }
  it("takes over nothing but what it knows", () => {
    assert.deepEqual(readQuestionMessage({ type: "ready", command: "x" }), { type: "ready" });
  });
});
