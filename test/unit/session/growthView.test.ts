import assert from "node:assert/strict";
import type { Curve } from "../../../src/core/question/growth";
import { foundView } from "../../../src/session/growthView";
import { measuredFunctions, sizeTimesOf } from "../../support/growthViews";

function found(name: keyof typeof measuredFunctions, target: Curve, claimed?: Curve) {
  return foundView(sizeTimesOf(measuredFunctions[name].times), target, claimed);
}

describe("growth in words", () => {
  it("says what was found, the target and what the candidate said", () => {
    const { summary, remarks } = found("sum of a list", "linear", "quadratic");
    assert.equal(summary, "The time grows about linearly.");
    assert.deepEqual(remarks, ["Target: linear, O(n). Your code meets it.", "You said: quadratic, O(n²)."]);
  });

  it("claims no more than the times tell", () => {
    const { summary, remarks, plot } = found("merge sort", "linear");
    assert.equal(summary, "The time grows between linear and n log n.");
    assert.deepEqual(remarks, [
      "Target: linear, O(n). Your code agrees with it.",
      "Times alone cannot tell these curves apart here.",
    ]);
    assert.match(plot.lines[0]!.label, /^closest: /u);
  });

  it("tells steeper from flatter", () => {
    assert.equal(found("all pairs", "linear").remarks[0], "Target: linear, O(n). Your code is steeper.");
    assert.equal(found("sum of a list", "quadratic").remarks[0], "Target: quadratic, O(n²). Your code is flatter.");
    assert.equal(found("multiply the size", "constant").summary, "The time hardly depends on n: it is constant.");
  });

  it("names no curve where there is none", () => {
    const wild = [4, 8, 16, 32, 64, 128].map((n, index) => ({ n, ms: index % 2 === 0 ? 1 : 1000 }));
    const { summary, remarks, plot } = foundView(wild, "linear", undefined);
    assert.match(summary, /no curve we know/u);
    assert.deepEqual(remarks, ["Target: linear, O(n)."]);
    assert.deepEqual([plot.measured.length, plot.lines.length], [6, 0]);
  });

  it("draws the target only where it is another curve", () => {
    assert.deepEqual(
      found("all pairs", "linear").plot.lines.map(({ role }) => role),
      ["found", "target"],
    );
    assert.equal(found("all pairs", "quadratic").plot.lines.length, 1);
  });
});
