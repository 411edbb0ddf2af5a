import type { CategoryScore, CriterionScore, Scorecard } from "../../src/core/scoring/scorecard";
import type { ScorecardStep, ToScorecard } from "../../src/protocol/scorecardMessages";

const anchors = [
  "Does not know it, or mixes it up with something else",
  "Knows the words, not what is behind them",
  "Explains the main idea and applies it with help",
  "Explains it well, applies it alone, knows its limits",
  "Explains it so that others understand; weighs it against alternatives with examples of their own",
];

function criterion(title: string, given: Partial<CriterionScore> = {}): CriterionScore {
  const slug = title.toLowerCase().replace(/\W+/gu, "-");
  return { slug, title, anchors, weight: 1, facts: [], ...given };
}

const fundamentals = [
  criterion("Concurrency and the GIL", { score: 4, suggested: 4, facts: ["3 of 4 key points", "4:10 of 5 min"] }),
  criterion("Decorators and closures", {
    score: 2,
    suggested: 3,
    facts: ["2 of 5 key points", "1 hint"],
    note: "Forgot functools.wraps.",
  }),
  criterion("Object model and OOP", { score: 3, suggested: 2, facts: ["wrong option"] }),
  criterion("Memory management"),
];
const coding = [
  criterion("Algorithms", {
    score: 4,
    suggested: 5,
    facts: ["11 of 11 tests", "first run after 6 min", "all passed at run 4"],
  }),
  criterion("Edge cases", { score: 3, suggested: 4, facts: ["11 of 11 tests", "2 clarifying questions"] }),
  criterion("Talking while coding", { score: 5 }),
];
const communication = [
  criterion("Clarity", { score: 4 }),
  criterion("Asking back", { suggested: 5, facts: ["2 clarifying questions"] }),
];

const category = (title: string, criteria: CriterionScore[], given: Partial<CategoryScore> = {}): CategoryScore => ({
  slug: title.toLowerCase().replace(/\W+/gu, "-"),
  title,
  criteria,
  ...given,
});

const whole: Scorecard = {
  session: "2026-11-21-1",
  title: "Python backend, 60 minutes",
  date: "2026-11-21",
  role: "Backend developer",
  level: "mid",
  minutesUsed: 52,
  minutesPlanned: 60,
  endedEarly: false,
  circumstances: ["As in the room", "Left the window 2 times, for 3 min in all"],
  percent: 71.6,
  band: { from: 60, title: "Nearly there", advice: "Work on the rows below, then sit another interview this week." },
  rated: 7,
  of: 9,
  measured: 5,
  categories: [
    category("Python fundamentals", fundamentals, { percent: 60, predicted: 4 }),
    category("Live coding", coding, { percent: 80, predicted: 3 }),
    category("Communication", communication, { percent: 80, predicted: 4 }),
    category("API and architecture", [criterion("REST and HTTP"), criterion("FastAPI")], { predicted: 2 }),
  ],
  strengths: [
    { criterion: "Talking while coding", score: 5, anchor: anchors[4]! },
    { criterion: "Concurrency and the GIL", score: 4, anchor: anchors[3]! },
  ],
  improvements: [
    {
      criterion: "Decorators and closures",
      score: 2,
      aim: anchors[2]!,
      study: { id: "python-backend/decorators-and-closures", title: "Decorators and closures" },
      exercise: { id: "python-backend/retry-decorator", title: "Retry decorator", minutes: 20 },
    },
    {
      criterion: "Edge cases",
      score: 3,
      aim: anchors[3]!,
      study: { id: "python-backend/testing-your-code", title: "Testing your own code" },
      exercise: { id: "python-backend/merge-intervals", title: "Merge intervals", minutes: 20 },
    },
  ],
  questions: [
    {
      id: "a",
      number: 1,
      title: "Tell me about yourself",
      section: "Warm-up",
      status: "answered",
      facts: ["2:05 of 3 min"],
      missed: [],
    },
    {
      id: "b",
      number: 2,
      title: "How does the GIL work?",
      section: "Fundamentals",
      status: "answered",
      facts: ["3 of 4 key points", "4:10 of 5 min"],
      missed: ["Work that only computes is spread over processes"],
    },
    {
      id: "c",
      number: 3,
      title: "LRU cache",
      section: "Live coding",
      status: "answered",
      facts: ["11 of 11 tests", "1 hint", "24:00 of 25 min"],
      missed: [],
    },
    {
      id: "d",
      number: 4,
      title: "A disagreement about a design",
      section: "Behavioral",
      status: "skipped",
      facts: [],
      missed: [],
    },
    {
      id: "e",
      number: 5,
      title: "What does a good first month look like?",
      section: "Your questions",
      status: "waiting",
      facts: [],
      missed: [],
    },
  ],
  nextDate: "2026-11-26",
};

const untouched = (criteria: CriterionScore[]) =>
  criteria.map((one) => ({ ...one, score: undefined, note: undefined }));

const unrated: Scorecard = {
  ...whole,
  percent: undefined,
  band: undefined,
  rated: 0,
  measured: 0,
  categories: whole.categories.map((one) => ({ ...one, percent: undefined, criteria: untouched(one.criteria) })),
  strengths: [],
  improvements: [],
};

const unsafe = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const long = "Unwahrscheinlichkeitsantrieb".repeat(8);

const hostile: Scorecard = {
  ...whole,
  title: `${unsafe} ${long} שלום 🙂`,
  role: unsafe,
  company: `${unsafe} ${long}`,
  realDate: "2026-12-01",
  categories: [
    category(`${unsafe}${long}`, [criterion(`${long}${unsafe}`, { score: 1, facts: [unsafe, long], note: unsafe })], {
      percent: 20,
      predicted: 5,
    }),
  ],
  strengths: [{ criterion: unsafe, score: 4, anchor: long }],
  improvements: [{ ...whole.improvements[0]!, criterion: long, aim: unsafe, study: { id: unsafe, title: long } }],
  questions: [
    { id: unsafe, number: 1, title: long, section: unsafe, status: "answered", facts: [long], missed: [unsafe] },
  ],
};

const message = (
  step: ScorecardStep,
  scorecard: Scorecard,
  saved = false,
): Extract<ToScorecard, { type: "scorecard" }> => ({
  type: "scorecard",
  scorecard,
  step,
  saved,
});

/** The scorecard page in every state it knows. */
export const scorecardMessages = {
  predict: message("predict", {
    ...unrated,
    categories: unrated.categories.map((one) => ({ ...one, predicted: undefined })),
  }),
  predicted: message("predict", unrated),
  rate: message("rate", whole),
  result: message("result", whole, true),
  "nothing-rated": message("result", unrated),
  "hostile-rate": message("rate", hostile),
  "hostile-result": message("result", hostile),
} satisfies Record<string, ToScorecard>;
