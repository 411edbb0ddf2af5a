import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { codingFile, codingPath, spoil } from "../../../support/questionText";

const wrong = codingFile.slice(codingFile.indexOf("### Takes from the front"), codingFile.indexOf("## Key points"));
const twoMore = wrong.replace("### Takes from the front", "### Second") + wrong.replace("### Takes", "### Takes again");
const generous = spoil(
  spoil(codingFile, "## Key points", `${twoMore}## Key points`),
  "2. Which end is cheap?",
  "2. Which end is cheap?\n3. Two methods, one list.",
);

const stage = (hints: string) => `---
title: "A service"
kind: scenario
level: mid
minutes: 5
topics: [a]
stages:
  start:
    title: "Start"
    kind: warm-up
    minutes: 5
---
We build a service.

## Details

The setting.

## Stage: start

Tell me.

${hints}### Key points

${["one", "two", "three", "four"].map((word) => `- [ ] Says ${word}\n  - says: ${word}`).join("\n")}

### Common mistakes

- None

### Follow-ups

- None

## Red flags

- Silence
`;

const asking = (profiles: string) => `---
title: "A question back"
kind: ask-the-interviewer
level: mid
minutes: 1
topics: [a]
${profiles}---
How do you work?

## Details

Why ask.

## Short answer

Well.

## Red flags

- None
`;

/** `line message` of what is wrong with a file of the shipped bank. */
function shipped(text: string, path = codingPath): string[] {
  return parseQuestion(text, path, "shipped").problems.map(({ line, message }) => `${line} ${message}`);
}

/** The first line of `text` that is `line`, from 1. */
function lineOf(text: string, line: string): number {
  return text.split("\n").indexOf(line) + 1;
}

describe("the shipped bank", () => {
  it("asks of a question with code three wrong solutions and three hints", () => {
    assert.deepEqual(shipped(generous), []);
    const [solutions, hints, ...more] = shipped(codingFile);
    assert.match(
      solutions!,
      new RegExp(`^${lineOf(codingFile, "## Wrong solutions")} .*three wrong solutions, not 1`, "u"),
    );
    assert.match(hints!, new RegExp(`^${lineOf(codingFile, "## Hints")} .*three hints, not 2`, "u"));
    assert.deepEqual(more, []);
  });

  it("asks of a stage one hint", () => {
    assert.deepEqual(shipped(stage("### Hints\n\n1. Who listens?\n\n"), "t/c/service.question.md"), []);
    const [missing, ...more] = shipped(stage(""), "t/c/service.question.md");
    assert.match(missing!, /^8 A stage has at least one hint/u);
    assert.deepEqual(more, []);
  });

  it("asks whom a question to the interviewer suits, by a name it knows", () => {
    assert.deepEqual(shipped(asking("profiles: [engineer, director]\n"), "t/c/ask.question.md"), []);
    assert.match(shipped(asking(""), "t/c/ask.question.md")[0]!, /^3 Name the interviewers it suits.*recruiter/u);
    assert.match(
      shipped(asking("profiles: [engineer, wizard]\n"), "t/c/ask.question.md")[0]!,
      /^7 There is no profile `wizard`\. Known: .*manager/u,
    );
  });

  it("asks none of this of other packs", () => {
    for (const text of [codingFile, stage(""), asking(""), asking("profiles: [wizard]\n")]) {
      assert.deepEqual(parseQuestion(text, "t/c/some.question.md").problems, []);
    }
  });
});
