import type { ReplayMark } from "../../src/core/interview/replayMarks";
import type { ReplayView, ToReplay } from "../../src/protocol/replayMessages";

const minute = 60_000;
const mark = (minutes: number, kind: ReplayMark["kind"], text: string): ReplayMark => ({
  ms: Math.round(minutes * minute),
  kind,
  text,
});

export const codingMarks: ReplayMark[] = [
  mark(1.2, "other", "Asked a clarifying question"),
  mark(1.6, "other", "Asked a clarifying question"),
  mark(2.4, "first", "First words"),
  mark(4.1, "first", "First code"),
  mark(7.5, "failed", "Run 1: 0 of 11 tests passed"),
  mark(9.1, "failed", "Run 2: 4 of 11 tests passed"),
  mark(9.3, "hint", "Hint 1"),
  mark(9.4, "pause", "No typing for 2 min"),
  mark(14.2, "failed", "Run 3: 8 of 11 tests passed"),
  mark(14.3, "failed", "Run 4: 8 of 11 tests passed"),
  mark(14.4, "failed", "Run 5: did not load"),
  mark(14.5, "failed", "Run 6: 8 of 11 tests passed"),
  mark(17, "pause", "Paused for 3 min"),
  mark(21.5, "passed", "Run 7: 11 of 11 tests passed"),
  mark(25, "bell", "Time was up"),
  mark(26.2, "submitted", "Handed in"),
];

const activity = Array.from({ length: 120 }, (_, part) =>
  part < 11 || (part > 42 && part < 52) ? 0 : Math.round(18 + 17 * Math.sin(part / 3)) * (part % 7 === 0 ? 4 : 1),
);

const coding: ReplayView = {
  session: "2026-11-21T09-30-00-0badcafe",
  title: "Python backend, 60 minutes",
  date: "2026-11-21",
  where: "/home/ada/practice/sessions/2026-11-21T09-30-00-0badcafe/edits",
  questions: [
    { id: "python-backend/gil-explained", label: "2. How does the GIL work?" },
    { id: "python-backend/lru-cache", label: "7. LRU cache" },
  ],
  question: {
    id: "python-backend/lru-cache",
    lengthMs: 26.2 * minute,
    marks: codingMarks,
    activity,
    files: ["solution.py", "answer.md", "test_mine.py"],
    lost: 0,
  },
  file: "solution.py",
  ms: 10 * minute,
};

const replay = (given: Partial<ReplayView> = {}, question: Partial<ReplayView["question"]> = {}): ToReplay => ({
  type: "replay",
  replay: { ...coding, ...given, question: { ...coding.question, ...question } },
});

const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>${"long".repeat(60)}`;

/** States of the replay page, by name. */
export const replayMessages = {
  coding: replay(),
  compared: replay({ ms: 21.5 * minute, a: 7.5 * minute, b: 21.5 * minute }),
  practice: replay(
    { title: "LRU cache", questions: [{ id: "python-backend/lru-cache", label: "LRU cache" }], ms: 0 },
    { files: ["solution.py"] },
  ),
  firstQuestion: replay(
    { file: "answer.md", ms: 0 },
    { id: "python-backend/gil-explained", marks: [], lengthMs: 5 * minute, files: ["answer.md"] },
  ),
  quiet: replay({}, { marks: [], activity: activity.map(() => 0), lengthMs: 40_000 }),
  damaged: replay({}, { lost: 3 }),
  hostile: replay(
    { title: hostile, where: hostile, questions: [{ id: coding.question.id, label: hostile }, ...coding.questions] },
    { marks: [mark(1, "other", hostile)], files: [hostile, "answer.md"] },
  ),
  empty: { type: "empty", text: "There is no recording of this session." },
} satisfies Record<string, ToReplay>;
