import assert from "node:assert/strict";
import { Emitter } from "../../../src/base/emitter";

describe("Emitter", () => {
  it("tells every listener in order, one that registered twice twice", () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const twice = (value: number) => void heard.push(`twice ${value}`);
    emitter.event(twice);
    emitter.event((value) => heard.push(`other ${value}`));
    emitter.event(twice);
    emitter.fire(1);
    assert.deepEqual(heard, ["twice 1", "other 1", "twice 1"]);
  });

  it("tells nobody who has left, not even one who was sent away by a listener before", () => {
    const emitter = new Emitter<void>();
    let heard = 0;
    emitter.event(() => second.dispose());
    const second = emitter.event(() => {
      heard += 1;
    });
    emitter.fire();
    emitter.fire();
    assert.equal(heard, 0);
  });

  it("does not tell of the event in progress to one who came during it", () => {
    const emitter = new Emitter<void>();
    let heard = 0;
    const first = emitter.event(() => {
      first.dispose();
      emitter.event(() => {
        heard += 1;
      });
    });
    emitter.fire();
    assert.equal(heard, 0);
    emitter.fire();
    assert.equal(heard, 1);
  });

  it("is silent after it was disposed", () => {
    const emitter = new Emitter<void>();
    emitter.event(() => assert.fail("heard something"));
    emitter.dispose();
    emitter.fire();
  });

  it("still tells the others when one throws, and reports the error to the host", async () => {
    const emitter = new Emitter<void>();
    const reported = new Promise<Error>((resolve) => {
      const former = process.rawListeners("uncaughtException") as NodeJS.UncaughtExceptionListener[];
      process.removeAllListeners("uncaughtException");
      process.once("uncaughtException", (error) => {
        for (const listener of former) process.on("uncaughtException", listener);
        resolve(error);
      });
    });
    let heard = false;
    emitter.event(() => {
      throw new Error("mine");
    });
    emitter.event(() => {
      heard = true;
    });
    emitter.fire();
    assert.equal(heard, true);
    assert.equal((await reported).message, "mine");
  });
});
