import assert from "node:assert/strict";
import { Turns } from "../../../src/base/turns";

describe("Turns", () => {
  it("does one thing after the other, in the order asked for", async () => {
    const turns = new Turns();
    const said: string[] = [];
    const work = (name: string) => async () => {
      said.push(`${name} begins`);
      await new Promise(setImmediate);
      said.push(`${name} ends`);
    };
    await Promise.all([turns.take(work("a")), turns.take(work("b"))]);
    assert.deepEqual(said, ["a begins", "a ends", "b begins", "b ends"]);
  });

  it("passes a failure on and goes on with the next", async () => {
    const turns = new Turns();
    const failing = turns.take(() => Promise.reject(new Error("no")));
    const next = turns.take(async () => 1);
    await assert.rejects(failing, /no/u);
    assert.equal(await next, 1);
  });

  it("is busy until the last has ended", async () => {
    const turns = new Turns();
    const work = turns.take(async () => undefined);
    assert.equal(turns.isBusy, true);
    await work;
    assert.equal(turns.isBusy, false);
  });
});
