import type { FactGroup } from "../../src/core/scoring/factGroups";
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
  criterion("Memory management", { notAsked: true }),
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

const group = (title: string, ...facts: string[]): FactGroup => ({ title, facts });

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
  course: ["3 of 5 questions handed in, 1 skipped, 1 not reached", "Paused once", "5 min added"],
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
      facts: [group("Time", "2 min of 3 min")],
      missed: [],
    },
    {
      id: "b",
      number: 2,
      title: "How does the GIL work?",
      section: "Fundamentals",
      status: "answered",
      facts: [group("Result", "3 of 4 key points"), group("Time", "4 min of 5 min")],
      missed: ["Work that only computes is spread over processes"],
    },
    {
      id: "c",
      number: 3,
      title: "LRU cache",
      section: "Live coding",
      status: "answered",
      facts: [
        group("Result", "11 of 11 tests", "8 of 8 hidden tests", "bonus 0 of 1", "own tests catch 2 of 3 mistakes"),
        group(
          "On the way",
          "first run after 6 min",
          "all passed at run 4",
          "2 clarifying questions",
          "2 hints: question back after 6 min, direction after 11 min",
          "growth: said linear, measured linear",
        ),
        group("Time", "24 min of 25 min"),
      ],
      phases: [
        { phase: "clarify", ms: 120_000 },
        { phase: "plan", ms: 240_000 },
        { phase: "code", ms: 840_000 },
        { phase: "test", ms: 180_000 },
        { phase: "analyze", ms: 60_000 },
      ],
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
    {
      id: unsafe,
      number: 1,
      title: long,
      section: unsafe,
      status: "answered",
      facts: [group(unsafe, long)],
      missed: [unsafe],
    },
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
  "result-recorded": { ...message("result", whole, true), recorded: true },
  "nothing-rated": message("result", unrated),
  "hostile-rate": message("rate", hostile),
  "hostile-result": message("result", hostile),
} satisfies Record<string, ToScorecard>;
