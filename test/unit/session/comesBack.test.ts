import assert from "node:assert/strict";
import { foldSession } from "../../../src/core/interview/foldSession";
import type { SessionEvent } from "../../../src/core/interview/session";
import { comesBack } from "../../../src/session/comesBack";
import { samplePlan, sampleSection, sampleStart } from "../../support/sampleSession";

const minute = 60_000;
const plan = samplePlan([sampleSection("one", ["a"])], { mode: "practice" });

describe("a practice in a window that comes back", () => {
  const stored = (events: SessionEvent[], ownerBeatAt?: number) => {
    const all: SessionEvent[] = [{ type: "started", id: "s1", plan, at: sampleStart }, ...events];
    return { session: foldSession(all), events: all, damaged: 0, damage: [], ownerBeatAt };
  };
  const gaveUp: SessionEvent = { type: "revealed", question: "a", at: sampleStart };
  const nextDay = sampleStart + 24 * 60 * minute;

  it("goes on while its answer is hidden, however long it was gone", () => {
    assert.equal(comesBack(stored([]), nextDay), "practice");
  });

  it("shows the answer that was shown before a reload, however long it was read", () => {
    assert.equal(comesBack(stored([gaveUp]), sampleStart + minute), "practice");
    assert.equal(comesBack(stored([gaveUp], nextDay - minute), nextDay), "practice");
  });

  it("does not show it on another day", () => assert.equal(comesBack(stored([gaveUp]), nextDay), undefined));

  it("is not shown any more once it was discarded or abandoned", () => {
    for (const type of ["discarded", "abandoned"] as const)
      assert.equal(comesBack(stored([{ type, at: sampleStart }]), sampleStart), undefined);
  });

  it("is none when it could not be read", () => {
    assert.equal(comesBack({ events: [], damaged: 1, damage: [] }, nextDay), undefined);
  });
});
