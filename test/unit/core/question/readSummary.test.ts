import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../../../src/core/interview/drawInterview";
import { parseMarkdown, plainText } from "../../../../src/core/question/markdownTree";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { readSummary, readSummaryOfHead } from "../../../../src/core/question/readSummary";
import { summarize } from "../../../../src/core/question/summarize";
import { teaserOf } from "../../../../src/core/question/teaser";
import { garble } from "../../../support/garble";
import { conceptFile, conceptPath, spoil } from "../../../support/questionText";

const shipped = readdirSync("questions", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".question.md"))
  .map((file) => ({ file, text: readFileSync(join("questions", file), "utf8") }));

const scenario = shipped.find(({ text }) => /^kind: scenario$/mu.test(text))!;

function parsedSummary(text: string, file: string) {
  const { question } = parseQuestion(text, file);
  return question && summarize(question);
}

describe("summary of a question file", () => {
  it("needs only the first lines of nearly all files of the shipped bank", () => {
    assert.ok(shipped.length > 200);
    const longer = shipped.filter(({ file, text }) => {
      const head = readSummaryOfHead(text.slice(0, text.lastIndexOf("\n", 4096) + 1), file);
      if (head) assert.deepEqual(head, readSummary(text, file), file);
      return !head;
    });
    assert.deepEqual(longer, [scenario]);
  });

  it("names what the front matter names", () => {
    const { references } = readSummary(conceptFile, conceptPath);
    assert.deepEqual(references, [
      { type: "question", target: "other/queue", line: 7, column: 11 },
      { type: "category", target: "concurrency", line: 1, column: 1 },
    ]);
  });

  it("says what is wrong with front matter, and where, as the parser does", () => {
    for (const by of [
      '"level": mid',
      "level: mid\nlevl: mid",
      "level: high",
      "level: 'mid'",
      "level: mid\n  x: y",
      "level: \u202emid",
    ]) {
      const text = spoil(conceptFile, "level: mid", by);
      const { summary, problems } = readSummary(text, conceptPath);
      assert.notEqual(problems.length, 0);
      assert.deepEqual(problems, parseQuestion(text, conceptPath).problems);
      assert.deepEqual(summary, parsedSummary(text, conceptPath));
      assert.equal(readSummaryOfHead(text, conceptPath), undefined);
    }
  });

  it("leaves the body to be checked when the question is opened", () => {
    const text = spoil(conceptFile, "## Key points", "## Kee points");
    assert.notEqual(parseQuestion(text, conceptPath).problems.length, 0);
    assert.deepEqual(readSummary(text, conceptPath).problems, []);
  });

  it("needs the first lines to reach beyond the prompt", () => {
    const end = conceptFile.indexOf("## Key points");
    assert.ok(readSummaryOfHead(conceptFile.slice(0, end), conceptPath));
    for (const head of [conceptFile.slice(0, end - 1), conceptFile.slice(0, 60), ""]) {
      assert.equal(readSummaryOfHead(head, conceptPath), undefined);
    }
    assert.equal(readSummaryOfHead(scenario.text, scenario.file), undefined);
  });

  it("finds stages but not in fences, and asks the parser when they are not those of the front matter", function () {
    this.timeout(60_000);
    const { file, text } = scenario;
    const heading = /^## Stage: .+$/mu.exec(text)![0];
    const fenced = text.replace(heading, `Text.\n\n~~~~\n\`\`\`\n${heading}\n~~~~\n\n${heading}`);
    const missing = text.replace(heading, "## Stage: elsewhere");
    for (const changed of [
      fenced,
      missing,
      text.replace(heading, `${heading} ##`),
      text.replace(heading, ` ${heading}`),
    ]) {
      assert.notEqual(changed, text);
      assert.deepEqual(readSummary(changed, file).summary, parsedSummary(changed, file));
    }
    assert.match(readSummary(missing, file).problems[0]!.message, /names no stage|lacks/);
  });

  it("shows no character that cannot be seen without saying so", () => {
    const text = spoil(conceptFile, "What is the lock?", "What is\u202e the lock?");
    assert.match(readSummary(text, conceptPath).problems[0]!.message, /U\+202E/);
    assert.equal(readSummaryOfHead(text, conceptPath), undefined);
  });
});

describe("teaser", () => {
  /** The same by the parser alone. */
  function parsedTeaser(prompt: string): string {
    const first = parseMarkdown(prompt)?.children[0];
    const text = first ? plainText(first).replace(/\s+/gu, " ").trim() : "";
    return text.length <= 160 ? text : `${text.slice(0, 160).replace(/\s+\S*$/u, "")}...`;
  }

  it("is the plain text of the first block, whatever stands there", () => {
    const prompts = [
      ...[
        "Say `a` and `b c`.",
        "`a` first",
        "``a`` first",
        "a ``b` c`",
        "`a``b`",
        "a ` b ` c",
        "open ` only",
        "```\nfence\n```",
      ],
      ...[
        "*a* b",
        "a_b_c",
        "a\\*b",
        "a &amp; b",
        "<b>a</b>",
        "[a](b.md)",
        "![a](b)",
        "<https://example.com>",
        "a < b > c",
      ],
      ...[
        "- a\n- b",
        "1. a",
        "1) a",
        "# a",
        "a\n===",
        "a\n---",
        "a\n- b",
        "a\n1. b",
        "a\n> b",
        "| a |\n| - |",
        "a | b\n- | -",
      ],
      ...[
        "a  \nb",
        "a\\\nb",
        "a\n    b",
        "    a",
        "\ta",
        "a\u00a0\n\u00a0\nb",
        "a\n \t\nb",
        "a\u2028b\nc",
        "\n\na\n\nb",
        "",
        "\n",
        "(a)",
        '"a"',
      ],
      ...[
        "a\n```\nb\n```",
        "a\n`b\nc`",
        "Wörter, süß",
        "ä",
        "é: 1",
        "a\n\u3000b",
        "x".repeat(300),
        "word ".repeat(60),
        `a\0b`,
      ],
    ];
    for (const prompt of prompts) assert.equal(teaserOf(prompt), parsedTeaser(prompt), JSON.stringify(prompt));
  });

  it("is the same for garbled prompts", function () {
    this.timeout(60_000);
    const pieces = [
      ..."`*_[]<>&\\!|#-+=~()\"'0 \n\t:",
      "\n\n",
      "``",
      "  \n",
      "\n- ",
      "\n# ",
      "1. ",
      "&lt;",
      "[a]: b",
      "é",
      "\u00a0",
    ];
    const random = seededRandom(11);
    for (let round = 0; round < 2000; round++) {
      const prompt = garble(
        "Say what `lru_cache` does\nand (if you can) why. Then stop.\n\nMore `text`.",
        pieces,
        random,
      );
      assert.equal(teaserOf(prompt), parsedTeaser(prompt), JSON.stringify(prompt));
    }
  });
});
