import assert from "node:assert/strict";
import { canFill, seatsOf } from "../../../src/bank/fillDraws";
import type { Blueprint, Draw } from "../../../src/core/interview/blueprint";
import { sampleDraw } from "../../support/sampleDraw";
import { sampleQuestion } from "../../support/sampleQuestion";

const question = (id: string, ...topics: string[]) => sampleQuestion({ slug: id, topics });
const draw = (count: number, ...topics: string[]) => sampleDraw({ count, topics });
const fill = (minutes: number, ...topics: string[]) => sampleDraw({ minutes, topics });
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
    ["ten minutes of which there are ten", [fill(10, "x")], 1, true],
    ["ten minutes twice of which there are ten", [fill(10, "x")], 2, false],
    ["minutes that hold two, and one that needs a third", [fill(14, "x"), draw(1, "z")], 1, true],
    ["minutes that hold two, and one of these two", [fill(10, "x"), draw(2, "y")], 1, false],
  ];
  for (const [name, draws, times, can] of table) {
    it(`${can ? "can" : "cannot"} be filled: ${name}`, () =>
      assert.equal(canFill(interview(...draws), bank, times), can));
  }
});

describe("seats of a draw", () => {
  const lasting = (...minutes: number[]) => minutes.map((one) => sampleQuestion({ minutes: one }));
  const table: [draw: ReturnType<typeof sampleDraw>, minutes: number[], seats: number][] = [
    [sampleDraw({ count: 3 }), [5, 5], 3],
    [fill(10), [9, 2, 5, 3], 3],
    [fill(9), [9, 2, 5, 3], 2],
    [fill(1), [2], 0],
    [fill(60), [5, 5], 2],
    [fill(60), [], 0],
  ];
  for (const [of, minutes, seats] of table) {
    it(`are ${seats} for ${of.count ?? `${of.minutes} minutes`} of questions of ${minutes.join(", ") || "none"}`, () =>
      assert.equal(seatsOf(of, lasting(...minutes)), seats));
  }
});
