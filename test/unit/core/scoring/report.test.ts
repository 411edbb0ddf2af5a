import assert from "node:assert/strict";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { reportMarkdown } from "../../../../src/core/scoring/report";
import { bandOf } from "../../../../src/core/scoring/score";
import type { AskedQuestion, CriterionScore, Scorecard } from "../../../../src/core/scoring/scorecard";

function criterion(given: Partial<CriterionScore> = {}): CriterionScore {
  return { slug: "gil", title: "The GIL", anchors: [], weight: 1, facts: [], ...given };
}

function scorecard(given: Partial<Scorecard> = {}): Scorecard {
  return {
    session: "s1",
    title: "Backend, 60 minutes",
    date: "2025-03-14",
    minutesUsed: 0,
    minutesPlanned: 60,
    endedEarly: false,
    course: ["0 of 1 questions handed in"],
    circumstances: [],
    rated: 0,
    of: 1,
    measured: 0,
    categories: [{ slug: "c", title: "Fundamentals", criteria: [criterion()] }],
    strengths: [],
    improvements: [],
    questions: [],
    nextDate: "2025-03-17",
    ...given,
  };
}

const improvement = {
  criterion: "The GIL",
  score: 1,
  aim: "Names the lock.",
  study: { id: "python/gil", title: "The GIL" },
  exercise: { id: "python/q", title: "Locks", minutes: 5 },
};
const asked: AskedQuestion = {
  id: "python/q",
  number: 1,
  title: "Locks",
  section: "Code",
  status: "waiting",
  facts: [],
  missed: [],
};
const cards: [why: string, given: Partial<Scorecard>][] = [
  ["nothing at all", { categories: [], of: 0 }],
  ["nothing rated", {}],
  ["an empty category", { categories: [{ slug: "c", title: "Fundamentals", criteria: [] }] }],
  [
    "rated without evidence",
    {
      percent: 40,
      band: bandOf(40),
      rated: 1,
      categories: [{ slug: "c", title: "Fundamentals", percent: 40, criteria: [criterion({ score: 2 })] }],
    },
  ],
  ["a prediction only", { categories: [{ slug: "c", title: "Fundamentals", predicted: 3, criteria: [criterion()] }] }],
  ["a role of blanks", { role: "  ", level: "mid" }],
  ["a blank note", { categories: [{ slug: "c", title: "Fundamentals", criteria: [criterion({ note: " \n " })] }] }],
  [
    "everything",
    {
      role: "Backend developer",
      level: "senior",
      company: "Acme",
      realDate: "2025-03-20",
      percent: 66,
      band: bandOf(66),
      rated: 1,
      measured: 1,
      minutesUsed: 55,
      endedEarly: true,
      strengths: [{ criterion: "Talk", score: 5, anchor: "Clear." }],
      improvements: [improvement],
      questions: [
        {
          ...asked,
          facts: [{ title: "Result", facts: ["1 of 2 tests"] }],
          phases: [
            { phase: "clarify", ms: 120_000 },
            { phase: "code", ms: 30_000 },
          ],
          missed: ["Point 1"],
        },
      ],
    },
  ],
  [
    "anchors that say nothing",
    { strengths: [{ criterion: "Talk", score: 5, anchor: "" }], improvements: [{ ...improvement, aim: "" }] },
  ],
  ["an empty question", { questions: [{ ...asked }] }],
  ["a company of blanks", { company: " \n" }],
  [
    "every status",
    {
      questions: (["waiting", "open", "answered", "skipped", "not-picked"] as const).map((status) => ({
        ...asked,
        facts: [],
        missed: [],
        status,
      })),
    },
  ],
];

describe("reportMarkdown", () => {
  for (const [why, given] of cards) {
    it(`leaves no gap with ${why}`, () => {
      const text = reportMarkdown(scorecard(given));
      for (const gap of [
        /undefined/u,
        /NaN/u,
        /\bnull\b/u,
        /\[object/u,
        /\{\{|TODO|TBD|N\/A/u,
        /\n\n\n/u,
        /: *$/mu,
        /^\s*-\s*$/mu,
        /: {2}/u,
        /[:(,] *[.,)]/u,
      ]) {
        assert.doesNotMatch(text, gap);
      }
      assert.match(text, /^# Backend, 60 minutes\n/u);
      assert.ok(text.endsWith("\n") && !text.endsWith("\n\n"));
      assert.match(text, /Next interview: 2025-03-17/u);
    });
  }

  it("says what was rated and what was not", () => {
    const text = reportMarkdown(scorecard(cards[7]![1]));
    assert.match(text, /\*\*66 of 100: Nearly there\.\*\*/u);
    assert.match(text, /1 of 1 criteria rated, 1 of them with measured evidence/u);
    assert.match(text, /Time: 55 of 60 minutes, ended early/u);
    assert.match(text, /\| The GIL \| not rated \|/u);
    assert.match(text, / {2}- Result: 1 of 2 tests\n {2}- Phases: clarify 2 min, code 30 s\n {2}- not said: Point 1/u);
    assert.match(text, /^- Course: 0 of 1 questions handed in$/mu);
    assert.match(reportMarkdown(scorecard()), /Nothing was rated\./u);
  });

  const notes = ["a | b", "two\nlines", "a \\| b", "ends in \\", "|", "tab\tand\r\nmore", "`code | with pipe`"];
  for (const note of notes) {
    it(`keeps the table whole with the note ${JSON.stringify(note)}`, () => {
      const text = reportMarkdown(
        scorecard({ categories: [{ slug: "c", title: "F", criteria: [criterion({ note, score: 3 }), criterion()] }] }),
      );
      const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
      const [table] = tree.children.filter(({ type }) => type === "table") as { children: { children: unknown[] }[] }[];
      assert.deepEqual(
        table?.children.map(({ children }) => children.length),
        [4, 4, 4],
      );
    });
  }

  it("gives a note back as it was written", () => {
    const note = "a | b \\ c";
    const text = reportMarkdown(
      scorecard({ categories: [{ slug: "c", title: "F", criteria: [criterion({ note })] }] }),
    );
    const tree = JSON.stringify(
      fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }),
    );
    assert.ok(tree.includes(JSON.stringify(note)), tree);
  });
});
