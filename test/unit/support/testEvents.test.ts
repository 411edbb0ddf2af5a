import assert from "node:assert/strict";
import { formatEvent, parseEvent, type TestEvent } from "../../support/testEvents";

describe("test events", () => {
  const event: TestEvent = { type: "failed", title: "a > b", error: "line 1\nline 2" };

  it("come through other output on the same line", () => {
    assert.deepEqual(parseEvent(`[host] ${formatEvent(event)}`), event);
  });

  it("take one line each", () => {
    assert.equal(formatEvent(event).includes("\n"), false);
  });

  it("are told from what else is printed", () => {
    for (const line of ["", "hello", "@@test {", "@@test"]) assert.equal(parseEvent(line), undefined, line);
  });
});
