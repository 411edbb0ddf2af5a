import assert from "node:assert/strict";
import type { Question } from "../../../../src/core/question/question";
import { reportMarkdown } from "../../../../src/core/scoring/report";
import { buildScorecard, type ScorecardSources } from "../../../../src/core/scoring/scorecard";
import { sampleKeyPoints, sampleQuestion, sampleRun } from "../../../support/sampleQuestion";
import { sampleCriterion, sampleRubric } from "../../../support/sampleRubric";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../../support/sampleSession";

const fedBy = (...topics: string[]) => ({ fedBy: { kinds: [], categories: [], topics } });
const about = (slug: string, topic: string, given: Partial<Question> = {}) =>
  sampleQuestion({ slug, topics: [topic], ...given });
const guide = { slug: "gil", track: "python", title: "The GIL" };
const rate = (criterion: string, score: number, note?: string): Untimed => ({ type: "rated", criterion, score, note });

/** A session over two questions, `asked1` about locks and `asked2` about heaps, with what else a test gives. */
function sources(events: Untimed[], given: Partial<ScorecardSources> = {}): ScorecardSources {
  const asked = [
    about("asked1", "locks", { keyPoints: sampleKeyPoints(2) }),
    about("asked2", "heaps", { runsCode: true }),
  ];
  const plan = samplePlan(
    [
      sampleSection(
        "one",
        asked.map(({ id }) => id),
      ),
    ],
    { role: "Backend developer", level: "senior" },
  );
  return {
    session: sampleSession(plan, events),
    rubric: sampleRubric(
      [
        sampleCriterion("locks", { ...fedBy("locks"), evidence: ["key-points"] }),
        sampleCriterion("heaps", { ...fedBy("heaps"), evidence: ["tests"] }),
      ],
      [sampleCriterion("talk", fedBy("talk"))],
    ),
    questions: new Map(asked.map((question) => [question.id, question])),
    bank: [...asked, about("new1", "locks"), about("new2", "heaps"), about("new3", "talk")],
    guides: [guide],
    passed: new Set(),
    today: "2025-03-14",
    ...given,
  };
}

describe("buildScorecard", () => {
  it("is whole when nothing happened", () => {
    const card = buildScorecard(sources([]));
    assert.deepEqual([card.percent, card.band, card.rated, card.of, card.measured], [undefined, undefined, 0, 3, 0]);
    assert.deepEqual([card.strengths, card.improvements], [[], []]);
    assert.equal(card.nextDate, "2025-03-17");
    assert.ok(
      card.categories.every(
        ({ percent, criteria }) => percent === undefined && criteria.every(({ suggested }) => suggested === undefined),
      ),
    );
  });

  it("of an interview ended early is about what was done, and leaves the rest unrated", () => {
    const files = [{ name: "answer.md", text: "One lock guards both counters." }];
    const card = buildScorecard(
      sources([
        { type: "moved", section: 0, question: "python/asked1" },
        { type: "used", ms: 90_000 },
        { type: "submitted", question: "python/asked1", files, keyPoints: [0, 1] },
        { type: "ended", early: true },
        rate("locks", 4),
      ]),
    );
    const [locks, heaps] = card.categories[0]!.criteria;
    assert.equal(card.endedEarly, true);
    assert.deepEqual([card.rated, card.measured, card.percent], [1, 1, 80]);
    assert.equal(locks!.suggested !== undefined && heaps!.suggested === undefined, true);
  });

  it("weighs ratings and compares them with the prediction", () => {
    const card = buildScorecard(sources([{ type: "predicted", scores: { c1: 4 } }, rate("locks", 5), rate("talk", 2)]));
    // (1 x 5 + 2 x 2) of (1 x 5 + 2 x 5)
    assert.equal(card.percent, 60);
    assert.equal(card.band?.title, "Nearly there");
    assert.deepEqual(
      card.categories.map(({ percent, predicted }) => [percent, predicted]),
      [
        [100, 4],
        [40, undefined],
      ],
    );
    assert.deepEqual([card.rated, card.of], [2, 3]);
  });

  it("suggests a score and shows the facts of the questions that feed a criterion", () => {
    const said = "Point 1 and point 2, as I would put it";
    const card = buildScorecard(
      sources([
        { type: "submitted", question: "python/asked1", files: [{ name: "answer.md", text: said }], keyPoints: [0, 1] },
        { type: "moved", section: 0, question: "python/asked2" },
        { type: "hinted", question: "python/asked2" },
        { type: "ran", question: "python/asked2", result: sampleRun(["passed", "failed"]) },
        rate("locks", 4),
      ]),
    );
    const [locks, heaps] = card.categories[0]!.criteria;
    assert.deepEqual([locks?.suggested, locks?.facts], [5, ["2 of 2 key points"]]);
    assert.deepEqual([heaps?.suggested, heaps?.facts], [3, ["1 of 2 tests", "1 hint: question back after 0 s"]]);
    assert.equal(card.measured, 1);
  });

  it("says beside a criterion why an answer was not scored", () => {
    const card = buildScorecard(sources([{ type: "submitted", question: "python/asked1", files: [], keyPoints: [] }]));
    const [locks] = card.categories[0]!.criteria;
    assert.deepEqual([locks?.suggested, locks?.facts], [undefined, ["no answer written"]]);
  });

  it("takes no evidence from a question that was skipped", () => {
    const card = buildScorecard(
      sources([
        { type: "ran", question: "python/asked2", result: sampleRun(["passed"]) },
        { type: "skipped", question: "python/asked2" },
      ]),
    );
    assert.deepEqual(card.categories[0]?.criteria[1]?.facts, []);
  });

  it("keeps a note without a rating", () => {
    const card = buildScorecard(sources([{ type: "rated", criterion: "talk", note: "slow down" }]));
    const talk = card.categories[1]?.criteria[0];
    assert.deepEqual([talk?.score, talk?.note], [undefined, "slow down"]);
  });

  it("counts the questions that were put to the interviewer, also those that were only ticked", () => {
    const toAsk = ["ask1", "ask2", "ask3"].map((slug) => about(slug, "talk", { kind: "ask-the-interviewer" }));
    const ids = toAsk.map(({ id }) => id);
    const pose = (question: string, posed = true): Untimed => ({ type: "posed", question, posed });
    const opened: Untimed = { type: "moved", section: 0, question: ids[0] };
    const session = sampleSession(samplePlan([sampleSection("one", ids)]), [
      opened,
      pose(ids[0]!),
      pose(ids[1]!),
      pose(ids[2]!),
      pose(ids[2]!, false),
    ]);
    const questions = new Map(toAsk.map((question) => [question.id, question]));
    const card = buildScorecard(sources([], { session, questions }));
    assert.deepEqual(card.categories[1]!.criteria[0]!.facts, ["asked the interviewer 2 of 3 questions"]);
    assert.deepEqual(
      card.questions.map(({ facts }) => facts.flatMap((group) => group.facts)),
      [["asked the interviewer"], ["asked the interviewer"], []],
    );
  });

  it("names the key points that were not said", () => {
    const card = buildScorecard(
      sources([
        { type: "submitted", question: "python/asked1", files: [{ name: "answer.md", text: "x" }], keyPoints: [0] },
      ]),
    );
    assert.deepEqual(
      card.questions.map(({ missed }) => missed),
      [["Point 2"], []],
    );
  });

  it("leaves out a question that was not picked and one whose text is gone", () => {
    const given = sources([]);
    const plan = samplePlan([
      sampleSection("one", ["python/asked1", "python/asked2"], { pickOne: true }),
      sampleSection("two", ["python/gone"]),
    ]);
    const session = sampleSession(plan, [{ type: "picked", section: 0, question: "python/asked2" }]);
    assert.deepEqual(
      buildScorecard({ ...given, session }).questions.map(({ id }) => id),
      ["python/asked2"],
    );
  });
});

describe("strengths", () => {
  const many = sampleRubric([..."abcdef"].map((slug) => sampleCriterion(slug)));

  it("are the three best from 4 up, with the anchor reached", () => {
    const events = [rate("a", 4), rate("b", 5), rate("c", 3), rate("d", 4), rate("e", 5), rate("f", 4)];
    const { strengths } = buildScorecard(sources(events, { rubric: many }));
    assert.deepEqual(
      strengths.map(({ criterion, score, anchor }) => [criterion, score, anchor]),
      [
        ["Criterion b", 5, "Five."],
        ["Criterion e", 5, "Five."],
        ["Criterion a", 4, "Four."],
      ],
    );
  });
});

describe("improvements", () => {
  it("are the weakest rows, with the next anchor to aim for, a guide and an exercise", () => {
    const { improvements } = buildScorecard(sources([rate("locks", 3), rate("heaps", 1), rate("talk", 4)]));
    assert.deepEqual(improvements, [
      {
        criterion: "Criterion heaps",
        score: 1,
        aim: "Two.",
        study: { id: "python/gil", title: "The GIL" },
        exercise: { id: "python/new2", title: "Title of new2", minutes: 5 },
      },
      {
        criterion: "Criterion locks",
        score: 3,
        aim: "Four.",
        study: { id: "python/gil", title: "The GIL" },
        exercise: { id: "python/new1", title: "Title of new1", minutes: 5 },
      },
    ]);
  });

  it("come before others by weight when the score is the same", () => {
    const { improvements } = buildScorecard(sources([rate("locks", 2), rate("talk", 2)]));
    assert.deepEqual(
      improvements.map(({ criterion }) => criterion),
      ["Criterion talk", "Criterion locks"],
    );
  });

  it("are left out without the guide, or without an exercise", () => {
    const weak = [rate("locks", 1)];
    assert.deepEqual(buildScorecard(sources(weak, { guides: [] })).improvements, []);
    assert.deepEqual(buildScorecard(sources(weak, { guides: [{ ...guide, track: "other" }] })).improvements, []);
    assert.deepEqual(buildScorecard(sources(weak, { bank: [] })).improvements, []);
  });

  it("name a guide of another track when the criterion does", () => {
    const rubric = sampleRubric([sampleCriterion("locks", { ...fedBy("locks"), guide: "go/gil" })]);
    const guides = [guide, { ...guide, track: "go" }];
    const { improvements } = buildScorecard(sources([rate("locks", 1)], { rubric, guides }));
    assert.equal(improvements[0]?.study.id, "go/gil");
  });

  it("take an exercise of another track when the own one has nothing as new", () => {
    const elsewhere = about("elsewhere", "locks", { id: "go/elsewhere", track: "go" });
    const choose = (...slugs: string[]) =>
      buildScorecard(
        sources([rate("locks", 1)], {
          bank: [elsewhere, ...slugs.map((slug) => about(slug, "locks"))],
          passed: new Set(["python/old"]),
        }),
      ).improvements[0]?.exercise.id;
    assert.equal(choose(), "go/elsewhere");
    assert.equal(choose("asked1", "old"), "go/elsewhere");
    assert.equal(choose("asked1", "old", "new1"), "python/new1");
  });

  it("never suggest one exercise twice", () => {
    const rubric = sampleRubric(["a", "b", "c"].map((slug) => sampleCriterion(slug, fedBy("locks"))));
    const events = [rate("a", 1), rate("b", 1), rate("c", 1)];
    const two = buildScorecard(sources(events, { rubric, bank: [about("x", "locks"), about("y", "locks")] }));
    assert.deepEqual(
      two.improvements.map(({ exercise }) => exercise.id),
      ["python/x", "python/y"],
    );
  });

  it("suggest what is new before what was passed before, and that before what was asked today", () => {
    const weak = [rate("locks", 1)];
    const choose = (slugs: string[], passed: string[]) =>
      buildScorecard(sources(weak, { bank: slugs.map((slug) => about(slug, "locks")), passed: new Set(passed) }))
        .improvements[0]?.exercise.id;
    assert.equal(choose(["asked1", "old", "new1"], ["python/old"]), "python/new1");
    assert.equal(choose(["asked1", "old"], ["python/old"]), "python/old");
    assert.equal(choose(["asked1"], []), "python/asked1");
  });

  it("are three at most", () => {
    const rubric = sampleRubric([..."abcde"].map((slug) => sampleCriterion(slug)));
    const events = [..."abcde"].map((slug) => rate(slug, 2));
    assert.equal(buildScorecard(sources(events, { rubric })).improvements.length, 3);
  });
});

describe("the next interview", () => {
  const table: [today: string, score: number, next: string][] = [
    ["2025-01-31", 1, "2025-02-02"],
    ["2025-02-27", 1, "2025-03-01"],
    ["2024-02-27", 1, "2024-02-29"],
    ["2024-02-28", 1, "2024-03-01"],
    ["2100-02-27", 1, "2100-03-01"],
    ["2025-04-28", 2, "2025-05-01"],
    ["2025-12-31", 5, "2026-01-07"],
    // The clocks change on these weekends in many places.
    ["2025-03-29", 3, "2025-04-03"],
    ["2025-10-25", 3, "2025-10-30"],
  ];
  for (const [today, score, next] of table) {
    it(`comes on ${next} after ${score * 20} of 100 on ${today}`, () =>
      assert.equal(buildScorecard(sources([rate("locks", score)], { today })).nextDate, next));
  }

  it("comes before the real one, which the card names with the company", () => {
    const given = sources([rate("locks", 5)]);
    const { session } = given;
    const plan = { ...session.plan, company: "Acme", realDate: "2025-03-18" };
    const card = buildScorecard({ ...given, session: { ...session, plan } });
    assert.deepEqual([card.nextDate, card.realDate, card.company], ["2025-03-17", "2025-03-18", "Acme"]);
    assert.equal(buildScorecard(given).nextDate, "2025-03-21");
    const text = reportMarkdown(card);
    assert.match(text, /^- Company: Acme$/mu);
    assert.match(text, /^- Real interview: 2025-03-18$/mu);
  });
});
