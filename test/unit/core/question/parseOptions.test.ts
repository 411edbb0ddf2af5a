import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { spoil } from "../../../support/questionText";

const optionsFile = `---
title: "Which"
kind: multiple-choice
level: mid
minutes: 2
topics: [a]
---
Which is it?

## Options

- [x] First:

  \`\`\`python
  x = 1
  \`\`\`

  Right, because.
- [ ] Second

  Wrong, because.
- [ ] Third

  Wrong, because.
- [ ] Fourth

  Wrong, because.
`;

describe("multiple choice", () => {
  it("keeps a fence right after the first paragraph with the option", () => {
    const { question, problems } = parseQuestion(optionsFile, "t/c/which.question.md");
    assert.deepEqual(problems, []);
    assert.equal(question!.options[0]!.text, "First:\n\n```python\nx = 1\n```");
    assert.equal(question!.options[0]!.explanation, "Right, because.");
    assert.deepEqual(
      question!.options.map(({ right }) => right),
      [true, false, false, false],
    );
  });

  it("never shows the box, also before code and emphasis", () => {
    const coded = optionsFile
      .replace("[x] First:", "[x] `[2, 2]`, then `x`:")
      .replace("[ ] Second", "[ ] **Second**")
      .replace("[ ] Third", "[ ] `[x] Third`");
    const { question, problems } = parseQuestion(coded, "t/c/which.question.md");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      question!.options.map(({ text }) => text),
      ["`[2, 2]`, then `x`:\n\n```python\nx = 1\n```", "**Second**", "`[x] Third`", "Fourth"],
    );
    assert.deepEqual(
      question!.options.map(({ right }) => right),
      [true, false, false, false],
    );
  });

  const refusals: [name: string, part: string, by: string, says: RegExp][] = [
    ["two right ones", "- [ ] Second", "- [x] Second", /Exactly one/],
    ["no right one", "- [x] First", "- [ ] First", /Exactly one/],
    ["three", "- [ ] Fourth\n\n  Wrong, because.\n", "", /Four options, not 3/],
    ["one without a box", "- [ ] Third", "- Third", /An option is/],
    ["one that nobody explains", "- [ ] Fourth\n\n  Wrong, because.", "- [ ] Fourth", /Explain this option/],
    ["one twice", "- [ ] Third", "- [ ] Second", /stands twice/],
  ];
  for (const [name, part, by, says] of refusals) {
    it(`reports ${name}`, () => {
      const { problems } = parseQuestion(spoil(optionsFile, part, by), "t/c/which.question.md");
      assert.ok(
        problems.some(({ message }) => says.test(message)),
        JSON.stringify(problems),
      );
    });
  }
});
