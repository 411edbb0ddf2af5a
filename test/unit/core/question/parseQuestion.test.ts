import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { inCoding, inConcept } from "../../../support/questionRefusals";
import { codingFile, codingPath, conceptFile, conceptPath, growthFile, spoil } from "../../../support/questionText";

/** The first line of `text` that holds `part`, from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

describe("question file", () => {
  it("of an answer in words is read whole", () => {
    const { question, problems, references } = parseQuestion(conceptFile, conceptPath);
    assert.deepEqual(problems, []);
    assert.equal(question!.prompt, "What is the lock?");
    assert.equal(question!.teaser, "What is the lock?");
    assert.deepEqual(question!.keyPoints[0], {
      text: "One thread runs at a time",
      says: [["one thread", "single thread"], ["bytecode"]],
      not: ["no threads"],
      line: 13,
    });
    assert.deepEqual(question!.forLevels, { junior: "Knows of it.", senior: "Measures it." });
    assert.equal(question!.snippets[0]!.code.code, 'print("out")\n');
    assert.equal(question!.snippets[0]!.output!.code, "out\n");
    assert.deepEqual(
      references.map(({ type, target }) => `${type} ${target}`),
      ["link queue.question.md", "question other/queue", "category concurrency"],
    );
  });

  it("of a coding question is read whole", () => {
    const { question, problems } = parseQuestion(codingFile, codingPath);
    assert.deepEqual(problems, []);
    assert.deepEqual(question!.complexity, { time: "O(1)", space: "O(n)" });
    assert.equal(question!.starter!.line, lineOf(codingFile, "class Stack"));
    assert.deepEqual(question!.clarifying, [
      { question: "May it be empty?", answer: "Yes. Then `pop` raises `IndexError`." },
    ]);
    assert.deepEqual(question!.hints, ["What does a list do?", "Which end is cheap?"]);
    assert.deepEqual(question!.wrongSolutions[0]!.caughtBy, ["test_order"]);
    assert.equal(question!.solution!.approach, "A list, used at its end.");
  });

  it("with a target for growth holds what is timed", () => {
    const { question, problems } = parseQuestion(growthFile, codingPath);
    assert.deepEqual(problems, []);
    assert.equal(question!.growth, "linear");
    assert.equal(question!.growthCode!.line, lineOf(growthFile, "from solution import Stack\n\n\ndef prepare"));
    const refused = (part: string, by: string) =>
      parseQuestion(spoil(growthFile, part, by), codingPath).problems.map(({ message }) => message);
    assert.deepEqual(refused("def prepare(n)", "def make(n)"), ["Define `def prepare(n):`."]);
    assert.deepEqual(refused("from solution import Stack\n\n\ndef prepare", "def prepare"), [
      "`Growth` never imports `solution`.",
    ]);
    const concept = spoil(conceptFile, "kind: concept\n", "kind: concept\ngrowth: linear\n");
    assert.match(parseQuestion(concept, conceptPath).problems[0]!.message, /Only a question with code/u);
  });

  for (const [file, path, refusals] of [
    [conceptFile, conceptPath, inConcept],
    [codingFile, codingPath, inCoding],
  ] as const) {
    for (const { name, part, by, at, says } of refusals) {
      it(`reports ${name}`, () => {
        const text = spoil(file, part, by);
        const { problems } = parseQuestion(text, path);
        const found = problems.find(({ message }) => says.test(message));
        assert.ok(found, JSON.stringify(problems));
        if (at !== "") assert.equal(found.line, lineOf(text, at));
      });
    }
  }

  it("reports the path when it is not where questions lie", () => {
    for (const path of ["gil.question.md", "a/b/c/gil.question.md", "A/b/gil.question.md", "a/b/con.question.md"]) {
      assert.match(parseQuestion(conceptFile, path).problems[0]!.message, /belongs at/);
    }
  });

  it("gives the same question for twins with other line ends", () => {
    const twin = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    assert.deepEqual(parseQuestion(twin(codingFile), codingPath), parseQuestion(codingFile, codingPath));
    for (const { part, by } of inConcept) {
      const text = spoil(conceptFile, part, by);
      assert.deepEqual(parseQuestion(twin(text), conceptPath), parseQuestion(text, conceptPath));
    }
  });
});
