import assert from "node:assert/strict";
import { CancelledError, isCancelled, isUserError, toError, UserError } from "../../../src/base/errors";

describe("errors", () => {
  it("are told apart by class and name", () => {
    const error = new UserError("Nothing was saved.", { title: "Retry", command: "x" }, { cause: "disk" });
    assert.ok(error instanceof Error);
    assert.deepEqual([error.name, error.action?.title, error.cause], ["UserError", "Retry", "disk"]);
    assert.equal(new CancelledError().name, "CancelledError");
  });

  it("are known again when they come from another bundle, which has a class of its own", () => {
    class Other extends Error {}
    const foreign = Object.assign(new Other("x"), { name: "UserError" });
    assert.deepEqual(
      [isUserError(foreign), isUserError(new UserError("x")), isUserError(new Error("x"))],
      [true, true, false],
    );
    assert.deepEqual([isCancelled(new CancelledError()), isCancelled(foreign), isCancelled("x")], [true, false, false]);
  });

  it("are made of anything thrown, an error staying what it is", () => {
    const error = new UserError("x");
    assert.equal(toError(error), error);
    assert.deepEqual(
      ["text", 3, undefined, null].map((value) => toError(value).message),
      ["text", "3", "undefined", "null"],
    );
  });
});
