import assert from "node:assert/strict";
import { checkStory, storyFacts, storySentences } from "../../../../src/core/scoring/storyChecks";
import { sampleQuestion } from "../../../support/sampleQuestion";

const story = sampleQuestion({
  kind: "behavioral",
  answerParts: ["Situation", "Task", "Action", "Result", "Lesson"].map((title) => ({ title, hint: "" })),
});

describe("checkStory", () => {
  const numbers: [result: string, hasNumber: boolean | undefined][] = [
    ["", undefined],
    ["> with a number of 5\n", undefined],
    ["It got faster.", false],
    ["One of the best weeks.", false],
    ["1. It got faster.\n2. People were glad.", false],
    ["It took 40 minutes less.", true],
    ["Calls fell by a third.", true],
    ["Half of the calls were gone.", true],
    ["Errors fell by % of what they were", true],
    ["Twelve people use it today.", true],
    ["Then the height of it was someone's weight.", false],
  ];
  for (const [result, hasNumber] of numbers)
    it(`looks for a number in the result ${JSON.stringify(result)}`, () =>
      assert.equal(checkStory(story, `## Task\n\n3 servers\n\n## Result\n\n${result}`)?.hasNumber, hasNumber));

  const voices: [text: string, singular: number, plural: number][] = [
    ["I wrote it. I'm proud of my part, and it was mine.", 4, 0],
    ["We wrote it, and our boss told us. Let's go.", 0, 3],
    ["We waited for I/O in the US office. i fixed it myself.", 2, 1],
    ["The week in Western Australia: nobody.", 0, 0],
    ["we've, we'd, I'd", 1, 2],
  ];
  for (const [text, singular, plural] of voices)
    it(`tells I from we in ${JSON.stringify(text)}`, () => {
      const checks = checkStory(story, `## Action\n\n${text}`);
      assert.deepEqual([checks?.singular, checks?.plural], [singular, plural]);
    });

  it("leaves out what was said to a follow-up", () => {
    const text = "## Action\n\nI did.\n\n## Follow-up: Who else?\n\nWe did, our team.\n";
    assert.deepEqual(checkStory(story, text), { hasNumber: undefined, singular: 1, plural: 0 });
  });

  it("has nothing to say of other kinds, nor of an empty story", () => {
    assert.equal(checkStory(sampleQuestion({ kind: "concept" }), "## Answer\n\nI did."), undefined);
    assert.equal(checkStory(story, "## Result\n\n> a hint\n"), undefined);
  });
});

describe("what the checks say", () => {
  const table: [
    hasNumber: boolean | undefined,
    singular: number,
    plural: number,
    sentences: string[],
    facts: string[],
  ][] = [
    [
      false,
      2,
      9,
      ["Your result has no number yet.", "You said we 9 times and I 2 times."],
      ["no number in the result", "said we 9 times, I 2 times"],
    ],
    [
      true,
      5,
      0,
      ["Your result has a number.", "You said I 5 times and never we."],
      ["number in the result", "said we never, I 5 times"],
    ],
    [undefined, 0, 1, ["You said we once and never I."], ["said we once, I never"]],
    [undefined, 0, 0, [], []],
  ];
  for (const [hasNumber, singular, plural, sentences, facts] of table)
    it(sentences.join(" ") || "nothing", () => {
      assert.deepEqual(storySentences({ hasNumber, singular, plural }), sentences);
      assert.deepEqual(storyFacts({ hasNumber, singular, plural }), facts);
    });
});
