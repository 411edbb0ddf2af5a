import { strict as assert } from "node:assert";
import { createFrameReader, encodeFrame } from "../../../src/runner/frames";
import { frameBytes } from "../../../src/runner/limits";

describe("frames", () => {
  const values = [{ a: 1 }, ["größe", "試験 🎉"], "", 5];
  const bytes = Buffer.concat(values.map(encodeFrame));

  it("come back however the stream is cut", () => {
    for (const size of [1, 2, 7, 8, 9, 13, bytes.length]) {
      const reader = createFrameReader();
      const heard: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size) heard.push(...reader.push(bytes.subarray(at, at + size)).frames);
      assert.deepEqual(heard, values, `in pieces of ${size}`);
    }
  });

  for (const [what, garbage] of [
    ["a head that is no number", "hello world"],
    ["a head in capitals", "0000000A"],
    ["a frame that is too long", (frameBytes + 1).toString(16).padStart(8, "0")],
    ["a body that is no JSON", "00000002{]"],
  ] as const) {
    it(`before ${what} are kept, and what follows is not read`, () => {
      const reader = createFrameReader();
      assert.deepEqual(reader.push(Buffer.concat([encodeFrame(1), Buffer.from(garbage)])), {
        frames: [1],
        broken: true,
      });
      assert.deepEqual(reader.push(encodeFrame(2)), { frames: [], broken: true });
    });
  }
});
