import assert from "node:assert/strict";
import { createPace } from "../../../src/bank/pace";

describe("pace", () => {
  it("lets others work in between", async () => {
    const pace = createPace();
    let turns = 0;
    let timer = setImmediate(function count() {
      turns++;
      timer = setImmediate(count);
    });
    const seen = new Set<number>();
    for (let piece = 0; piece < 24; piece++) {
      await pace();
      for (const end = performance.now() + 4; performance.now() < end; );
      seen.add(turns);
    }
    clearImmediate(timer);
    // Three pieces of 4 ms fill a slice of 10 ms, so 24 pieces take eight turns.
    assert.ok(seen.size >= 8, `${seen.size} turns`);
  });

  it("goes on at once while there is time", async () => {
    const pace = createPace();
    let turned = false;
    setImmediate(() => {
      turned = true;
    });
    await pace();
    assert.equal(turned, false);
  });
});
