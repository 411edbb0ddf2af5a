import assert from "node:assert/strict";
import { type FollowUp, followUpsOf } from "../../../../src/core/question/followUps";
import { shippedQuestions } from "../../../support/practiceFolder";
import { sampleQuestion } from "../../../support/sampleQuestion";

const option = { text: "", right: true, explanation: "", line: 1 };

describe("followUpsOf", () => {
  const table: [why: string, item: string, FollowUp][] = [
    ["a question alone", "What broke most often?", { ask: "What broke most often?" }],
    [
      "a remark behind the question is kept for later",
      "Where does Python keep the captured variables? `__closure__`, cells.",
      { ask: "Where does Python keep the captured variables?", readOn: "`__closure__`, cells." },
    ],
    [
      "so is where to read on",
      "What do you pin? See [packaging](packaging.question.md).",
      { ask: "What do you pin?", readOn: "See [packaging](packaging.question.md)." },
    ],
    [
      "also after a colon",
      "The limits must hold across ten instances: see [shared limits](limits.question.md).",
      { ask: "The limits must hold across ten instances.", readOn: "See [shared limits](limits.question.md)." },
    ],
    [
      "a further sentence that asks belongs to the question",
      "Where is your line? Give me a case in which you said no.",
      { ask: "Where is your line? Give me a case in which you said no." },
    ],
    [
      "a link alone is asked in its words",
      "[How do you notice\n  an N+1 query?](n-plus-one.question.md)",
      { ask: "How do you notice an N+1 query?", readOn: "[How do you notice an N+1 query?](n-plus-one.question.md)" },
    ],
    [
      "a question mark in a link does not end the question",
      "What does your logging need? [How do you set it up?](logging.question.md)",
      { ask: "What does your logging need?", readOn: "[How do you set it up?](logging.question.md)" },
    ],
    [
      "a task may hold a link in its middle",
      "Build a small one: [the API](api.question.md), or the codec.",
      {
        ask: "Build a small one: the API, or the codec.",
        readOn: "Build a small one: [the API](api.question.md), or the codec.",
      },
    ],
  ];
  for (const [why, item, followUp] of table) {
    it(why, () =>
      assert.deepEqual(followUpsOf(sampleQuestion({ kind: "concept", followUps: `- ${item}` })), [followUp]),
    );
  }

  it("keeps the author's order and reads nothing but the list", () => {
    const question = sampleQuestion({ kind: "behavioral", followUps: "First of all:\n\n- One?\n- Two?\n" });
    assert.deepEqual(
      followUpsOf(question).map(({ ask }) => ask),
      ["One?", "Two?"],
    );
  });

  it("asks nothing after a choice, nor after a question to the interviewer", () => {
    for (const given of [{ kind: "multiple-choice", options: [option] }, { kind: "ask-the-interviewer" }] as const)
      assert.deepEqual(
        followUpsOf(sampleQuestion({ ...given, options: [...(given.options ?? [])], followUps: "- One?" })),
        [],
      );
    assert.deepEqual(followUpsOf(sampleQuestion({ kind: "concept", followUps: undefined })), []);
  });

  it("gives every follow-up of the bank words to ask and no link among them", async function () {
    this.timeout(60_000);
    const all = [...(await shippedQuestions()).values()].flatMap(followUpsOf);
    assert.ok(all.length > 700, String(all.length));
    for (const { ask } of all) {
      assert.match(ask, /[.?!]$/u);
      assert.doesNotMatch(ask, /\]\(|\n/u);
      assert.ok(ask.split(" ").length > 2, ask);
    }
  });
});
