import assert from "node:assert/strict";
import { readPack } from "../../../src/bank/readPack";
import { countWords } from "../../../src/core/question/answerFile";
import type { Question } from "../../../src/core/question/question";
import {
  type Agreement,
  agreement,
  type MarkedAnswer,
  parseMarkedAnswers,
  precisionOf,
  readMarkedAnswers,
  recallOf,
  sumOf,
  tickedBy,
} from "../../support/markedAnswers";

/** A little below what was reached when the words were settled. */
const floors = { precision: 0.97, recall: 0.97, heldOutPrecision: 0.94, heldOutRecall: 0.92, questionPrecision: 0.8 };

interface Row {
  id: string;
  answer: MarkedAnswer;
  ticked: number[];
}

describe("key points in answers that a person marked", () => {
  let answers = new Map<string, MarkedAnswer[]>();
  let questions = new Map<string, Question>();
  let rows: Row[] = [];

  before(async () => {
    const [marked, pack] = await Promise.all([readMarkedAnswers("test/fixtures/answers"), readPack("questions")]);
    answers = marked;
    questions = new Map(pack.questions.map((question) => [question.id, question]));
    rows = [...answers].flatMap(([id, all]) =>
      all.map((answer) => ({ id, answer, ticked: tickedBy(questions.get(id)?.keyPoints ?? [], answer.text) })),
    );
  });

  after(() => {
    for (const id of answers.keys()) console.log(`      ${lineOf(id, total(rows.filter((row) => row.id === id)))}`);
    console.log(`      ${lineOf("all", total(rows))}`);
    console.log(`      ${lineOf("held out", total(rows.filter(({ answer }) => answer.heldOut)))}`);
  });

  it("are ten or more for each of thirty questions, one of them held out, and name points that exist", () => {
    assert.ok(answers.size >= 30);
    for (const [id, all] of answers) {
      const points = questions.get(id)?.keyPoints.length;
      assert.ok(points, `${id} is no question with key points`);
      assert.ok(all.length >= 10 && all.some(({ heldOut }) => heldOut), id);
      for (const [index, { number, wanted, text }] of all.entries()) {
        assert.equal(number, index + 1, `${id}: answers are numbered in order`);
        assert.ok(countWords(text) >= 8 && countWords(text) <= 120, `${id} ${number}: ${countWords(text)} words`);
        assert.ok(
          wanted.every((point) => point <= points),
          `${id} ${number}: ${wanted}`,
        );
      }
    }
  });

  it("are ticked as the person did", () => {
    const all = total(rows);
    const report = `${lineOf("all", all)}\n${rows.flatMap(mistakeIn).join("\n")}`;
    assert.ok(precisionOf(all) >= floors.precision, report);
    assert.ok(recallOf(all) >= floors.recall, report);
  });

  it("are ticked nearly so where the words were settled without them", () => {
    const unseen = rows.filter(({ answer }) => answer.heldOut);
    const heldOut = total(unseen);
    const report = `${lineOf("held out", heldOut)}\n${unseen.flatMap(mistakeIn).join("\n")}`;
    assert.ok(precisionOf(heldOut) >= floors.heldOutPrecision, report);
    assert.ok(recallOf(heldOut) >= floors.heldOutRecall, report);
  });

  it("are ticked wrongly in no question more often than once in five times", () => {
    for (const id of answers.keys()) {
      const own = rows.filter((row) => row.id === id);
      const agreed = total(own);
      const report = `${lineOf(id, agreed)}\n${own.flatMap(mistakeIn).join("\n")}`;
      assert.ok(precisionOf(agreed) >= floors.questionPrecision, report);
    }
  });
});

describe("marked answers", () => {
  it("are read with their marks", () => {
    const file =
      "# Answers\n\n## 1. good, spoken: 1 3\n\nA lock.\n\nAnd more.\n\n## 2. off (held out): none\n\nNo idea.\n";
    assert.deepEqual(parseMarkedAnswers(file, "a.md"), [
      { number: 1, manner: "good, spoken", heldOut: false, wanted: [1, 3], text: "A lock.\n\nAnd more." },
      { number: 2, manner: "off", heldOut: true, wanted: [], text: "No idea." },
    ]);
  });

  it("are refused without", () => {
    assert.throws(() => parseMarkedAnswers("## 1. good\n\nA lock.\n", "a.md"), /a\.md: "## 1\. good" is no heading/u);
  });

  it("are counted in points", () => {
    const point = (word: string) => ({ text: "", says: [[word]], not: [], line: 1 });
    const ticked = tickedBy([point("lock"), point("queue"), point("race")], "A lock and a queue.");
    assert.deepEqual(ticked, [1, 2]);
    const agreed = agreement([1, 3], ticked);
    assert.deepEqual(agreed, { both: 1, tooMany: 1, missed: 1 });
    assert.equal(precisionOf(agreed), 0.5);
    assert.equal(recallOf(agreed), 0.5);
    assert.equal(recallOf(sumOf([])), 1);
  });
});

function total(rows: readonly Row[]): Agreement {
  return sumOf(rows.map(({ answer, ticked }) => agreement(answer.wanted, ticked)));
}

/** A line for an answer in which matcher and person differ. */
function mistakeIn({ id, answer: { number, wanted }, ticked }: Row): string[] {
  const missed = wanted.filter((point) => !ticked.includes(point));
  const tooMany = ticked.filter((point) => !wanted.includes(point));
  if (missed.length + tooMany.length === 0) return [];
  return [`${id}, answer ${number}: missed ${missed.join(" ") || "none"}, too many ${tooMany.join(" ") || "none"}`];
}

function lineOf(name: string, agreed: Agreement): string {
  const share = (value: number) => value.toFixed(3);
  return `${name.padEnd(45)} precision ${share(precisionOf(agreed))}, recall ${share(recallOf(agreed))}`;
}
