import assert from "node:assert/strict";
import {
  answerPartsOf,
  answerTemplate,
  answerText,
  countWords,
  followUpLine,
  followUpRoom,
  followUpText,
  isAnsweredInWords,
  partText,
  speakingSeconds,
  wordsByPart,
} from "../../../../src/core/question/answerFile";
import { type Kind, kinds, type Question } from "../../../../src/core/question/question";
import { sampleQuestion } from "../../../support/sampleQuestion";

const story = sampleQuestion({
  kind: "behavioral",
  answerParts: [
    { title: "Situation", hint: "Where,\nwhen." },
    { title: "Task", hint: "" },
  ],
});
const option = { text: "", right: true, explanation: "", line: 1 };

function ofKind(kind: Kind): Question {
  const runsCode = kind === "coding" || kind === "debugging" || kind === "api-build";
  return sampleQuestion({ kind, runsCode, options: kind === "multiple-choice" ? [option] : [] });
}

describe("answer.md", () => {
  for (const kind of kinds) {
    it(`of a ${kind} question starts with headings and hints, none of which count as the answer`, () => {
      const template = answerTemplate(ofKind(kind));
      assert.match(template, /^## \S/u);
      assert.equal(answerText(template), "");
      assert.ok(wordsByPart(ofKind(kind), template).every(({ words }) => words === 0));
    });
  }

  it("is where words go, not code nor choices", () => {
    const inWords = kinds.filter((kind) => isAnsweredInWords(ofKind(kind)));
    assert.deepEqual(inWords, ["warm-up", "concept", "system-design", "behavioral", "scenario", "ask-the-interviewer"]);
  });

  it("has the parts the question names, each hint on one line", () => {
    assert.equal(answerTemplate(story), "## Situation\n\n> Where, when.\n\n\n## Task\n\n\n");
    assert.deepEqual(
      answerPartsOf(ofKind("coding")).map(({ title }) => title),
      ["Approach", "Time", "Space", "Tests"],
    );
    assert.deepEqual(
      answerPartsOf(ofKind("ask-the-interviewer")).map(({ title }) => title),
      ["Notes", "Their answer", "My own question"],
    );
  });
});

describe("answerText", () => {
  const table: [string, string][] = [
    ["", ""],
    ["## Answer\n\n> hint\n\nmine\n", "mine"],
    ["## Answer\r\n\r\n> hint\r\n\r\nmine\r\nand yours\r\n", "mine\nand yours"],
    ["<!-- not\nthis -->but this", "but this"],
    ["  > quoted\n  ## heading\nkept", "kept"],
  ];
  for (const [markdown, text] of table)
    it(`of ${JSON.stringify(markdown)}`, () => assert.equal(answerText(markdown), text));
});

describe("wordsByPart", () => {
  const table: [why: string, markdown: string, words: number[]][] = [
    ["nothing", "", [0, 0]],
    ["both parts", "## Situation\nat work\n## Task\nfix the build now", [2, 4]],
    ["case and depth of a heading do not matter", "# situation\none\n### TASK\none two", [1, 2]],
    ["text before any heading counts to the first part", "hello there\n## Task\nx", [2, 1]],
    ["text under a heading of one's own counts to the part above", "## Task\na\n## More\nb c", [0, 3]],
    ["hints and comments do not count", "## Task\n> five words stand right here\n<!-- nor\nthese -->\nx", [0, 1]],
    ["line ends of Windows", "## Situation\r\na b\r\n## Task\r\nc", [2, 1]],
  ];
  for (const [why, markdown, words] of table) {
    it(`counts: ${why}`, () =>
      assert.deepEqual(
        wordsByPart(story, markdown).map((part) => part.words),
        words,
      ));
  }
});

describe("counting", () => {
  const table: [string, number][] = [
    ["", 0],
    ["... ?! -- *", 0],
    ["don't well-known snake_case", 3],
    ["naïve café 3.11", 4],
    ["one\ntwo\tthree", 3],
  ];
  for (const [text, words] of table)
    it(`finds ${words} words in ${JSON.stringify(text)}`, () => assert.equal(countWords(text), words));

  it("takes a minute for 130 words", () => assert.deepEqual([0, 65, 130, 260].map(speakingSeconds), [0, 30, 60, 120]));
});

describe("follow-ups in answer.md", () => {
  const ask = "What told you that `fsck` was right?";
  const before = "## Situation\n\nat work\n\n## Task\n\nfix it\n";
  const room = before + followUpRoom(before, ask);
  const answered = `${room.trimEnd()}\n\nNothing, *at first*.\n\n### Then\n\n# a test\n\n`;

  it("get a heading at the end, with an empty line before it and one to write on", () => {
    assert.equal(room, `${before}\n## Follow-up: ${ask}\n\n\n`);
    for (const [text, room] of [
      ["", "## Follow-up: Why?\n\n\n"],
      ["a", "\n\n## Follow-up: Why?\n\n\n"],
      ["a\n\n", "## Follow-up: Why?\n\n\n"],
    ] as const)
      assert.equal(followUpRoom(text, "Why?"), room);
    assert.equal(room.split("\n")[followUpLine(room, ask)! - 1], "");
    assert.equal(followUpLine(before, ask), undefined);
  });

  it("are answered under their heading, however that is written", () => {
    assert.equal(followUpText(room, ask), "");
    assert.equal(followUpText(answered, ask), "Nothing, *at first*.\n\n### Then\n\n# a test");
    assert.equal(followUpText(answered.replaceAll("\n", "\r\n"), ask), followUpText(answered, ask));
    assert.equal(followUpText("##  Follow-up: what told you that fsck was right\nIt.", ask), "It.");
    assert.equal(followUpText(before, ask), undefined);
  });

  it("do not count as the answer to the question", () => {
    assert.equal(answerText(answered), answerText(before));
    assert.deepEqual(wordsByPart(story, answered), wordsByPart(story, before));
  });

  it("leave each other alone", () => {
    const two = `${answered}${followUpRoom(answered, "Why?")}Because.\n`;
    assert.equal(followUpText(two, "Why?"), "Because.");
    assert.equal(followUpText(two, ask), followUpText(answered, ask));
  });
});

describe("partText", () => {
  it("is what stands under a heading of the question", () => {
    const notes = "## Approach\n\n> How.\n\nTwo maps.\n\n## Time\n\n> Cost.\n\n## Space\nO(n),\nsaid twice\n";
    const texts = ["Approach", "Time", "Space", "Nothing"].map((title) => partText(ofKind("coding"), notes, title));
    assert.deepEqual(texts, ["Two maps.", "", "O(n),\nsaid twice", ""]);
  });
});
