import assert from "node:assert/strict";
import { readCases } from "../../../../src/core/question/caseRows";

const starter = "def merge(a, b):\n    raise NotImplementedError\n\n\ndef _help():\n    pass\n";

function read(lines: string, source = starter) {
  return readCases({ code: `${lines}\n`, language: "jsonl", line: 10 }, source);
}

describe("table of cases", () => {
  it("names rows by their line and calls the only public function", () => {
    const { rows, findings } = read(
      '{"args": [1, 2], "want": 3, "example": true}\n{"args": [-1], "raises": "ValueError"}',
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(rows, [
      { name: "case_1", label: "Case 1", call: "merge", args: [1, 2], group: "example", want: 3 },
      { name: "case_2", label: "Case 2", call: "merge", args: [-1], group: "test", raises: "ValueError" },
    ]);
  });

  it("takes null for a wanted value", () => {
    assert.equal(read('{"args": [], "want": null}').rows[0]!.want, null);
  });

  it("takes special values at any depth", () => {
    const values =
      '[{"$tuple": [{"$set": [1]}]}, {"$float": "nan"}, {"$bytes": "6869"}, {"$int": "9223372036854775807"}]';
    assert.deepEqual(read(`{"args": ${values}, "want": {"a": {"$tuple": []}}}`).findings, []);
  });

  const refusals: [line: string, says: RegExp][] = [
    ["not json", /one JSON object/],
    ["[1]", /one JSON object/],
    ['{"want": 1}', /`args` is missing/],
    ['{"args": 1, "want": 1}', /`args` is missing/],
    ['{"args": []}', /either `want` or `raises`/],
    ['{"args": [], "want": 1, "raises": "E"}', /either `want` or `raises`/],
    ['{"args": [], "raises": "a b"}', /name of an exception/],
    ['{"args": [], "want": 1, "wants": 1}', /Unknown key `wants`/],
    ['{"args": [], "want": 1, "label": ""}', /short text/],
    ['{"args": [], "want": 1, "example": 1}', /true or false/],
    ['{"args": [], "want": 1, "example": true, "bonus": true}', /not both/],
    ['{"args": [], "want": 1, "call": "_x"}', /Which function/],
    ['{"args": [{"$odd": 1}], "want": 1}', /Special values are/],
    ['{"args": [{"$tuple": 1}], "want": 1}', /takes a list/],
    ['{"args": [{"$float": "x"}], "want": 1}', /nan/],
    ['{"args": [{"$bytes": "6"}], "want": 1}', /hex/],
    ['{"args": [{"$int": "0x1"}], "want": 1}', /digits/],
    ['{"args": [{"$tuple": [], "a": 1}], "want": 1}', /stands alone/],
    ['{"args": [9223372036854775807], "want": 1}', /loses digits/],
    [`{"args": ${"[".repeat(60)}${"]".repeat(60)}, "want": 1}`, /nested too deeply/],
  ];
  for (const [line, says] of refusals) {
    it(`refuses ${line.slice(0, 60)}`, () => {
      const { rows, findings } = read(`{"args": [], "want": 1}\n${line}`);
      assert.equal(rows.length, 1);
      assert.equal(findings[0]!.line, 11);
      assert.match(findings[0]!.message, says);
    });
  }

  it("asks which function when the starter has several", () => {
    assert.match(
      read('{"args": [], "want": 1}', `${starter}def other(): ...\n`).findings[0]!.message,
      /Which function/,
    );
  });
});
