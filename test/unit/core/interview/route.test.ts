import assert from "node:assert/strict";
import { mayPickAgain, nextSection, nextStop, previousStop, stops } from "../../../../src/core/interview/route";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const plan = samplePlan([
  sampleSection("warm-up", ["a", "b"]),
  sampleSection("code", ["c", "d"], { pickOne: true }),
  sampleSection("story", ["e"]),
]);
const at = (section: number, question?: string): Untimed => ({ type: "moved", section, question });

describe("route", () => {
  it("stops at every question, and once in a section to pick from", () => {
    assert.deepEqual(stops(sampleSession(plan)), [
      { section: 0, question: "a" },
      { section: 0, question: "b" },
      { section: 1, question: undefined },
      { section: 2, question: "e" },
    ]);
  });

  it("leads to the picked question and past the other", () => {
    const session = sampleSession(plan, [{ type: "picked", section: 1, question: "d" }, at(1, "d")]);
    assert.deepEqual(stops(session)[2], { section: 1, question: "d" });
    assert.deepEqual(nextStop(session), { section: 2, question: "e" });
    assert.deepEqual(previousStop(session), { section: 0, question: "b" });
  });

  it("leads on from a section where nothing was picked", () => {
    const session = sampleSession(plan, [at(1)]);
    assert.deepEqual(nextStop(session), { section: 2, question: "e" });
    assert.deepEqual(previousStop(session), { section: 0, question: "b" });
  });

  it("leads on from the choice one came back to after picking", () => {
    const session = sampleSession(plan, [{ type: "picked", section: 1, question: "d" }, at(1, "d"), at(1)]);
    assert.deepEqual(nextStop(session), { section: 2, question: "e" });
    assert.deepEqual(previousStop(session), { section: 0, question: "b" });
  });

  it("leads on after the picked question was swapped", () => {
    const session = sampleSession(plan, [
      { type: "picked", section: 1, question: "c" },
      at(1, "c"),
      { type: "swapped", section: 1, from: "c", to: "f" },
      at(1, "f"),
    ]);
    assert.deepEqual(nextStop(session), { section: 2, question: "e" });
  });

  it("has ends", () => {
    assert.equal(previousStop(sampleSession(plan, [at(0, "a")])), undefined);
    assert.equal(nextStop(sampleSession(plan, [at(2, "e")])), undefined);
    assert.equal(nextSection(sampleSession(plan, [at(2, "e")])), undefined);
  });

  it("goes to the first stop of the next section", () => {
    assert.deepEqual(nextSection(sampleSession(plan, [at(0, "a")])), { section: 1, question: undefined });
    assert.deepEqual(nextSection(sampleSession(plan, [at(1)])), { section: 2, question: "e" });
  });

  it("passes over a section for which no question was found", () => {
    const gap = samplePlan([sampleSection("warm-up", ["a"]), sampleSection("code", []), sampleSection("story", ["e"])]);
    assert.deepEqual(nextStop(sampleSession(gap, [at(0, "a")])), { section: 2, question: "e" });
    assert.deepEqual(nextStop(sampleSession(gap, [at(1)])), { section: 2, question: "e" });
  });
});

describe("picking again", () => {
  const picked: Untimed[] = [{ type: "picked", section: 1, question: "c" }, at(1, "c")];
  const may = (...events: Untimed[]) => mayPickAgain(sampleSession(plan, [...picked, ...events]), 1);

  it("is possible while one is in the section, also when one comes back to it", () => {
    assert.deepEqual(
      [may(), may({ type: "paused" }), may(at(1)), may(at(0, "a"), at(1, "c"))],
      [true, true, true, true],
    );
  });

  it("is over elsewhere, once something was handed in, and at the end", () => {
    const submitted: Untimed = { type: "submitted", question: "c", files: [], keyPoints: [] };
    assert.deepEqual([may(at(2, "e")), may(submitted), may({ type: "ended", early: true })], [false, false, false]);
  });

  it("is none where nothing is picked", () => {
    assert.equal(mayPickAgain(sampleSession(plan, [at(0, "a")])), false);
  });
});
