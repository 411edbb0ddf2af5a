import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { codingFile, spoil } from "../../../support/questionText";

const warmUpStage = (slug: string) => `## Stage: ${slug}

Tell me.

### Key points

${["one", "two", "three", "four"].map((word) => `- [ ] Says ${word}\n  - says: ${word}`).join("\n")}

### Common mistakes

- None

### Follow-ups

- None

`;

const scenarioFile = `---
title: "A service"
kind: scenario
level: mid
minutes: 9
topics: [a]
stages:
  introduction:
    title: "Introduce yourself"
    kind: warm-up
    minutes: 4
  goodbye:
    title: "Say goodbye"
    kind: warm-up
    minutes: 5
---
We build a service.

## Details

The setting.

${warmUpStage("introduction")}${warmUpStage("goodbye")}## Red flags

- Silence
`;

describe("scenario", () => {
  it("has stages with ids, which are questions of their own", () => {
    const { question, problems } = parseQuestion(scenarioFile, "t/c/service.question.md");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      question!.stages.map(({ id, title, kind, minutes, prompt }) => [id, title, kind, minutes, prompt]),
      [
        ["t/service#introduction", "Introduce yourself", "warm-up", 4, "Tell me."],
        ["t/service#goodbye", "Say goodbye", "warm-up", 5, "Tell me."],
      ],
    );
    assert.equal(question!.stages[0]!.keyPoints.length, 4);
    assert.equal(question!.redFlags, "- Silence");
  });

  it("carries the reference solution of a coding stage to the starter of the next", () => {
    const sections = codingFile.slice(codingFile.indexOf("## Details")).replace(/^(##+) /gmu, "#$1 ");
    const stage = (slug: string) => `## Stage: ${slug}\n\nWrite it.\n\n${sections}\n`;
    const front = scenarioFile
      .slice(0, scenarioFile.indexOf("## Stage"))
      .replaceAll("kind: warm-up", "kind: coding")
      .replaceAll("A service", "Two stacks");
    const text = `${front}${stage("introduction")}${stage("goodbye")}## Red flags\n\n- None\n`;
    const { question, problems } = parseQuestion(text, "t/c/service.question.md");
    assert.deepEqual(problems, []);
    const [first, second] = question!.stages;
    assert.equal(second!.starter!.code, `${first!.solution!.code.code}\n\n${first!.starter!.code}`);
    assert.equal(second!.runsCode, true);
  });

  const refusals: [name: string, part: string, by: string, says: RegExp][] = [
    ["minutes that do not add up", "minutes: 9", "minutes: 10", /add up to 9 minutes, not 10/],
    ["a stage without a body", "## Stage: goodbye", "## Stage: bye", /lacks `## Stage: goodbye`/],
    ["a stage that is not named", "## Stage: goodbye", "## Stage: bye", /names no stage `bye`/],
    ["a stage twice", "## Stage: goodbye", "## Stage: introduction", /stands twice/],
    ["a scenario in a scenario", "kind: warm-up", "kind: scenario", /one of/],
    ["a section between stages", "## Stage: goodbye", "## Hints\n\n1. a\n\n## Stage: goodbye", /between stages/],
    ["what a stage lacks", "### Follow-ups\n\n- None\n", "", /needs a section `Follow-ups`/],
  ];
  for (const [name, part, by, says] of refusals) {
    it(`reports ${name}`, () => {
      const { problems } = parseQuestion(spoil(scenarioFile, part, by), "t/c/service.question.md");
      assert.ok(
        problems.some(({ message }) => says.test(message)),
        JSON.stringify(problems),
      );
    });
  }

  it("reports stages in another order", () => {
    const [front, one, two] = scenarioFile.split(/(?=## Stage)/u) as [string, string, string];
    const swapped = `${front}${two.replace(/## Red flags[\s\S]*/u, "")}${one}## Red flags\n\n- x\n`;
    const { problems } = parseQuestion(swapped, "t/c/service.question.md");
    assert.match(problems[0]!.message, /in the order of the front matter/);
  });
});
