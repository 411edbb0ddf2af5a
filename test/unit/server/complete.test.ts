import assert from "node:assert/strict";
import { parseFile } from "../../../src/bank/parseFile";
import { complete } from "../../../src/server/complete";
import { vocabularyOf } from "../../../src/server/vocabulary";
import { codingFile, codingPath, conceptPath, spoil } from "../../support/questionText";
import { interviewPath, rubricPath, samplePack } from "../../support/samplePack";

const cursor = "^";

/** What is suggested at the `^` in a text of the sample pack. */
function suggested(file: string, marked: string) {
  const at = marked.indexOf(cursor);
  assert.ok(at >= 0);
  const before = marked.slice(0, at).split("\n");
  const text = marked.replace(cursor, "");
  const pack = Object.entries({ ...samplePack, [file]: text }).map(([name, t]) => parseFile({ file: name, text: t }));
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  const found = complete({ file, text }, position, vocabularyOf(pack, file));
  return (
    found && { ...found, line: text.split("\n")[position.line]!, labels: found.suggestions.map(({ label }) => label) }
  );
}

/** The line of the cursor once the suggestion of a label is taken. */
function taken(file: string, marked: string, label: string): string {
  const found = suggested(file, marked)!;
  const suggestion = found.suggestions.find((one) => one.label === label);
  assert.ok(suggestion, `${label} is not among ${found.labels.join(", ")}`);
  return found.line.slice(0, found.start) + (suggestion.insert ?? suggestion.label) + found.line.slice(found.end);
}

const concept = samplePack[conceptPath]!;
const interview = samplePack[interviewPath]!;
const rubric = samplePack[rubricPath]!;
const labels = (file: string, marked: string) => suggested(file, marked)?.labels;

describe("completion of the front matter", () => {
  it("offers the keys that are not there yet, needed ones marked", () => {
    const found = suggested(conceptPath, spoil(concept, "level: mid\n", "^\n"))!;
    assert.deepEqual(found.labels, [
      "level",
      "related",
      "complexity",
      "growth",
      "python",
      "packages",
      "favorite",
      "profiles",
      "stages",
    ]);
    assert.equal(found.suggestions[0]!.detail, "required");
    assert.equal(found.suggestions[1]!.detail, undefined);
  });

  it("writes a key with its colon, once", () => {
    assert.equal(taken(conceptPath, spoil(concept, "level: mid", "le^"), "level"), "level: ");
    assert.equal(taken(conceptPath, spoil(concept, "level: mid", "le^vl: mid"), "level"), "level: mid");
    assert.equal(taken(codingPath, spoil(codingFile, "minutes: 10", "minutes: 10\nst^"), "stages"), "stages:");
  });

  it("offers nested keys at their depth", () => {
    assert.deepEqual(labels(codingPath, spoil(codingFile, '  space: "O(n)"', "  ^")), ["space"]);
    assert.deepEqual(labels(interviewPath, spoil(interview, "        count: 1\n      code", "        ^\n      code")), [
      "tracks",
      "categories",
      "topics",
      "levels",
      "count",
      "minutes",
      "weights",
    ]);
    assert.deepEqual(labels(rubricPath, spoil(rubric, "        guide: lock", "        ^")), ["guide", "evidence"]);
    assert.deepEqual(labels(rubricPath, spoil(rubric, "          topics: [gil]", "          ^")), [
      "kinds",
      "categories",
      "topics",
    ]);
  });

  it("offers the words of a value", () => {
    assert.deepEqual(labels(conceptPath, spoil(concept, "level: mid", "level: ^")), ["junior", "mid", "senior"]);
    assert.equal(taken(conceptPath, spoil(concept, "level: mid", "level:^"), "mid"), "level: mid");
    assert.equal(taken(conceptPath, spoil(concept, "kind: concept", "kind: con^cept"), "coding"), "kind: coding");
    assert.ok(labels(conceptPath, spoil(concept, "level: mid", "level: mid\ngrowth: ^"))!.includes("linear"));
    assert.deepEqual(labels(conceptPath, spoil(concept, "level: mid", "level: mid\nfavorite: ^")), ["true"]);
  });

  it("offers what the pack holds", () => {
    assert.deepEqual(labels(conceptPath, spoil(concept, "[gil, threads]", "[gil, ^]")), ["stack"]);
    assert.deepEqual(labels(conceptPath, spoil(concept, "level: mid", "level: mid\nrelated: [^]")), ["stack"]);
    assert.deepEqual(labels("other/topic/one.question.md", spoil(concept, "level: mid", "related: [python/s^]")), [
      "python/gil",
      "python/stack",
    ]);
    assert.equal(taken(conceptPath, spoil(concept, "level: mid", "related: ^"), "stack"), "related: [stack]");
    assert.deepEqual(labels(interviewPath, spoil(interview, "rubric: general", "rubric: ^")), ["general"]);
    assert.deepEqual(labels(rubricPath, spoil(rubric, "guide: lock", "guide: ^")), ["lock"]);
    assert.deepEqual(labels(interviewPath, spoil(interview, "[structures]", "[structures, ^]")), ["concurrency"]);
  });

  it("replaces the word at the cursor only", () => {
    const text = spoil(concept, "[gil, threads]", "[gil, st^x, threads]");
    assert.equal(taken(conceptPath, text, "stack"), "topics: [gil, stack, threads]");
  });

  it("offers nothing in prose, behind a list, under an unknown key and at the fences of the front matter", () => {
    assert.deepEqual(labels(conceptPath, spoil(concept, '"The lock"', '"The ^"')), undefined);
    assert.deepEqual(labels(conceptPath, spoil(concept, "threads]", "threads] ^")), undefined);
    assert.equal(labels(conceptPath, spoil(concept, "level: mid", "odd: ^")), undefined);
    assert.equal(labels(conceptPath, spoil(concept, "---\nWhat", "---^\nWhat")), undefined);
  });
});

describe("completion of sections", () => {
  it("offers those that fit the kind and are not there yet, needed ones marked", () => {
    const found = suggested(conceptPath, spoil(concept, "## Short answer", "## ^"))!;
    assert.ok(found.labels.includes("Short answer") && found.labels.includes("Red flags"));
    for (const other of ["Key points", "Tests", "Options", "Canvas"]) assert.ok(!found.labels.includes(other), other);
    assert.equal(found.suggestions.find(({ label }) => label === "Short answer")!.detail, "needed");
    assert.equal(found.suggestions.find(({ label }) => label === "Red flags")!.detail, undefined);
  });

  it("replaces what stands of the title", () => {
    assert.equal(
      taken(conceptPath, spoil(concept, "## Short answer", "## Short a^nsw"), "Short answer"),
      "## Short answer",
    );
    assert.equal(taken(conceptPath, spoil(concept, "## Short answer", "##^"), "Short answer"), "## Short answer");
  });

  it("offers all while the kind is not known", () => {
    const text = spoil(spoil(concept, "kind: concept", "kind: x"), "## Short answer", "## ^");
    assert.ok(labels(conceptPath, text)!.includes("Options"));
  });

  it("offers stages, and in a stage the sections of its kind", () => {
    const scenario = (body: string) => `---
kind: scenario
stages:
  intro:
    kind: warm-up
  code:
    kind: coding
---
Prompt.

## Stage: intro

${body}
`;
    assert.ok(labels("a/b/c.question.md", scenario("## ^"))!.includes("Stage: code"));
    assert.ok(!labels("a/b/c.question.md", scenario("## ^"))!.includes("Stage: intro"));
    const inIntro = labels("a/b/c.question.md", scenario("### ^\n\n### Hints\n\n## Stage: code\n\n### Levels\n"))!;
    assert.ok(inIntro.includes("Key points") && inIntro.includes("Levels"));
    assert.ok(!inIntro.includes("Tests") && !inIntro.includes("Hints"));
  });

  it("offers the titles of a rubric", () => {
    assert.deepEqual(labels(rubricPath, spoil(rubric, "## Basics", "## ^").replace(/### [\s\S]*/u, "")), ["Basics"]);
  });

  it("offers nothing in a fence, in prose and at a deeper heading", () => {
    assert.equal(labels(codingPath, spoil(codingFile, "class Stack:", "## ^")), undefined);
    assert.equal(labels(conceptPath, spoil(concept, "A lock inside", "A lock ^")), undefined);
    assert.equal(labels(conceptPath, spoil(concept, "## Short answer", "#### ^")), undefined);
  });
});

describe("completion of Caught by", () => {
  it("offers the tests that are not named yet", () => {
    assert.deepEqual(labels(codingPath, spoil(codingFile, "Caught by: test_order", "Caught by: ^")), [
      "test_push_pop",
      "test_order",
    ]);
    assert.deepEqual(labels(codingPath, spoil(codingFile, "Caught by: test_order", "Caught by: test_order, ^")), [
      "test_push_pop",
    ]);
    assert.equal(
      taken(codingPath, spoil(codingFile, "Caught by: test_order", "Caught by: test_order,^"), "test_push_pop"),
      "Caught by: test_order, test_push_pop",
    );
  });
});

describe("completion", () => {
  it("never fails, wherever one types in a broken file", () => {
    const pack = Object.entries(samplePack).map(([file, text]) => parseFile({ file, text }));
    for (const [file, whole] of Object.entries(samplePack)) {
      const vocabulary = vocabularyOf(pack, file);
      for (let length = 0; length < whole.length; length++) {
        const lines = whole.slice(0, length).split("\n");
        const position = { line: lines.length - 1, character: lines.at(-1)!.length };
        for (const text of [lines.join("\n"), whole]) {
          const found = complete({ file, text }, position, vocabulary);
          if (!found) continue;
          assert.ok(found.start <= position.character && position.character <= found.end);
          assert.ok(found.end <= text.split("\n")[position.line]!.length);
        }
      }
    }
    const vocabulary = vocabularyOf([], "x.question.md");
    for (const line of [-1, 0, 1, 99]) {
      assert.equal(
        complete({ file: "x.question.md", text: "---\r\n" }, { line, character: 7 }, vocabulary) === undefined,
        line !== 1,
      );
    }
  });
});
