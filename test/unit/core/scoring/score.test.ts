import assert from "node:assert/strict";
import { bandOf, bands, daysUntilNext, percentOf } from "../../../../src/core/scoring/score";

const rows = (scores: (number | undefined)[], weight = 1) => scores.map((score) => ({ weight, score }));

describe("percentOf", () => {
  const table: [why: string, criteria: { weight: number; score?: number }[], percent: number | undefined][] = [
    ["all ones", rows([1, 1, 1]), 20],
    ["all fives", rows([5, 5, 5]), 100],
    ["all fives of odd weights", [...rows([5, 5], 0.1), ...rows([5], 0.7)], 100],
    ["threes", rows([3]), 60],
    ["what is not rated counts on neither side", rows([5, undefined, undefined, 3]), 80],
    ["nothing rated", rows([undefined, undefined]), undefined],
    ["no criteria", [], undefined],
    [
      "weights",
      [
        { weight: 3, score: 5 },
        { weight: 1, score: 1 },
      ],
      80,
    ],
    ["the weight of what is not rated", [{ weight: 9 }, { weight: 1, score: 2 }], 40],
    ["a weight of nothing", [{ weight: 0, score: 5 }], undefined],
  ];
  for (const [why, criteria, percent] of table) {
    it(`gives ${percent}: ${why}`, () => assert.equal(percentOf(criteria), percent));
  }

  it("stays from 20 to 100 whatever is rated", () => {
    for (let first = 1; first <= 5; first++) {
      for (let second = 1; second <= 5; second++) {
        const percent = percentOf([
          { weight: 1, score: first },
          { weight: 2.5, score: second },
        ])!;
        assert.ok(percent >= 20 && percent <= 100, `${first} and ${second} gave ${percent}`);
      }
    }
  });
});

describe("bands", () => {
  const table: [number, string][] = [
    [100, "Strong"],
    [80, "Strong"],
    [79.99, "Nearly there"],
    [60, "Nearly there"],
    [59.99, "Getting there"],
    [40, "Getting there"],
    [39.99, "Early days"],
    [20, "Early days"],
    [0, "Early days"],
  ];
  for (const [percent, title] of table)
    it(`calls ${percent} ${title}`, () => assert.equal(bandOf(percent).title, title));

  it("reach down to 0 without a gap, best first", () => {
    assert.equal(bands.at(-1)?.from, 0);
    assert.deepEqual(
      bands.map(({ from }) => from),
      [...bands.map(({ from }) => from)].sort((a, b) => b - a),
    );
  });

  it("the better it went, the later the next interview", () => {
    assert.deepEqual([100, 80, 79.99, 60, 59.99, 40, 39.99, 20].map(daysUntilNext), [7, 7, 5, 5, 3, 3, 2, 2]);
    assert.equal(daysUntilNext(undefined), 3);
  });
});
