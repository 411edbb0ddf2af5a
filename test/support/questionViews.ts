import { richText } from "../../src/core/question/richText";
import type { QuestionView, TestRow, TestsView, ToQuestionPanel } from "../../src/protocol/questionMessages";

const hints = [
  "Which two things must be fast: finding an entry, and knowing which one is the oldest?",
  "A dictionary finds. What keeps an order and lets you move one entry to the end at constant cost?",
  "A dictionary from key to node, and a doubly linked list of nodes with a guard at each end.",
].map(richText);

const details = richText(`- \`LRUCache(capacity)\` makes an empty cache. A capacity below 1 raises \`ValueError\`.
- \`get(key, default=None)\` returns the stored value, or \`default\` when the key is absent.
- \`put(key, value)\` stores a value. Storing counts as using the key.
- Every call takes **constant time** on average.
- Bonus goal: the cache may be shared by several threads.

### Examples

\`\`\`python
cache = LRUCache(2)
cache.put("ada", 1)
cache.put("bob", 2)
cache.get("ada")        # 1
cache.put("cy", 3)      # drops "bob"
"bob" in cache          # False
\`\`\`
`);

const clarifying = [
  ["May I use `collections.OrderedDict`?", "Yes, if you can say what it does underneath."],
  ["Does asking with `in` keep an entry alive?", "No. Only `get` and `put` count as use."],
  ["Will several threads use it?", "Not at first. Make it right for one thread."],
].map(([question, answer]) => ({ question: richText(question!), answer: richText(answer!) }));

const labels = [
  "keeps what was put",
  "returns the default for a missing key",
  "drops the entry that was not used for longest",
  "counts reading as use",
  "counts replacing as use",
  "drops nothing when a key is replaced",
  "refuses a capacity below one",
  "keeps None as a value",
  "does not count len and in as use",
  "stays fast with a hundred thousand entries",
  "leaves the cache as it was after an unhashable key",
  "can be shared by several threads",
];

const troubles: Record<number, Partial<TestRow>> = {
  2: {
    verdict: "failed",
    line: 24,
    expected: "[('ada', 1), ('cy', 3)]",
    actual: "[('bob', 2), ('cy', 3)]",
    message: "Lists differ: the first entry should have been kept.",
  },
  7: {
    verdict: "errored",
    line: 17,
    message: "TypeError: 'NoneType' object is not subscriptable",
  },
  9: { verdict: "timed-out", line: 31, message: "Stopped after 2 s: this test did not finish." },
};

function rows(verdictOf: (index: number) => TestRow["verdict"], hidden = false): TestRow[] {
  return labels.map((label, index) => {
    const group = index < 3 ? "example" : index === 11 ? "bonus" : "test";
    return { name: `test_${index}`, label, group, verdict: verdictOf(index), hidden: hidden && group !== "example" };
  });
}

const mixedRows = rows((index) => (index === 11 ? "waiting" : "passed")).map((row, index) => ({
  ...row,
  ...troubles[index],
}));

const idle: TestsView = {
  state: "idle",
  rows: rows(() => "waiting"),
  summary: "Save your file to run the tests.",
  stale: false,
};

const failing: TestsView = {
  state: "done",
  outcome: "failed",
  rows: mixedRows,
  summary: "8 of 11 tests pass, bonus 0 of 1",
  output: "capacity 2\n{'bob': 2, 'cy': 3}",
  ms: 2,
  python: "3.11.7",
  stale: false,
};

const empty: QuestionView = {
  heading: "coding · mid · 25 min",
  title: "LRU cache",
  paused: false,
  prompt: [],
  details: [],
  clarifying: [],
  hints: { shown: [], total: 0 },
  buttons: [],
};

const coding: QuestionView = {
  ...empty,
  prompt: richText(
    "I would like a small store that lives in memory and holds at most a fixed number of entries. When it is full and something new arrives, it makes room by dropping the entry that nobody has touched for the longest time. Please write it as a class.",
  ),
  details,
  clarifying: clarifying.map(({ question, answer }, index) =>
    index === 1 ? { question, asked: true, answer } : { question, asked: false },
  ),
  tests: failing,
  hints: { shown: hints.slice(0, 1), total: 3 },
  phases: { current: "code" },
  buttons: [
    { action: "run", label: "Run tests" },
    { action: "hint", label: "Hint" },
    { action: "done", label: "Done", primary: true },
    { action: "reveal", label: "Show the answer" },
    { action: "notes", label: "Notes" },
    { action: "start-over", label: "Start over" },
  ],
};

const interview: QuestionView = {
  ...coding,
  heading: "Live coding · section 4 of 6",
  title: undefined,
  phases: { current: "test" },
  tests: {
    ...failing,
    rows: rows((index) => (index === 1 || index === 5 ? "failed" : "passed"), true).map((row, index) =>
      index === 1 ? { ...row, line: 12, expected: "'?'", actual: "None" } : row,
    ),
    summary: "9 of 11 tests pass, bonus 1 of 1",
    output: undefined,
  },
  buttons: [
    { action: "run", label: "Run tests" },
    { action: "hint", label: "Hint" },
    { action: "notes", label: "Notes" },
    { action: "next", label: "Done, next question", primary: true },
    { action: "back", label: "Back" },
    { action: "skip", label: "Skip" },
    { action: "swap", label: "Another question" },
  ],
};

const story: QuestionView = {
  ...empty,
  heading: "behavioral · mid · 6 min",
  title: "A disagreement about a design",
  prompt: richText("Tell me about a time you disagreed with a colleague about a design. How did it end?"),
  parts: [
    { title: "Situation", hint: richText("Where you were and what was at stake, in two sentences."), words: 46 },
    { title: "Task", hint: richText("What was yours to do."), words: 21 },
    { title: "Action", hint: richText("What *you* did, step by step. Say I, not we."), words: 94 },
    { title: "Result", hint: richText("What came of it, with a number if there is one."), words: 0 },
    { title: "Lesson", hint: richText("What you do differently since."), words: 0 },
  ],
  words: { count: 161, speakingSeconds: 74 },
  buttons: [
    { action: "done", label: "Check my answer", primary: true },
    { action: "reveal", label: "Show the answer" },
    { action: "start-over", label: "Start over" },
  ],
};

const toldStory: QuestionView = {
  ...story,
  parts: story.parts!.map((part) => (part.title === "Result" ? { ...part, words: 18 } : part)),
  words: { count: 179, speakingSeconds: 83 },
  story: ["Your result has no number yet.", "You said we 9 times and I 2 times."],
};

const followUp: NonNullable<QuestionView["followUp"]> = {
  heading: "Follow-up 2 of 4",
  ask: richText("Would a rollback have been safe if there had been a `migration`?"),
  spoken: "Would a rollback have been safe if there had been a migration?",
  words: 0,
  buttons: [
    { action: "notes", label: "Write the answer" },
    { action: "follow-up", label: "Skip it" },
  ],
};

const replies = [
  {
    ask: richText("What told you that it was really fixed?"),
    reply: richText("The queue stayed under *one second* for a week."),
    readOn: richText("See [alerts](alerts.question.md)."),
  },
  { ask: richText("Who else knew?"), reply: [] },
];

const storyAnswer: NonNullable<QuestionView["reveal"]> = {
  keyPoints: [{ text: "Says what was done in person", said: true, quote: "I wrote the query." }],
  parts: [
    { title: "An invented sample", blocks: richText("*Invented sample.* One Monday the queue was full.") },
    { title: "What you were asked next", replies },
  ],
};

const asked: QuestionView = {
  ...toldStory,
  followUp,
  reveal: storyAnswer,
  buttons: [{ action: "start-over", label: "Start over" }],
};

const askedInInterview: QuestionView = {
  ...toldStory,
  heading: "Behavioral · section 5 of 6",
  title: undefined,
  story: undefined,
  followUp: { ...followUp, heading: "One more question", buttons: followUp.buttons.slice(0, 1) },
  buttons: [
    { action: "next", label: "Skip it and go on", primary: true },
    { action: "back", label: "Back" },
  ],
};

const design: QuestionView = {
  ...empty,
  heading: "System design · mid · 30 min",
  title: "URL shortener",
  prompt: richText("Design a public service that turns long links into short ones."),
  parts: [
    { title: "Requirements", hint: richText("What can be created and removed."), words: 31 },
    { title: "Components", hint: richText("Read path and write path."), words: 0, diagram: true },
  ],
  words: { count: 31, speakingSeconds: 14 },
  answerButtons: [
    { action: "show-diagram", label: "Show the diagram" },
    { action: "add-diagram", label: "Add a diagram" },
  ],
};

const asking: QuestionView = {
  ...empty,
  heading: "To ask the interviewer · junior · 1 min",
  title: "What a good review is",
  prompt: richText("What makes a good code review here, and how long does one usually wait for it?"),
  suits: "Suits an engineer of the team or the hiring manager.",
  details: richText("Why ask: reviews are where a team teaches and argues."),
  asking: {
    questions: [
      ["How does a change get from a laptop to production here?", true, false],
      ["What makes a good code review here, and how long does one usually wait for it?", false, true],
      ["What would you expect of somebody new after three months?", false, false],
    ].map(([text, posed, current], index) => ({ id: `q${index}`, text, posed, current }) as AskedQuestion),
  },
  parts: [{ title: "Notes", hint: richText("How you would put it."), words: 0 }],
  words: { count: 0, speakingSeconds: 0 },
  buttons: [{ action: "reveal", label: "Show the answer" }],
};

type AskedQuestion = NonNullable<QuestionView["asking"]>["questions"][number];

const optionTexts = [
  ["It sets up an instance that already exists", "`__new__` has made it; `__init__` returns `None`."],
  ["It creates and returns the instance", "That is `__new__`."],
  ["It runs once, when the class is defined", "The body of the class does. `__init__` runs for every instance."],
  ["It compiles the class:\n\n```python\nclass A:\n    x = 1\n```", "Nothing is compiled at that moment."],
];

const choice: QuestionView = {
  ...empty,
  heading: "multiple-choice · junior · 2 min",
  title: "What __init__ does",
  prompt: richText("What does `__init__` do when you write `A()`?"),
  options: optionTexts.map(([text], index) => ({ blocks: richText(text!), chosen: index === 1 })),
};

const checked: QuestionView = {
  ...choice,
  options: optionTexts.map(([text, explanation], index) => ({
    blocks: richText(text!),
    chosen: index === 1,
    right: index === 0,
    explanation: richText(explanation!),
  })),
  reveal: {
    keyPoints: [],
    parts: [
      { title: "Read more", blocks: richText("[Data model](https://docs.python.org/3/reference/datamodel.html)") },
    ],
  },
  grades: grades("hard"),
  buttons: [{ action: "next", label: "Next", primary: true }],
};

const revealed: QuestionView = {
  ...empty,
  heading: "concept · mid · 5 min",
  title: "How does the GIL work?",
  prompt: richText("What is the global interpreter lock, and what does it mean for a program with threads?"),
  parts: [{ title: "Answer", hint: richText("In your own words, as you would say it."), words: 118 }],
  words: { count: 118, speakingSeconds: 54 },
  reveal: {
    keyPoints: [
      {
        text: "In the default build only one thread runs Python bytecode at a time",
        said: true,
        quote: "The GIL is a lock, so just one thread runs bytecode at any moment.",
      },
      {
        text: "Threads that wait for input and output release it",
        said: true,
        quote: "While a socket waits the lock is free.",
      },
      {
        text: "It does not make your own code safe to share between threads",
        said: false,
        contradictedBy: "Because of the GIL you never need a lock yourself.",
      },
      { text: "Work that only computes is spread over processes", said: false },
    ],
    parts: [
      {
        title: "Short answer",
        blocks: richText(
          "In CPython one lock guards the interpreter, so one thread at a time runs Python code. Threads still help when they wait, because waiting lets the lock go.",
        ),
      },
      {
        title: "Model answer",
        blocks: richText(
          "The lock protects the reference counts.\n\n### What follows\n\n1. Threads help with waiting.\n2. Processes help with computing.\n\n> [!TIP]\n> Say which build you mean.\n\n| work | use |\n|---|---|\n| waiting | threads or `asyncio` |\n| computing | processes |\n",
        ),
      },
      {
        title: "Common mistakes",
        blocks: richText("- Saying that Python has no threads\n- Taking the lock for a guard of your own data"),
      },
      {
        title: "Wrong and right",
        columns: [
          {
            title: "Not like this",
            blocks: richText("```python\ncounter += 1\n```\n\nThree steps, and a thread can be stopped between them."),
          },
          {
            title: "But like this",
            blocks: richText("```python\nwith lock:\n    counter += 1\n```\n\nThe lock makes the three steps one."),
          },
        ],
      },
      {
        title: "How the talk may go",
        turns: richText(
          "**Interviewer:** Eight threads on eight cores: how much faster is it?\n\n**Candidate:** Not at all, on the default build.\n\n**Interviewer:** And if each thread waits for a service?",
        ),
      },
      {
        title: "Complexity",
        columns: [
          { title: "You said", blocks: richText("Time: O(n) per call.\n\nSpace: not said.") },
          { title: "The author says", blocks: richText("Time: O(1) per call.\n\nSpace: O(capacity).") },
        ],
      },
      {
        title: "What may be asked next",
        blocks: richText("- [Which model would you choose?](choose-concurrency-model.question.md)"),
      },
    ],
    solution: `import threading
from dataclasses import dataclass


@dataclass
class Counter:
    """Counts, also when shared."""

    value: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def add(self, amount: int = 1) -> int:
        with self._lock:  # += is three steps, not one
            self.value += amount
            if self.value > 0x7FFF or not amount:
                raise ValueError(f"too many: {self.value!r}")
        return self.value


print(Counter(None is True).add(2.5))
`,
  },
  grades: grades(),
  buttons: [
    { action: "compare", label: "Compare with the solution" },
    { action: "next", label: "Next", primary: true },
  ],
};

function grades(chosen?: string): NonNullable<QuestionView["grades"]> {
  return [
    { grade: "again" as const, label: "Not yet", days: 1 },
    { grade: "hard" as const, label: "Hard", days: 2 },
    { grade: "good" as const, label: "Good", days: 5 },
    { grade: "easy" as const, label: "Easy", days: 12 },
  ].map((grade) => ({ ...grade, chosen: grade.grade === chosen }));
}

const pick: QuestionView = {
  ...empty,
  heading: "Live coding · section 4 of 6",
  title: undefined,
  prompt: richText(
    "Pick the task you want to work on. You can read both first; the clock is running. Until you hand it in, the Session view leads back here.",
  ),
  pick: [
    {
      id: "python-backend/lru-cache",
      title: "Solve a coding task",
      minutes: 25,
      prompt: coding.prompt,
      details: coding.details,
      detailsTitle: "Requirements and examples",
    },
    {
      id: "python-backend/todo-api",
      title: "Build an API",
      minutes: 25,
      prompt: richText("Please build a small service that keeps a list of tasks, with `GET`, `POST` and `DELETE`."),
      details: [],
      detailsTitle: "Requirements and examples",
    },
  ],
  buttons: [{ action: "back", label: "Back" }],
};

const loadError: TestsView = {
  ...idle,
  state: "done",
  outcome: "load-error",
  summary: "Your file could not be loaded.",
  message: "SyntaxError: expected ':' (solution.py, line 12)\n    def get(self, key)",
  ms: 1,
  python: "3.11.7",
};

const ownButtons = [
  { action: "write-tests" as const, label: "Open my tests" },
  { action: "check-tests" as const, label: "Check my tests" },
];

const ownRows: TestRow[] = [
  {
    name: "test_missing",
    label: "A missing key",
    group: "mine",
    verdict: "failed",
    hidden: false,
    line: 9,
    file: "test_mine.py",
    expected: "-1",
    actual: "None",
  },
  { name: "test_order", label: "Looking does not count as use", group: "mine", verdict: "passed", hidden: false },
  {
    name: "test_hash",
    label: "What cannot be hashed",
    group: "mine",
    verdict: "errored",
    hidden: false,
    line: 19,
    file: "solution.py",
    message: "TypeError: unhashable type: 'list'",
  },
];

const ownTests = {
  state: "done" as const,
  rows: ownRows,
  summary: "1 of 3 pass",
  output: "before the first test",
  stale: false,
  buttons: ownButtons,
};

const checkedTests = {
  summary: "Your tests caught 2 of 5 mistakes.",
  caught: ["Asking with `in` goes through the read method", "Drops the newest entry"],
  missed: "3 mistakes slipped through.",
  rows: [],
  stale: false,
};

const unsafe = '<script>alert(1)</script><img src=x onerror="alert(2)"> {{7*7}} &amp;';
const long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(6);
const rtl = "مرحبا كيف حالك 🙂👩‍👩‍👧‍👦 \u202Egnitset\u202C";

/** Everything a pack could write that is not meant as text; richText would refuse some of it, and so must the page. */
const hostile: QuestionView = {
  ...coding,
  heading: unsafe,
  title: `${unsafe} ${long} ${rtl}`,
  prompt: [
    { type: "paragraph", children: [{ type: "text", text: `${unsafe} ${long} ${rtl}` }] },
    {
      type: "paragraph",
      children: [{ type: "link", href: "javascript:alert(3)", children: [{ type: "text", text: "press me" }] }],
    },
    { type: "code", language: 'python" onload=alert(4)', text: unsafe },
    { type: "code", language: "http", text: `GET /${long} HTTP/1.1\n\n${unsafe}` },
    { type: "table", header: [[{ type: "text", text: unsafe }]], rows: [[[{ type: "code", text: long }]]] },
  ],
  tests: {
    ...failing,
    rows: [
      { ...mixedRows[2]!, label: `${unsafe}${long}`, expected: long, actual: unsafe, message: rtl },
      { ...mixedRows[7]!, label: rtl, message: unsafe },
    ],
    output: `${unsafe}\n${long}\n${rtl}`,
    message: unsafe,
    own: {
      ...ownTests,
      summary: unsafe,
      output: `${long}${rtl}`,
      check: { summary: `${unsafe}${long}`, caught: [long, rtl], missed: unsafe, rows: ownRows, stale: true },
    },
  },
  reveal: {
    keyPoints: [{ text: long, said: true, quote: unsafe }],
    parts: [{ title: unsafe, blocks: [{ type: "paragraph", children: [{ type: "text", text: unsafe }] }] }],
    solution: `x = "${unsafe}"`,
  },
};

const notice: QuestionView = {
  ...coding,
  tests: idle,
  hints: { shown: [], total: 3 },
  notice: {
    text: "Your code was saved but did not run.",
    button: { action: "choose-python", label: "Choose Python..." },
  },
};

const gaveUp: QuestionView = {
  ...coding,
  hints: { shown: hints, total: 4 },
  phases: {
    times: [
      { phase: "clarify", ms: 125_000 },
      { phase: "plan", ms: 240_000 },
      { phase: "code", ms: 840_000 },
      { phase: "test", ms: 42_000 },
    ],
  },
  gaveUp: "You gave up on this question. Your code is kept as it was then, and is what the solution is compared with.",
  reveal: {
    keyPoints: [{ text: "Both structures change together", said: false }],
    parts: [{ title: "Approach", blocks: richText("A dictionary and a list of nodes.") }],
    solution: "class LRUCache:\n    pass\n",
  },
  buttons: [{ action: "compare", label: "Compare with the solution" }],
};

/** The panel in every state it knows. */
export const questionViews = {
  "gave-up": gaveUp,
  failing: coding,
  notice,
  running: { ...coding, tests: { ...idle, state: "running", summary: "Running..." } },
  "load-error": { ...coding, tests: loadError },
  stale: {
    ...coding,
    hints: { shown: hints, total: 3 },
    tests: {
      ...failing,
      rows: rows(() => "passed"),
      outcome: "passed",
      summary: "11 of 11 tests pass, bonus 1 of 1",
      output: undefined,
      stale: true,
    },
  },
  "own-tests": { ...coding, tests: { ...failing, own: ownTests } },
  "own-none": {
    ...coding,
    tests: {
      ...idle,
      own: {
        ...ownTests,
        state: "idle",
        rows: [],
        output: undefined,
        summary: "A good test finds a mistake before the interviewer does.",
        buttons: [{ action: "write-tests", label: "Write my own tests" }],
      },
    },
  },
  "own-checked": {
    ...coding,
    tests: {
      ...failing,
      own: { ...ownTests, rows: [ownRows[1]!], summary: "1 of 1 pass", output: undefined, check: checkedTests },
    },
  },
  "own-disagrees": {
    ...coding,
    tests: {
      ...failing,
      own: {
        ...ownTests,
        check: {
          ...checkedTests,
          summary: "One of your tests expects something the reference solution does not do.",
          caught: [],
          missed: undefined,
          rows: ownRows.slice(0, 1),
        },
      },
    },
  },
  interview,
  story,
  "story-told": toldStory,
  "follow-up": asked,
  "follow-up-answered": {
    ...asked,
    followUp: {
      ...followUp,
      words: 12,
      reply: "No, it was not.",
      readOn: richText("Compare [safe migrations](safe-migrations.question.md)."),
      buttons: [{ action: "follow-up", label: "Next follow-up" }],
    },
  },
  "follow-up-interview": askedInInterview,
  design,
  unsaid: { ...coding, unsaid: ["Time", "Space"], carried: "Your file goes on from your code of stage 2." },
  asking,
  choice,
  checked,
  pick,
  revealed,
  paused: { ...coding, paused: true },
  hostile,
} satisfies Record<string, QuestionView>;

/** A view as the host sends it. */
export function questionMessage(view: QuestionView): ToQuestionPanel {
  return { type: "view", view, session: "2026-11-21-1" };
}
