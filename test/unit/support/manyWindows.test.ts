import assert from "node:assert/strict";
import type { SessionEvent } from "../../../src/core/interview/session";
import { lostVersions } from "../../support/manyWindows";
import { sampleStart } from "../../support/sampleSession";
import { sharedPlan } from "../../support/windows";

describe("the search for lost versions", () => {
  const started: SessionEvent = { type: "started", id: "s", plan: sharedPlan, at: sampleStart };
  const submitted = (at: number, version: string, knew: string, over: number | undefined): SessionEvent => ({
    type: "submitted",
    question: "a",
    files: [{ name: "answer.md", text: `${version} over ${knew}` }],
    keyPoints: [],
    at: sampleStart + at,
    ...(over === undefined ? {} : { over: over === 0 ? 0 : sampleStart + over }),
  });

  it("finds none where each knew the last one, or the other is kept", () => {
    const known = [submitted(1, "a 1", "nothing", 0), submitted(2, "b 1", "a 1", 1)];
    const conflict = [...known, submitted(3, "a 2", "a 1", 1)];
    assert.deepEqual([lostVersions([started, ...known]), lostVersions([started, ...conflict])], [[], []]);
  });

  it("finds one whose successor does not say what it knew, or says more than it knew", () => {
    const first = submitted(1, "a 1", "nothing", 0);
    assert.deepEqual(lostVersions([started, first, submitted(2, "b 1", "nothing", undefined)]), ["a 1"]);
    assert.deepEqual(lostVersions([started, first, submitted(2, "b 1", "nothing", 1)]), ["a 1"]);
  });
});
