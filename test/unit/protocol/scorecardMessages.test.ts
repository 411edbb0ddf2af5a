import assert from "node:assert/strict";
import { type FromScorecard, readScorecardMessage, scorecardActions } from "../../../src/protocol/scorecardMessages";

const good: FromScorecard[] = [
  { type: "ready" },
  { type: "step", step: "predict" },
  { type: "step", step: "rate" },
  { type: "step", step: "result" },
  { type: "predict", category: "fundamentals", score: 1 },
  { type: "rate", criterion: "gil", score: 0 },
  { type: "rate", criterion: "gil", score: 5 },
  { type: "note", criterion: "gil", note: "" },
  { type: "study", id: "python/gil" },
  { type: "practice", id: "python/q" },
  ...scorecardActions.map((action) => ({ type: "action", action }) as const),
];

const bad: unknown[] = [
  undefined,
  null,
  "ready",
  {},
  { type: "step", step: "end" },
  { type: "predict", category: "x", score: 0 },
  { type: "predict", category: "x", score: 6 },
  { type: "predict", score: 3 },
  { type: "rate", criterion: "x", score: -1 },
  { type: "rate", criterion: "x", score: 2.5 },
  { type: "rate", criterion: "x", score: "3" },
  { type: "rate", criterion: "x", score: Number.NaN },
  { type: "note", criterion: "x" },
  { type: "note", criterion: "x", note: "x".repeat(4001) },
  { type: "study" },
  { type: "practice", id: ["x"] },
  { type: "action", action: "constructor" },
];

describe("readScorecardMessage", () => {
  for (const message of good) {
    it(`reads ${JSON.stringify(message)}`, () => assert.deepEqual(readScorecardMessage(message), message));
  }
  for (const message of bad) {
    it(`refuses ${JSON.stringify(message)?.slice(0, 60)}`, () =>
      assert.equal(readScorecardMessage(message), undefined));
  }
});
