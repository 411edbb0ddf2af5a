import assert from "node:assert/strict";
import { readReplayMessage } from "../../../src/protocol/replayMessages";

describe("messages from the replay page", () => {
  for (const message of [
    { type: "ready" },
    { type: "compare" },
    { type: "delete" },
    { type: "seek", ms: 0 },
    { type: "question", id: "python/lru-cache" },
    { type: "file", name: "solution.py" },
    { type: "keep", as: "b", ms: 61_000 },
  ])
    it(`are read: ${JSON.stringify(message)}`, () => assert.deepEqual(readReplayMessage(message), message));

  for (const message of [
    undefined,
    null,
    "seek",
    {},
    { type: "open" },
    { type: "seek" },
    { type: "seek", ms: -1 },
    { type: "seek", ms: Number.NaN },
    { type: "seek", ms: "0" },
    { type: "keep", as: "c", ms: 1 },
    { type: "keep", as: "a" },
    { type: "file", name: "x".repeat(401) },
    { type: "question", id: 3 },
  ])
    it(`are refused: ${String(JSON.stringify(message)).slice(0, 60)}`, () =>
      assert.equal(readReplayMessage(message), undefined));

  it("carry nothing that was not asked for", () => {
    assert.deepEqual(readReplayMessage({ type: "seek", ms: 5, path: "/etc/passwd" }), { type: "seek", ms: 5 });
  });
});
