import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { codingFile, codingPath, conceptFile, conceptPath, spoil } from "../../../support/questionText";

/** The first line of `text` that holds `part`, from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

interface Refusal {
  name: string;
  part: string;
  by: string;
  /** Something on the line at which the problem is shown. */
  at: string;
  says: RegExp;
}

const fence = "```";

const inConcept: Refusal[] = [
  { name: "no prompt", part: "What is the lock?\n", by: "", at: "\n## Key points", says: /First comes the prompt/ },
  { name: "a heading in the prompt", part: "What is", by: "### Hm\n\nWhat is", at: "### Hm", says: /no heading/ },
  { name: "an unknown section", part: "## Levels", by: "## Level", at: "## Level", says: /Unknown section `Level`/ },
  {
    name: "a repeated section",
    part: "## Levels",
    by: "## Short answer",
    at: "## Short answer\n\n### Junior",
    says: /stands twice/,
  },
  { name: "a section out of order", part: "## References", by: "## Hints", at: "## Hints", says: /belongs before/ },
  { name: "an empty section", part: "A lock inside the interpreter.", by: "", at: "## Short answer", says: /is empty/ },
  { name: "a title of the first rank", part: "## Levels", by: "# Levels", at: "# Levels", says: /at least 2/ },
  { name: "an underlined heading", part: "Knows of it.", by: "Knows\n---", at: "Knows\n", says: /not underlined/ },
  { name: "raw HTML", part: "Knows of it.", by: "<script>x</script>", at: "<script>", says: /HTML is refused/ },
  {
    name: "HTML within a line",
    part: "Knows of it.",
    by: "Knows <b>it</b>.",
    at: "Knows <b>",
    says: /HTML is refused/,
  },
  { name: "a picture", part: "Knows of it.", by: "![x](https://a.b/c)", at: "![x]", says: /Pictures/ },
  { name: "a defined link", part: "Knows of it.", by: "[a]: https://a.b", at: "[a]:", says: /link itself/ },
  { name: "a plain http link", part: "Knows of it.", by: "[a](http://a.b)", at: "[a](", says: /https or/ },
  { name: "a command link", part: "Knows of it.", by: "[a](command:x)", at: "[a](", says: /https or/ },
  { name: "an absolute path", part: "Knows of it.", by: "[a](/etc/passwd)", at: "[a](", says: /https or/ },
  { name: "an unknown call-out", part: "Knows of it.", by: "> [!DANGER]\n> x", at: "> [!", says: /Call-outs/ },
  { name: "indented code", part: "Knows of it.", by: "    x = 1", at: "    x", says: /four spaces/ },
  { name: "a fence never closed", part: "Knows of it.", by: `${fence}\nx`, at: `${fence}\nx`, says: /never closed/ },
  {
    name: "a short fence",
    part: "Knows of it.",
    by: `${fence}\nx ${fence}y\n${fence}`,
    at: `${fence}\nx`,
    says: /Use 4/,
  },
  { name: "deep quotes", part: "Knows of it.", by: `${"> ".repeat(20)}x`, at: "> > >", says: /Nest less/ },
  { name: "an endless block", part: "Knows of it.", by: "x\n".repeat(6000), at: "", says: /10 KB without/ },
  { name: "a ticked key point", part: "- [ ] It guards", by: "- [x] It guards", at: "- [x]", says: /empty box/ },
  {
    name: "a key point without a box",
    part: "- [ ] It guards",
    by: "- It guards",
    at: "- It guards",
    says: /empty box/,
  },
  {
    name: "other words under a key point",
    part: "says: release",
    by: "say: release",
    at: "- say:",
    says: /stand only/,
  },
  { name: "capital words", part: "says: release", by: "says: GIL", at: "- says: GIL", says: /lower case/ },
  { name: "an empty phrase", part: "own lock | queue", by: "own lock | ", at: "- says: own", says: /no word/ },
  {
    name: "a level of another name",
    part: "### Junior",
    by: "### Beginner",
    at: "### Beginner",
    says: /Unknown section/,
  },
  { name: "a third voice", part: "**Candidate:**", by: "**Me:**", at: "**Me:**", says: /begins with/ },
  {
    name: "a reference without a link",
    part: "- [Glossary]",
    by: "- Glossary [a]",
    at: "- Glossary",
    says: /begins with a link/,
  },
  { name: "mistakes that are no list", part: "- Calling it", by: "Calling it", at: "Calling it", says: /one list/ },
  { name: "output of nothing", part: "python run", by: "python", at: `${fence}output`, says: /right after a fence/ },
  { name: "a misspelled mark", part: "python run", by: "python rum", at: "python rum", says: /only say `run`/ },
  { name: "a stray stage", part: "## Levels", by: "## Stage: one", at: "## Stage", says: /names no stage/ },
  { name: "a missing section", part: "## Short answer\n", by: "", at: "kind: concept", says: /needs a section `Short/ },
  { name: "a section of another kind", part: "## Levels", by: "## Canvas", at: "## Canvas", says: /Canvas/ },
  { name: "a point without words", part: "  - says: release\n", by: "", at: "- [ ] Waiting", says: /Which words/ },
  {
    name: "an answer that leaves a point out",
    part: "waiting releases it",
    by: "x",
    at: "- [ ] Waiting",
    says: /release/,
  },
  {
    name: "an answer that contradicts",
    part: "Only one",
    by: "No threads. Only one",
    at: "- [ ] One",
    says: /contradicts/,
  },
  {
    name: "too few points",
    part: "- [ ] Your data needs locks\n  - says: own lock | queue\n",
    by: "",
    at: "## Key",
    says: /Four to/,
  },
  {
    name: "profiles of a concept",
    part: "level: mid",
    by: "level: mid\nprofiles: [a]",
    at: "profiles",
    says: /interviewer/,
  },
  {
    name: "complexity of a concept",
    part: "level: mid",
    by: 'level: mid\ncomplexity:\n  time: "a"\n  space: "b"',
    at: "complexity:",
    says: /with code/,
  },
];

const inCoding: Refusal[] = [
  {
    name: "no complexity",
    part: 'complexity:\n  time: "O(1)"\n  space: "O(n)"\n',
    by: "",
    at: "kind:",
    says: /complexity/,
  },
  {
    name: "a starter in two fences",
    part: "## Examples",
    by: `${fence}\nx\n${fence}\n\n## Examples`,
    at: `${fence}\nx`,
    says: /one `python` fence/,
  },
  {
    name: "a starter in no language",
    part: `${fence}python\nclass Stack:\n    def push`,
    by: `${fence}\nclass Stack:\n    def push`,
    at: `${fence}\nclass`,
    says: /marked `python`/,
  },
  {
    name: "a question without an answer",
    part: "Yes. Then `pop` raises `IndexError`.",
    by: "",
    at: "**May it",
    says: /no answer/,
  },
  {
    name: "an answer without a question",
    part: "**May it be empty?**",
    by: "May it?",
    at: "May it?",
    says: /bold paragraph/,
  },
  {
    name: "hints that are not numbered",
    part: "1. What does a list do?\n2. Which",
    by: "- Which",
    at: "- Which",
    says: /numbered list/,
  },
  {
    name: "a solution without its approach",
    part: "### Approach",
    by: "### Idea",
    at: "## Solution",
    says: /Approach/,
  },
  {
    name: "nothing that catches a mistake",
    part: "Caught by: test_order",
    by: "It is wrong.",
    at: "It is wrong",
    says: /Caught by/,
  },
  {
    name: "a test that does not exist",
    part: "Caught by: test_order",
    by: "Caught by: test_odd",
    at: "class Stack:\n    def __init__(self):\n        self.items = []\n\n    def push(self, item):\n        self.items.append(item)\n\n    def pop(self):\n        return self.items.pop(0)",
    says: /no such test/,
  },
  {
    name: "a test without a label",
    part: '        """The order of three items"""\n',
    by: "",
    at: "def test_order",
    says: /no docstring/,
  },
  {
    name: "a test name used twice",
    part: "def test_order",
    by: "def test_push_pop",
    at: '    def test_push_pop(self):\n        """The order',
    says: /used twice/,
  },
  {
    name: "a class name used twice",
    part: "class OrderTests",
    by: "class ExampleTests",
    at: "class ExampleTests(unittest.TestCase):\n    def test_order",
    says: /used twice/,
  },
  { name: "a part without tests", part: "def test_order", by: "def order", at: "## Tests", says: /no test here/ },
  {
    name: "tests that import nothing",
    part: "from solution import Stack",
    by: "",
    at: "## Examples",
    says: /never import/,
  },
  {
    name: "an approach to a folder",
    part: "## Examples",
    by: `## Files\n\n### ../x.py\n\n${fence}\nx\n${fence}\n\n## Examples`,
    at: "### ../x.py",
    says: /no folder/,
  },
  {
    name: "a file in the place of the solution",
    part: "## Examples",
    by: `## Files\n\n### solution.py\n\n${fence}\nx\n${fence}\n\n## Examples`,
    at: "### solution.py",
    says: /taken/,
  },
  {
    name: "two sorts of tests",
    part: "## Hints",
    by: `## Cases\n\n${fence}jsonl\n{"args": [], "want": 1, "call": "f", "example": true}\n${fence}\n\n## Hints`,
    at: "## Cases",
    says: /instead of/,
  },
];

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
