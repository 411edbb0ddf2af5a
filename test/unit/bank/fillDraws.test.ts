import assert from "node:assert/strict";
import { canFill } from "../../../src/bank/fillDraws";
import type { Blueprint, Draw } from "../../../src/core/interview/blueprint";
import type { QuestionSummary } from "../../../src/core/question/question";

const question = (id: string, ...topics: string[]) =>
  ({ id, kind: "coding", category: "c", level: "mid", topics }) as QuestionSummary;
const draw = (count: number, ...topics: string[]): Draw => ({
  slug: "d",
  kinds: [],
  categories: [],
  levels: [],
  topics,
  count,
});
const interview = (...draws: Draw[]) => ({ sections: [{ draws }] }) as unknown as Blueprint;

const bank = [question("a", "x"), question("b", "x", "y"), question("c", "y", "z")];

describe("draws of an interview", () => {
  const table: [name: string, draws: Draw[], times: number, can: boolean][] = [
    ["one of each", [draw(1, "x"), draw(1, "y")], 1, true],
    ["a question that must move to another draw", [draw(1, "y"), draw(1, "x"), draw(1, "z")], 1, true],
    ["more than there are", [draw(2, "x"), draw(2, "y")], 1, false],
    ["twice what is there once", [draw(1, "z")], 2, false],
    ["twice what is there twice", [draw(1, "x")], 2, true],
    ["nothing", [], 1, true],
  ];
  for (const [name, draws, times, can] of table) {
    it(`${can ? "can" : "cannot"} be filled: ${name}`, () =>
      assert.equal(canFill(interview(...draws), bank, times), can));
  }
});
