import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { announcementDue } from "../../../../src/core/interview/announcements";
import { allowedMs, countdown } from "../../../../src/core/interview/countdown";
import { extraTimes, extraTimeText, plannedMinutes, readExtraTime } from "../../../../src/core/interview/extraTime";
import { samplePlan, sampleSection, sampleSession } from "../../../support/sampleSession";

const minute = 60_000;
const sections = [sampleSection("a", ["q"], { minutes: 25 }), sampleSection("b", [], { minutes: 5 })];

describe("extra time", () => {
  it("is one of the choices of the setting, or none", () => {
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    const setting = manifest.contributes.configuration.properties["mockInterview.extraTime"];
    assert.deepEqual(setting.enum, extraTimes);
    assert.deepEqual([setting.default, setting.enumItemLabels.length], [1, extraTimes.length]);
    assert.deepEqual([1.5, 2, 3, 0, -1, "2", undefined, Number.NaN].map(readExtraTime), [1.5, 2, 1, 1, 1, 1, 1, 1]);
  });

  it("lengthens every section, and extensions come on top as they are", () => {
    const session = sampleSession(samplePlan(sections, { extraTime: 1.5 }), [{ type: "extended", ms: 5 * minute }]);
    assert.equal(allowedMs(session), 42.5 * minute);
    assert.equal(allowedMs(session, 1), 7.5 * minute);
    assert.equal(countdown(allowedMs(session), 0).text, "42:30");
    assert.equal(plannedMinutes(session.plan), 45);
  });

  it("is none in a session that says nothing of it", () => {
    const session = sampleSession(samplePlan(sections));
    assert.deepEqual([allowedMs(session), plannedMinutes(session.plan)], [25 * minute, 30]);
  });

  it("moves the moments at which time is said", () => {
    const said = (extraTime: number) => {
      const allowed = allowedMs(sampleSession(samplePlan(sections, { extraTime })));
      const moments = Array.from({ length: 60 }, (_, minutes) => minutes * minute);
      return moments.flatMap((ms) => {
        const due = announcementDue(allowed, ms, ms + minute);
        return due ? [`${due} with ${(allowed - ms - minute) / minute} min left`] : [];
      });
    };
    assert.deepEqual(said(2), ["half with 25 min left", "five-minutes with 5 min left", "one-minute with 1 min left"]);
  });

  it("is said in words where there is any", () => {
    assert.deepEqual([undefined, 1, 1.25, 2].map(extraTimeText), [
      "",
      "",
      "1.25 times the usual time",
      "2 times the usual time",
    ]);
  });
});
