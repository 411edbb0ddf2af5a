import assert from "node:assert/strict";
import { decodeRecords, encodeRecord } from "../../../src/storage/record";

const records = [
  { at: 1, type: "hinted" },
  { text: "line\nline\r\n\t\u0000 é 日本 😀 \ud800" },
  [],
  {},
  null,
  0,
  "",
  "a  b",
  true,
];

describe("records", () => {
  for (const record of records) {
    it(`come back as they were: ${JSON.stringify(record)}`, () => {
      const line = encodeRecord(record);
      assert.equal(line.split("\n").length, 2, "one line each");
      assert.deepEqual(decodeRecords(Buffer.from(line)), { records: [record], damaged: 0, torn: false });
    });
  }

  it("of an empty file are none", () =>
    assert.deepEqual(decodeRecords(Buffer.alloc(0)), { records: [], damaged: 0, torn: false }));

  it("keep all but the last one when the file was cut anywhere in it", () => {
    const [first, last] = [encodeRecord({ n: 1 }), encodeRecord({ n: 2, text: "日本" })];
    const bytes = Buffer.from(first + last);
    for (let end = Buffer.byteLength(first) + 1; end < bytes.length - 1; end++) {
      assert.deepEqual(
        decodeRecords(bytes.subarray(0, end)),
        { records: [{ n: 1 }], damaged: 0, torn: true },
        `cut at ${end}`,
      );
    }
  });

  it("count when only the line end is missing, because the checksum holds", () => {
    const bytes = Buffer.from(encodeRecord({ n: 1 }).trimEnd());
    assert.deepEqual(decodeRecords(bytes), { records: [{ n: 1 }], damaged: 0, torn: false });
  });

  it("keep all but the one in which any single byte was changed", () => {
    const lines = [1, 2, 3].map((n) => encodeRecord({ n, text: "some words" }));
    const start = lines[0]!.length;
    for (let at = start; at < start + lines[1]!.length - 1; at++) {
      for (const value of [0x00, 0x0a, 0x20, 0x31, 0xff]) {
        const bytes = Buffer.from(lines.join(""));
        if (bytes[at] === value) continue;
        bytes[at] = value;
        const { records: found, damaged } = decodeRecords(bytes);
        assert.deepEqual(
          found,
          [
            { n: 1, text: "some words" },
            { n: 3, text: "some words" },
          ],
          `byte ${at} became ${value}`,
        );
        assert.ok(damaged >= 1);
      }
    }
  });

  it("are not made of what is no journal", () => {
    for (const junk of ["hello\n", "{}\n", "00000000 2 {}\n", "x y z\n", "  \n", "\u0000\u0000\n"]) {
      assert.deepEqual(decodeRecords(Buffer.from(junk)).records, [], JSON.stringify(junk));
    }
  });
});
