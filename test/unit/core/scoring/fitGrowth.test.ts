import assert from "node:assert/strict";
import { type Curve, curves, type SizeTime } from "../../../../src/core/question/growth";
import { fitGrowth, targetModel, timeAt } from "../../../../src/core/scoring/fitGrowth";
import { measuredFunctions, sizeTimesOf } from "../../../support/growthViews";

const shapes: Record<Curve, (n: number) => number> = {
  constant: () => 1000,
  logarithmic: (n) => 100 * Math.log2(n),
  linear: (n) => n,
  linearithmic: (n) => n * Math.log2(n),
  quadratic: (n) => n ** 2,
  cubic: (n) => n ** 3,
  exponential: (n) => 2 ** n,
};

const doubling = Array.from({ length: 16 }, (_, index) => 4 * 2 ** index);
const sizesOf: Partial<Record<Curve, number[]>> = {
  quadratic: doubling.slice(0, 10),
  cubic: [4, 6, 8, 12, 16, 24, 32, 64, 128],
  exponential: [4, 8, 12, 16, 18, 20, 22, 24],
};

/** Numbers between 0 and 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Times in milliseconds with a cost of every call, and noise that, as on a busy machine, only ever adds. */
function timesOf(curve: Curve, { cost = 0, noise = 0, seed = 1 }): SizeTime[] {
  const random = randomFrom(seed);
  return (sizesOf[curve] ?? doubling).map((n) => ({
    n,
    ms: 0.0002 * (cost + shapes[curve](n)) * (1 + noise * random()),
  }));
}

describe("fitGrowth", () => {
  for (const curve of curves) {
    it(`knows ${curve} growth, whatever a call costs by itself`, () => {
      for (const cost of [0, 3, 30]) {
        const found = fitGrowth(timesOf(curve, { cost })).curves;
        // The small part that a logarithm adds drowns in a great cost.
        const honest = curve === "linearithmic" && cost === 30 ? ["linear", curve] : [curve];
        assert.deepEqual(found, honest, `${cost}`);
      }
    });

    it(`names ${curve} growth under noise of a tenth, and no more than a neighbor beside it, 20 of 20`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const found = fitGrowth(timesOf(curve, { cost: 2, noise: 0.1, seed })).curves;
        assert.ok(found.includes(curve) && found.length <= 2, `${seed}: ${found.join(", ")}`);
      }
    });
  }

  for (const [name, { curve, times }] of Object.entries(measuredFunctions)) {
    it(`agrees with a real function: ${name}`, () => {
      const { curves: found } = fitGrowth(sizeTimesOf(times));
      assert.ok(found.includes(curve) && found.length <= 2, found.join(", "));
    });
  }

  it("names the curves on both sides of one that it does not know", () => {
    const times = doubling.slice(0, 12).map((n) => ({ n, ms: 0.001 * n ** 1.5 }));
    assert.deepEqual(fitGrowth(times).curves, ["linearithmic", "quadratic"]);
    const steep = [4, 6, 8, 12, 16, 24, 32, 48].map((n) => ({ n, ms: 1e-6 * n ** 5 }));
    assert.deepEqual(fitGrowth(steep).curves, ["cubic", "exponential"]);
  });

  it("says nothing of few sizes, of times without order, and of times that are none", () => {
    assert.deepEqual(fitGrowth([]).curves, []);
    assert.deepEqual(fitGrowth(timesOf("linear", {}).slice(0, 4)).curves, []);
    const random = randomFrom(7);
    const wild = doubling.map((n) => ({ n, ms: 10 ** (4 * random()) }));
    assert.deepEqual(fitGrowth(wild).curves, []);
    assert.deepEqual(fitGrowth(doubling.map((n) => ({ n, ms: 0 }))).curves, []);
  });

  it("is not led astray by one disturbed size", () => {
    const times = timesOf("linear", { cost: 5 }).map((time, index) =>
      index === 9 ? { ...time, ms: time.ms * 1.3 } : time,
    );
    assert.ok(fitGrowth(times).curves.includes("linear"));
    assert.ok(!fitGrowth(times).curves.includes("quadratic"));
  });

  it("gives a model that comes near the times, and a target that parts from it where growth begins", () => {
    const times = timesOf("quadratic", { cost: 50 });
    const { model } = fitGrowth(times);
    for (const { n, ms } of times) assert.ok(Math.abs(timeAt(model!, n) / ms - 1) < 0.05, `${n}`);
    const target = targetModel(model!, "linear", times);
    const early = timeAt(target, 8) / timeAt(model!, 8);
    assert.ok(early > 0.7 && early < 1.5, `${early}`);
    const last = times.at(-1)!;
    assert.ok(timeAt(target, last.n) < last.ms / 50);
  });
});
