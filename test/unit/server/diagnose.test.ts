import assert from "node:assert/strict";
import { parsePack } from "../../../src/bank/readPack";
import { toDiagnostics } from "../../../src/server/diagnose";
import { codingFile, codingPath, conceptFile, conceptPath, spoil } from "../../support/questionText";
import { interviewPath, rubricPath, samplePack } from "../../support/samplePack";

/** What is marked in a file of the sample pack whose text is replaced: the marked text and its line, from 1. */
function marked(file: string, text: string): string[] {
  const { problems } = parsePack(
    Object.entries({ ...samplePack, [file]: text }).map(([name, t]) => ({ file: name, text: t })),
  );
  const lines = text.split(/\r?\n/u);
  const own = problems.filter((problem) => problem.file === file);
  return toDiagnostics(own, text).map(({ range: { start, end } }) => {
    assert.equal(start.line, end.line);
    return `${start.line + 1}: ${lines[start.line]!.slice(start.character, end.character)}`;
  });
}

const concept = samplePack[conceptPath]!;
const interview = samplePack[interviewPath]!;
const rubric = samplePack[rubricPath]!;

describe("diagnostics mark", () => {
  const cases: [what: string, file: string, text: string, marks: string[]][] = [
    ["nothing in a file that is right", conceptPath, concept, []],
    ["a value", conceptPath, spoil(concept, "kind: concept", "kind:   concepts # odd"), ["3: concepts"]],
    ["a quoted value whole", conceptPath, spoil(concept, '"The lock"', '"   "'), ['2: "   "']],
    ["prose without quotes", conceptPath, spoil(concept, '"The lock"', "The lock: a story"), ["2: The lock: a story"]],
    ["an item of a list", conceptPath, spoil(concept, "[gil, threads]", "[gil, Threads , x]"), ["6: Threads"]],
    [
      "a list that is too long",
      conceptPath,
      spoil(concept, "[gil, threads]", "[a, b, c, d, e, f, g]"),
      ["6: [a, b, c, d, e, f, g]"],
    ],
    ["an unknown key", conceptPath, spoil(concept, "minutes: 5", "minutes: 5\nhours: 1"), ["6: hours"]],
    [
      "a related question that is not there",
      conceptPath,
      spoil(concept, "level: mid", "level: mid\nrelated: [stack, nowhere]"),
      ["5: nowhere"],
    ],
    ["a nested value", codingPath, spoil(codingFile, '"O(1)"', "O(1)"), ["3: coding", "8: O(1)"]],
    ["a rubric that is not there", interviewPath, spoil(interview, "rubric: general", "rubric: other"), ["4: other"]],
    ["a guide that is not there", rubricPath, spoil(rubric, "guide: lock", "guide: key"), ["10: key"]],
    [
      "a category that is not there",
      rubricPath,
      spoil(rubric, "topics: [gil]", "categories: [concurrency, odd]"),
      ["12: odd"],
    ],
    [
      "an unknown section",
      conceptPath,
      spoil(concept, "## Short answer", "## Brief answer"),
      ["3: concept", "22: ## Brief answer"],
    ],
    [
      "a link to nowhere",
      conceptPath,
      spoil(concept, "(../structures/stack", "(../structures/heap"),
      ["44: [When is it released?](../structures/heap.question.md)"],
    ],
    [
      "a link that is refused",
      conceptPath,
      spoil(concept, "- Calling it a cure", "- Calling [it](http://x.org) a cure"),
      ["40: [it](http://x.org)"],
    ],
    [
      "the line that names a test which is not there",
      codingPath,
      spoil(codingFile, "Caught by: test_order", "Caught by: test_pop"),
      ["89: Caught by: test_pop"],
    ],
    [
      "a fence at its first line",
      codingPath,
      spoil(codingFile, "## Starter\n\n```python", "## Starter\n\n```py"),
      ["25: ```py"],
    ],
    [
      "a line without its indentation",
      conceptPath,
      spoil(concept, "  - says: release\n", "  - says: let go\n"),
      ["17: - [ ] Waiting releases it"],
    ],
  ];
  for (const [what, file, text, marks] of cases) it(what, () => assert.deepEqual(marked(file, text), marks));

  it("the same columns where lines end as on Windows", () => {
    const text = spoil(concept, "kind: concept", "kind: concepts").replaceAll("\n", "\r\n");
    assert.deepEqual(marked(conceptPath, text), ["3: concepts"]);
  });

  it("an empty range where nothing stands", () => {
    assert.deepEqual(toDiagnostics([{ file: "x", line: 1, column: 1, message: "m" }], "")[0]!.range, {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    });
  });

  it("something also where a place lies behind the end of the text", () => {
    const [one] = toDiagnostics([{ file: "x", line: 9, column: 80, message: "m" }], "a\nbc");
    assert.deepEqual(one!.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } });
  });

  it("at most a hundred places", () => {
    const problems = Array.from({ length: 300 }, () => ({ file: "x", line: 1, column: 1, message: "m" }));
    assert.equal(toDiagnostics(problems, "a").length, 100);
  });

  it("something in every beginning of a file, and never fail", () => {
    for (let length = 0; length < conceptFile.length; length += 7) {
      const text = conceptFile.slice(0, length);
      const { problems } = parsePack([{ file: conceptPath, text }]);
      const lines = text.split("\n");
      for (const { range } of toDiagnostics(problems, text)) {
        assert.ok(range.end.character <= lines[range.end.line]!.length);
        assert.ok(range.start.character <= range.end.character);
      }
      assert.ok(problems.length > 0);
    }
  });
});
