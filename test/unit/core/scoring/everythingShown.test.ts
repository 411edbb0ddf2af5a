import assert from "node:assert/strict";
import { reportMarkdown } from "../../../../src/core/scoring/report";
import { buildScorecard } from "../../../../src/core/scoring/scorecard";
import { sampleQuestion, sampleRun } from "../../../support/sampleQuestion";
import { sampleCriterion, sampleRubric } from "../../../support/sampleRubric";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const question = "python/code";
const minutes = (count: number): Untimed => ({ type: "used", ms: count * 60_000 });
const run = sampleRun(["passed", "failed", "passed"], {}, ["passed"]);
const cases = run.cases.map((one, index) => (index === 0 ? { ...one, group: "example" as const } : one));

/** Each thing an interview records, and how the report says it. */
const recorded: [events: Untimed[], said: RegExp][] = [
  [[minutes(2), { type: "clarified", question, index: 0 }], /1 clarifying question/u],
  [[{ type: "worked", question, on: "plan" }, minutes(4)], /Phases: clarify 2 min, plan 4 min, code 10 min/u],
  [[{ type: "worked", question, on: "code" }, minutes(10)], /code 10 min, test 3 min, analyze 1 min/u],
  [[{ type: "hinted", question }], /1 hint: question back after 16 min/u],
  [[{ type: "ran", question, result: { ...run, cases } }, minutes(3)], /first run after 16 min, 1 run/u],
  [[], /2 of 3 tests, 1 of 2 hidden tests, bonus 1 of 1/u],
  [[{ type: "checked", question, caught: 2, total: 3 }], /own tests catch 2 of 3 mistakes/u],
  [[{ type: "worked", question, on: "analyze" }, minutes(1)], /20 min of 25 min/u],
  [[{ type: "claimed", question, growth: "linear" }], /said linear/u],
  [[{ type: "measured", question, times: [], growth: ["quadratic"] }], /measured quadratic/u],
  [[{ type: "away", ms: 60_000 }], /Left the window once, for 1 min in all/u],
  [[{ type: "pasted", question, characters: 400 }], /Pasted much once: 400 characters/u],
  [[{ type: "paused" }, { type: "resumed" }], /Paused once/u],
  [[{ type: "extended", ms: 300_000 }], /5 min added/u],
  [[{ type: "swapped", section: 1, from: "python/a", to: "python/b" }], /1 question swapped/u],
  [[{ type: "submitted", question, files: [], keyPoints: [] }], /1 of 2 questions handed in/u],
  [[{ type: "ended", early: true }], /20 of 35 minutes, ended early/u],
  [[], /Conditions: As in the room/u],
];

describe("everything an interview records", () => {
  const plan = samplePlan([sampleSection("code", [question], { minutes: 25 }), sampleSection("words", ["python/a"])]);
  const started: Untimed[] = [{ type: "moved", section: 0, question }];
  const session = sampleSession({ ...plan, conditions: "room" }, [
    ...started,
    ...recorded.flatMap(([events]) => events),
  ]);
  const coding = sampleQuestion({
    slug: "code",
    kind: "coding",
    runsCode: true,
    minutes: 25,
    clarifying: [{ question: "Which?", answer: "Any." }],
  });
  const report = reportMarkdown(
    buildScorecard({
      session,
      rubric: sampleRubric([sampleCriterion("c")], []),
      questions: new Map([[question, coding]]),
      bank: [],
      guides: [],
      passed: new Set(),
      today: "2025-03-14",
    }),
  );
  for (const [events, said] of recorded) {
    const what = events.map(({ type }) => type).join(", ") || "what follows from it";
    it(`is told afterwards: ${what}, as ${said.source}`, () => assert.match(report, said));
  }
});
