import assert from "node:assert/strict";
import type { Session } from "../../../../src/core/interview/session";
import { isOpenElsewhere, mayBeReplayed } from "../../../../src/features/replay/recorded";
import { samplePlan, sampleSection, sampleSession, sampleStart, type Untimed } from "../../../support/sampleSession";

const section = sampleSection("one", ["a"]);
const now = sampleStart + 60_000;

function stored(mode: "interview" | "practice", events: readonly Untimed[] = [], ownerBeatAt?: number) {
  const session: Session = sampleSession(samplePlan([section], { mode }), events);
  return { session, events: [], damaged: 0, damage: [], ownerBeatAt };
}

describe("the recording of a session", () => {
  it("of an interview is replayed once nobody sits it: ended, rated or not, abandoned, discarded", () => {
    for (const event of [{ type: "ended", early: true }, { type: "abandoned" }, { type: "discarded" }] as Untimed[])
      assert.equal(mayBeReplayed(stored("interview", [event])), true, event.type);
    assert.deepEqual(
      [mayBeReplayed(stored("interview")), mayBeReplayed(stored("interview", [{ type: "paused" }]))],
      [false, false],
    );
  });

  it("of a practice is replayed at any time, of what cannot be read never", () => {
    assert.equal(mayBeReplayed(stored("practice")), true);
    assert.equal(mayBeReplayed({ events: [], damaged: 1, damage: [] }), false);
  });

  it("is in use while another window that lives leads its session", () => {
    // A process of another machine cannot be asked; that it showed life is all there is to know.
    const owned: Untimed = { type: "owned", pid: 1, host: "another machine" };
    assert.equal(isOpenElsewhere(stored("interview", [owned], now), now), true);
    assert.equal(isOpenElsewhere(stored("interview", [owned], now - 3_600_000), now), false);
    assert.equal(isOpenElsewhere(stored("interview", [owned, { type: "ended", early: false }], now), now), false);
    assert.equal(isOpenElsewhere(stored("interview"), now), false);
    assert.equal(isOpenElsewhere({ events: [], damaged: 1, damage: [] }, now), false);
  });
});
