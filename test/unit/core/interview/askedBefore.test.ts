import assert from "node:assert/strict";
import { askedBefore } from "../../../../src/core/interview/askedBefore";
import { foldProgress, type ProgressEvent } from "../../../../src/core/review/progress";
import { sampleQuestion, sampleSummaries } from "../../../support/sampleQuestion";

const day = 24 * 60 * 60_000;
const now = 100 * day;

function opened(question: string, daysAgo: number, mode: "interview" | "practice" = "interview"): ProgressEvent {
  return { at: now - daysAgo * day, question, type: "opened", session: `s${daysAgo}`, mode };
}

function met(...events: ProgressEvent[]) {
  const stages = ["one", "two"].map((slug) => sampleQuestion({ id: `python/staged#${slug}` }));
  const bank = [...sampleSummaries(["a", "b"]), sampleQuestion({ slug: "staged", kind: "scenario", stages })];
  const { asked, recent } = askedBefore(bank, foldProgress(events), now);
  return { asked: Object.fromEntries(asked), recent: [...recent] };
}

describe("what was asked before", () => {
  it("is nothing at first", () => assert.deepEqual(met(), { asked: {}, recent: [] }));

  it("counts interviews, and calls recent what was met within a week", () => {
    assert.deepEqual(met(opened("python/a", 30), opened("python/a", 8), opened("python/b", 6.9)), {
      asked: { "python/a": 2, "python/b": 1 },
      recent: ["python/b"],
    });
  });

  it("does not count practice, but knows it as recent", () => {
    assert.deepEqual(met(opened("python/a", 1, "practice")), { asked: { "python/a": 0 }, recent: ["python/a"] });
  });

  it("counts a scenario once for all its stages", () => {
    assert.deepEqual(met(opened("python/staged#one", 3), opened("python/staged#two", 3)), {
      asked: { "python/staged": 1 },
      recent: ["python/staged"],
    });
  });
});
