import assert from "node:assert/strict";
import { measureRounds, median, quantile } from "../../bench/rounds";
import { toEmptyRow, toRow } from "../../bench/row";

describe("a benchmark", () => {
  it("does each thing once a round, after one round that is not counted", async () => {
    const done: string[] = [];
    const times = await measureRounds(2, {
      a: async () => done.push("a"),
      b: async () => done.push("b"),
    });
    assert.deepEqual([times.a.length, times.b.length], [2, 2]);
    assert.deepEqual(done, ["a", "b", "b", "a", "a", "b"]);
  });

  it("takes a thing's own time, and no other number for one", async () => {
    const times = await measureRounds(1, { own: async () => ({ ownMs: -7 }), number: async () => -7 });
    assert.deepEqual(times.own, [-7]);
    assert.ok(times.number[0]! >= 0);
  });

  it("sums up times by median and share", () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(
      quantile(
        Array.from({ length: 20 }, (_, index) => 20 - index),
        0.95,
      ),
      19,
    );
  });

  it("judges a value by its goal, before it is rounded", () => {
    assert.deepEqual(toRow("a", 5.0001, "B", ["<=", 5], ""), {
      id: "a",
      value: 5,
      unit: "B",
      goal: "<= 5",
      ok: false,
      detail: "",
    });
    assert.equal(toRow("a", 3, "ms", ["<", 3], "").ok, false);
    assert.equal(toRow("a", 40, "x", [">=", 40], "").ok, true);
    assert.equal(toRow("a", 40, "x", null, "").ok, null);
    assert.deepEqual(toEmptyRow("a", "x", null, "why", [">=", 40]).goal, ">= 40");
  });
});
