import { strict as assert } from "node:assert";
import { readMessage } from "../../../src/runner/workerMessage";

const nonce = "0123";
const report = { type: "case", nonce, index: 0, name: "test_a", verdict: "passed", ms: 1 };

describe("readMessage", () => {
  for (const [what, frame] of [
    ["null", null],
    ["a number", 7],
    ["a frame without nonce", { type: "done" }],
    ["a frame with another nonce", { type: "done", nonce: "4567" }],
    ["an unknown type", { type: "verdict", nonce }],
    ["a case without index", { ...report, index: undefined }],
    ["a case with a negative index", { ...report, index: -1 }],
    ["a case with an unknown verdict", { ...report, verdict: "splendid" }],
    ["a count that is no number", { type: "loaded", nonce, total: "3" }],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(readMessage(frame, nonce), undefined));
  }

  it("keeps known fields in bounds and drops the others", () => {
    const message = readMessage(
      { ...report, message: "x".repeat(9_000), place: { line: 0 }, actual: 5, ms: -1, extra: true, label: "A" },
      nonce,
    );
    assert.ok(message?.type === "case");
    const { message: text, place, actual, ms, label } = message.report;
    assert.deepEqual([text?.length, place, actual, ms, label], [2_048, undefined, undefined, 0, "A"]);
    assert.ok(!("extra" in message.report));
  });

  it("reads a place with and without column", () => {
    const placeOf = (place: unknown) => {
      const message = readMessage({ type: "unloaded", nonce, reason: "error", place }, nonce);
      return message?.type === "unloaded" ? message.place : undefined;
    };
    assert.deepEqual(placeOf({ line: 3, column: 2 }), { line: 3, column: 2 });
    assert.deepEqual(placeOf({ line: 3, column: "2" }), { line: 3 });
  });
});
