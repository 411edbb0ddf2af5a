import assert from "node:assert/strict";
import type { QuestionProgress } from "../../../../src/core/interview/session";
import type { Curve } from "../../../../src/core/question/growth";
import type { Question } from "../../../../src/core/question/question";
import type { RunResult } from "../../../../src/core/question/runResult";
import { type Fact, measure, suggestScore } from "../../../../src/core/scoring/evidence";
import { groupFacts } from "../../../../src/core/scoring/factGroups";
import { evidenceKinds } from "../../../../src/core/scoring/rubric";
import { sampleKeyPoints, sampleQuestion, sampleRun } from "../../../support/sampleQuestion";

function progress(given: Partial<QuestionProgress> = {}): QuestionProgress {
  return {
    id: "python/q",
    number: 1,
    status: "answered",
    usedMs: 0,
    attempts: [],
    runs: 0,
    hints: 0,
    clarified: [],
    keyPoints: [],
    gaveUp: false,
    followUps: [],
    ...given,
  };
}

/** An answer in words, handed in. */
function wrote(text: string, keyPoints: number[] = []): QuestionProgress {
  return progress({ submitted: [{ name: "answer.md", text }], keyPoints });
}

function score(of: QuestionProgress, question: Question): number | undefined {
  return suggestScore(measure(of, question), evidenceKinds, of.hints);
}

function texts(of: QuestionProgress, question: Question): string[] {
  return measure(of, question).map(({ text }) => text);
}

const concept = sampleQuestion({
  prompt: "What does the interpreter lock protect, and what not?",
  modelAnswer:
    "Only one thread runs bytecode at a time, so that reference counts stay right. It does not make your code safe.",
  keyPoints: sampleKeyPoints(4),
});
const coding = sampleQuestion({
  kind: "coding",
  runsCode: true,
  keyPoints: sampleKeyPoints(4),
  starter: { code: "class LRUCache:\n    pass\n", language: "python", line: 1 },
  clarifying: ["one", "two", "three"].map((question) => ({ question, answer: "yes" })),
});
const choice = sampleQuestion({
  kind: "multiple-choice",
  options: [true, false, false, false].map((right) => ({ text: "an option", right, explanation: "because", line: 1 })),
});

describe("an answer that says nothing", () => {
  const nothing: [why: string, progress: QuestionProgress, question: Question][] = [
    ["was never opened", progress({ status: "waiting" }), concept],
    ["was opened and left", progress({ status: "open", usedMs: 60_000 }), coding],
    ["is an empty file", wrote(""), concept],
    ["is the template as it was", wrote("## Answer\n\n> In your own words, as you would say it.\n\n\n"), concept],
    ["is a comment", wrote("<!-- later -->"), concept],
    ["is punctuation", wrote("## Answer\n\n... ??? ---"), concept],
    ["is one word", wrote("idk"), concept],
    ["is one word over and over", wrote("the the the the the the the the"), concept],
    ["is hammered on the keyboard", wrote("asdf qwer zxcv uiop hjkl bnm, lkj poi mnb"), concept],
    ["has no file", progress({ submitted: [] }), concept],
    [
      "is the starter, run as it is",
      progress({
        runs: 1,
        lastRun: sampleRun(["failed", "failed"]),
        submitted: [{ name: "solution.py", text: "class LRUCache:\r\n    pass" }],
      }),
      coding,
    ],
    [
      "is code that was handed in and never run",
      progress({ submitted: [{ name: "solution.py", text: "x = 1" }] }),
      coding,
    ],
    ["has no choice", progress(), choice],
  ];
  for (const [why, of, question] of nothing) {
    it(`is not scored: it ${why}`, () => assert.equal(score(of, question), undefined));
  }

  it("leaves a trace only where something was handed in", () => {
    assert.deepEqual(measure(progress({ status: "waiting" }), concept), []);
    assert.deepEqual(texts(wrote(""), concept), ["no answer written"]);
    assert.deepEqual(texts(wrote("asdf qwer zxcv"), concept), ["too little written to score"]);
  });
});

describe("an answer in words", () => {
  const answer = "Only one thread runs at a time, the lock guards reference counts.";
  const table: [said: number[], score: number][] = [
    [[], 1],
    [[0], 2],
    [[0, 1], 3],
    [[0, 1, 3], 4],
    [[0, 1, 2, 3], 5],
  ];
  for (const [said, wanted] of table) {
    it(`with ${said.length} of 4 key points suggests ${wanted}`, () =>
      assert.equal(score(wrote(answer, said), concept), wanted));
  }

  it("may be short when it says a key point", () => assert.equal(score(wrote("refcounts", [1]), concept), 2));

  it("never counts a key point twice, or one the question no longer has", () => {
    assert.equal(score(wrote(answer, [0, 0, 1, 2, 3, 9]), concept), 5);
    assert.ok(texts(wrote(answer, [0, 0, 9]), concept).includes("1 of 4 key points"));
  });

  it("to the interviewer's turn is noted, not scored", () => {
    const ask = sampleQuestion({ kind: "ask-the-interviewer" });
    assert.equal(score(wrote("What would my first month look like?"), ask), undefined);
    assert.deepEqual(texts(wrote("What would my first month look like?"), ask), ["reply noted"]);
    assert.deepEqual(texts(wrote(""), ask), []);
    assert.deepEqual(texts(progress({ posed: true }), ask), ["asked the interviewer"]);
    const own = "## Their answer\n\n> hint\n\nIn pairs.\n\n## My own question\n\nWho is on call?\n";
    assert.deepEqual(texts(wrote(own), ask), ["reply noted", "a question of your own"]);
    assert.deepEqual(texts(wrote("## My own question\n\nWho is on call?\n"), ask), ["a question of your own"]);
  });

  it("tells of a story what can be counted, and scores none of it", () => {
    const story = sampleQuestion({ kind: "behavioral", answerParts: [{ title: "Result", hint: "" }] });
    const told = wrote("## Result\n\nWe were done in 40 minutes.\n");
    assert.deepEqual(texts(told, story), ["number in the result", "said we once, I never"]);
    assert.equal(score(told, story), undefined);
  });

  it("counts the follow-ups that were answered", () => {
    const followUps = [{ ask: "Why?", reply: "So." }, { ask: "Since when?", reply: "" }, { ask: "Who?" }];
    assert.deepEqual(texts(progress({ followUps }), sampleQuestion()), ["1 of 3 follow-ups answered"]);
    assert.deepEqual(texts(progress({ followUps: followUps.slice(0, 1) }), sampleQuestion()), [
      "1 of 1 follow-up answered",
    ]);
  });
});

describe("own tests", () => {
  it("are scored by the share of mistakes they catch, once they were checked", () => {
    const question = sampleQuestion({ runsCode: true });
    const of = (caught: number) => progress({ ownTests: { caught, total: 3 } });
    assert.deepEqual(texts(of(2), question), ["own tests catch 2 of 3 mistakes"]);
    assert.deepEqual(
      [0, 1, 2, 3].map((caught) => score(of(caught), question)),
      [1, 2, 4, 5],
    );
    assert.equal(score(progress(), question), undefined);
  });
});

describe("code", () => {
  const ran = (given: Partial<QuestionProgress>) => progress({ runs: 1, ...given });

  it("is scored by the share of its tests", () => {
    const half = ran({ lastRun: sampleRun(["passed", "failed"]), clarified: [0, 1] });
    assert.equal(suggestScore(measure(half, coding), ["tests"], 0), 3);
    assert.ok(texts(half, coding).includes("1 of 2 tests"));
  });

  it("needs no bonus", () => {
    const all = ran({ lastRun: sampleRun(["passed", "passed"], {}, ["failed"]) });
    assert.equal(suggestScore(measure(all, coding), ["tests"], 0), 5);
    assert.ok(texts(all, coding).includes("bonus 0 of 1"));
  });

  it("that does not load gets the lowest score", () => {
    const broken = ran({ lastRun: sampleRun([], { outcome: "load-error" }) });
    assert.equal(suggestScore(measure(broken, coding), ["tests"], 0), 1);
    assert.ok(texts(broken, coding).includes("The code did not load"));
  });

  it("is not scored by key points, which are for words", () => {
    assert.equal(
      measure(ran({ lastRun: sampleRun(["passed"]), keyPoints: [0] }), coding).some(
        ({ kind }) => kind === "key-points",
      ),
      false,
    );
  });

  it("gains by clarifying questions, two of which are enough", () => {
    const shares = [[], [0], [0, 1], [0, 1, 2]].map(
      (clarified) =>
        measure(ran({ lastRun: sampleRun(["passed"]), clarified }), coding).find(({ kind }) => kind === "clarifying")
          ?.share,
    );
    assert.deepEqual(shares, [0, 0.5, 1, 1]);
  });

  it("tells of runs, hints and time in words", () => {
    const worked = ran({
      lastRun: sampleRun(["passed"]),
      runs: 3,
      runsUntilPassed: 3,
      firstRunMs: 360_000,
      usedMs: 720_000,
      hints: 2,
      clarified: [0],
      gaveUp: true,
    });
    assert.deepEqual(texts(worked, sampleQuestion({ ...coding, minutes: 25 })), [
      "1 of 1 tests",
      "first run after 6 min",
      "all passed at run 3",
      "1 clarifying question",
      "2 hints",
      "model answer shown early",
      "12 min of 25 min",
    ]);
  });
});

describe("what happened on the way", () => {
  it("names the rung of each hint and when it was asked for, where the journal knows", () => {
    const given = { hints: 2, hintsAtMs: [360_000, 540_000] };
    const wanted = "2 hints: question back after 6 min, direction after 9 min";
    assert.deepEqual(texts(progress(given), coding), [wanted]);
    assert.deepEqual(texts(progress({ ...given, hints: 3 }), coding), ["3 hints"]);
  });

  it("counts hidden tests apart, once all were reached", () => {
    const run = sampleRun(["passed", "failed", "passed"]);
    const cases = run.cases.map((one, index) => (index === 0 ? { ...one, group: "example" as const } : one));
    const of = (given: Partial<RunResult>) =>
      texts(progress({ runs: 1, lastRun: { ...run, cases, ...given } }), coding);
    assert.deepEqual(of({}).slice(0, 2), ["2 of 3 tests", "1 of 2 hidden tests"]);
    assert.ok(!of({ total: 5 }).some((text) => text.includes("hidden")));
    assert.ok(!of({ cases: run.cases }).some((text) => text.includes("hidden")));
  });

  it("sets what was said of the growth beside what was measured", () => {
    const measured = (...growth: Curve[]) => ({ measured: { times: [], growth } });
    const table: [given: Partial<QuestionProgress>, wanted: string][] = [
      [{ claimedGrowth: "linear" }, "growth: said linear"],
      [measured("quadratic"), "growth: measured quadratic"],
      [
        { claimedGrowth: "linear", ...measured("linear", "linearithmic") },
        "growth: said linear, measured linear to n log n",
      ],
      [{ claimedGrowth: "constant", ...measured() }, "growth: said constant, measured no known curve"],
    ];
    for (const [given, wanted] of table) assert.deepEqual(texts(progress(given), coding), [wanted]);
  });

  it("stands in groups, each fact once, and none of it counts for a score", () => {
    const fact = (kind: Fact["kind"], text: string): Fact => ({ kind, text });
    const facts = [fact("time", "t"), fact("tests", "a"), fact("runs", "r"), fact("runs", "r"), fact("hints", "h")];
    assert.deepEqual(groupFacts(facts), [
      { title: "Result", facts: ["a"] },
      { title: "On the way", facts: ["r", "h"] },
      { title: "Time", facts: ["t"] },
    ]);
    assert.deepEqual(groupFacts([]), []);
    assert.equal(suggestScore(facts, evidenceKinds, 0), undefined);
  });
});

describe("a choice", () => {
  it("is scored by the right option", () => assert.equal(score(progress({ choice: 0 }), choice), 5));
  it("of a wrong one scores low", () => {
    assert.equal(score(progress({ choice: 2 }), choice), 2);
    assert.deepEqual(texts(progress({ choice: 2 }), choice), ["wrong option"]);
  });
  it("of an option that is gone counts as wrong", () => assert.equal(score(progress({ choice: 9 }), choice), 2));
});

describe("suggestScore", () => {
  it("falls with every hint and stays from 1 to 5", () => {
    const facts = [{ kind: "tests", text: "", share: 1 } as const];
    const scores = [0, 1, 2, 3, 5, 20].map((hints) => suggestScore(facts, ["tests"], hints));
    assert.deepEqual(scores, [5, 5, 4, 4, 3, 1]);
  });

  it("takes the mean of the wanted kinds only", () => {
    const facts = [
      { kind: "tests", text: "", share: 1 },
      { kind: "choice", text: "", share: 0.25 },
      { kind: "clarifying", text: "", share: 0 },
      { kind: "time", text: "" },
    ] as const;
    assert.equal(suggestScore(facts, ["tests", "clarifying"], 0), 3);
    assert.equal(suggestScore(facts, ["key-points"], 0), undefined);
    assert.equal(suggestScore(facts, [], 0), undefined);
  });
});
