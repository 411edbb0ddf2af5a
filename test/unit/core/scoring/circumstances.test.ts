import assert from "node:assert/strict";
import { foldSession } from "../../../../src/core/interview/foldSession";
import type { SessionEvent, SessionPlan } from "../../../../src/core/interview/session";
import { circumstances } from "../../../../src/core/scoring/circumstances";

const plan: SessionPlan = { mode: "interview", title: "T", track: "t", focus: [], seed: 1, sections: [] };

function factsAfter(events: SessionEvent[], given: Partial<SessionPlan> = {}): string[] {
  return circumstances(foldSession([{ type: "started", id: "s", plan: { ...plan, ...given }, at: 0 }, ...events])!);
}

describe("the circumstances of a session", () => {
  it("are nothing when nothing is known", () => {
    assert.deepEqual(factsAfter([]), []);
  });

  it("tell the conditions, time away and large pastes", () => {
    const events: SessionEvent[] = [
      { type: "away", ms: 40_000, at: 1 },
      { type: "pasted", question: "t/q", characters: 420, at: 2 },
    ];
    assert.deepEqual(factsAfter(events, { conditions: "room" }), [
      "As in the room",
      "Left the window once, for 40 s in all",
      "Pasted much once: 420 characters",
    ]);
    assert.deepEqual(factsAfter([...events, ...events]), [
      "Left the window 2 times, for 1 min in all",
      "Pasted much 2 times: 420 and 420 characters",
    ]);
  });

  it("do not change once it has ended", () => {
    assert.deepEqual(
      factsAfter([
        { type: "ended", early: false, at: 1 },
        { type: "away", ms: 40_000, at: 2 },
      ]),
      [],
    );
  });
});
