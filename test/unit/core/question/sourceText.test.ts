import assert from "node:assert/strict";
import { findHiddenCharacters, normalizeSource, placeAt } from "../../../../src/core/question/sourceText";

describe("source text", () => {
  it("reads any line end as one, and drops the byte order mark", () => {
    assert.equal(normalizeSource("\uFEFFa\r\nb\rc\n").text, "a\nb\nc\n");
  });

  it("gives places as on disk", () => {
    const onDisk = "\uFEFFab\r\ncd\r\n";
    const source = normalizeSource(onDisk);
    assert.deepEqual(placeAt(source, 0), { line: 1, column: 2 });
    assert.deepEqual(placeAt(source, source.text.indexOf("d")), { line: 2, column: 2 });
    assert.equal(onDisk.split("\r\n")[1]![2 - 1], "d");
    assert.deepEqual(placeAt(source, source.text.length), { line: 3, column: 1 });
  });

  it("names characters that cannot be seen, and leaves ordinary text alone", () => {
    assert.deepEqual(findHiddenCharacters("a\u202Eb\u0000"), [
      { offset: 1, name: "U+202E" },
      { offset: 3, name: "U+0000" },
    ]);
    assert.deepEqual(findHiddenCharacters("tab\tline\nÜ 漢 👩‍💻"), []);
    assert.equal(findHiddenCharacters("half \uD83D").length, 1);
  });
});
