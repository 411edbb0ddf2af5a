import assert from "node:assert/strict";
import { snoozeAmount } from "../../../../src/core/interview/conditions";

describe("the pause of suggestions", () => {
  it("is in milliseconds up to 1.105, in minutes from 1.106", () => {
    assert.equal(snoozeAmount(10, "1.103.2"), 600_000);
    assert.equal(snoozeAmount(10, "1.105.1"), 600_000);
    assert.equal(snoozeAmount(10, "1.106.0"), 10);
    assert.equal(snoozeAmount(10, "1.139.1-insider"), 10);
    assert.equal(snoozeAmount(10, "2.0.0"), 10);
  });
});
