import assert from "node:assert/strict";
import { type EditRecord, type FileHistory, foldEdits, textSum } from "../../../../src/core/interview/edits";
import { activityOf, buildReplay, fileAt, momentText } from "../../../../src/core/interview/replay";
import type { SessionEvent } from "../../../../src/core/interview/session";
import type { RunResult } from "../../../../src/core/question/runResult";
import { samplePlan, sampleSection, sampleStart, type Untimed } from "../../../support/sampleSession";
import { typing } from "../../../support/typing";

const plan = samplePlan([sampleSection("one", ["a", "b"])]);
const second = 1000;
const minute = 60 * second;

/** Events at seconds from the start; time is recorded every two seconds in between, as a session does while its clock runs. */
function lived(...events: [second: number, event: Untimed][]): SessionEvent[] {
  const all: SessionEvent[] = [{ type: "started", id: "s", plan, at: sampleStart }];
  let running = true;
  let last = 0;
  for (const [at, event] of events) {
    for (let tick = last + 2; running && tick < at; tick += 2)
      all.push({ type: "used", ms: 2000, at: sampleStart + tick * second });
    last = at;
    if (event.type === "paused" || event.type === "ended") running = false;
    if (event.type === "resumed") running = true;
    all.push({ ...event, at: sampleStart + at * second } as SessionEvent);
  }
  return all;
}

/** A file in which words were typed at these seconds, each a line of its own. */
function written(name: string, question: string, words: [second: number, word: string][], text = ""): FileHistory {
  const path = `interviews/s/q1/attempt-1/${name}`;
  const first = words[0]?.[0] ?? 0;
  const records: EditRecord[] = [
    { at: sampleStart + (first - 1) * second, file: 1, type: "text", path, question, text },
  ];
  let now = text;
  for (const [at, word] of words) {
    const offset = now.length;
    now += word;
    const edits: [number, number, number, string][] = [[0, offset, 0, word]];
    records.push({ at: sampleStart + at * second, file: 1, type: "typed", edits, sum: textSum(now) });
  }
  return foldEdits(records)[0]!;
}

const result = (passed: number, total: number): RunResult => ({
  outcome: passed === total ? "passed" : "failed",
  cases: Array.from({ length: total }, (_, index) => ({
    name: `test_${index}`,
    label: "works",
    group: "example",
    verdict: index < passed ? "passed" : "failed",
    ms: 1,
  })),
  total,
  ms: 3,
});

const open = (question: string): Untimed => ({ type: "moved", section: 0, question });

describe("the replay of a session", () => {
  it("lays out what was done on the time line of each question", () => {
    const events = lived(
      [0, open("a")],
      [30, { type: "hinted", question: "a" }],
      [60, { type: "ran", question: "a", result: result(1, 3) }],
      [90, { type: "ran", question: "a", result: result(3, 3) }],
      [100, { type: "submitted", question: "a", files: [], keyPoints: [] }],
      [100, open("b")],
      [160, { type: "submitted", question: "b", files: [], keyPoints: [] }],
      [160, { type: "ended", early: false }],
    );
    const code = written("solution.py", "a", [
      [10, "one\n"],
      [50, "two\n"],
    ]);
    const words = written("answer.md", "b", [[120, "words"]], "## Answer\n");
    const [a, b] = buildReplay(events, [code, words]);
    assert.deepEqual([a!.question, a!.lengthMs, b!.question, b!.lengthMs], ["a", 100 * second, "b", 60 * second]);
    assert.deepEqual(
      a!.marks.map(({ ms, kind, text }) => [ms / second, kind, text]),
      [
        [10, "first", "First code"],
        [30, "hint", "Hint 1"],
        [60, "failed", "Run 1: 1 of 3 tests passed"],
        [90, "passed", "Run 2: 3 of 3 tests passed"],
        [100, "submitted", "Handed in"],
      ],
    );
    assert.deepEqual(
      b!.marks.map(({ ms, text }) => [ms / second, text]),
      [
        [20, "First words"],
        [60, "Handed in"],
      ],
    );
  });

  it("marks when the time was up, and hands over no event it does not know", () => {
    const events = [
      ...lived([0, open("a")], [60, { type: "hinted", question: "a" }]),
      { type: "rang", section: 0, question: "a", overMs: 0, files: [], stale: false, at: sampleStart + minute },
      { type: "unheard-of", question: "a", at: sampleStart + minute },
    ] as SessionEvent[];
    const [replay] = buildReplay(events, []);
    assert.deepEqual(
      replay!.marks.map(({ kind, text }) => [kind, text]),
      [
        ["hint", "Hint 1"],
        ["bell", "Time was up"],
      ],
    );
  });

  it("shows each file as it stood at any moment", () => {
    const events = lived([0, open("a")], [100, { type: "ended", early: false }]);
    const code = written("solution.py", "a", [
      [10, "one\n"],
      [50, "two\n"],
    ]);
    const tests = written("test_mine.py", "a", [[30, "test\n"]]);
    const [replay] = buildReplay(events, [tests, code]);
    const [solution, own] = replay!.files;
    assert.deepEqual([solution!.name, own!.name], ["solution.py", "test_mine.py"]);
    const texts = [0, 9, 10, 49, 50, 100].map((at) => fileAt(solution!, at * second).text);
    assert.deepEqual(texts, ["", "", "one\n", "one\n", "one\ntwo\n", "one\ntwo\n"]);
    assert.equal(fileAt(own!, 29 * second).text, "");
    assert.equal(fileAt(own!, 31 * second).text, "test\n");
    assert.deepEqual(fileAt(solution!, 50 * second).step?.offset, 4);
  });

  it("shows what a file begins with from the start", () => {
    const events = lived([0, open("a")], [100, { type: "ended", early: false }]);
    const [replay] = buildReplay(events, [written("solution.py", "a", [[10, "one"]], "starter\n")]);
    const texts = [0, 9, 10].map((at) => fileAt(replay!.files[0]!, at * second).text);
    assert.deepEqual(texts, ["starter\n", "starter\n", "starter\none"]);
  });

  it("goes on with the file of the next attempt, and of another window", () => {
    const events = lived(
      [0, open("a")],
      [40, { type: "attempted", question: "a", folder: "one" }],
      [41, { type: "attempted", question: "a", folder: "two" }],
      [100, { type: "ended", early: false }],
    );
    const first = written("solution.py", "a", [[10, "old"]]);
    const next = { ...written("solution.py", "a", [[50, "new"]]), path: "interviews/s/q1/attempt-2/solution.py" };
    const [replay] = buildReplay(events, [next, first]);
    assert.equal(replay!.files.length, 1);
    assert.equal(fileAt(replay!.files[0]!, 20 * second).text, "old");
    assert.equal(fileAt(replay!.files[0]!, 60 * second).text, "new");
    assert.ok(replay!.marks.some(({ text }) => text === "Started over"));
  });

  it("leaves out pauses and the time the window was gone, and marks them", () => {
    const day = 24 * 60 * 60;
    const events = [
      ...lived(
        [0, open("a")],
        [60, { type: "paused" }],
        [360, { type: "resumed" }],
        [400, { type: "extended", ms: 1 }],
      ),
      // The window was killed and came back two days later.
      { type: "resumed", at: sampleStart + 2 * day * second },
      { type: "used", ms: 2000, at: sampleStart + (2 * day + 2) * second },
      { type: "ended", early: false, at: sampleStart + (2 * day + 2) * second },
    ] as SessionEvent[];
    const code = written("solution.py", "a", [
      [200, "in the pause"],
      [370, "after"],
    ]);
    const [replay] = buildReplay(events, [code]);
    assert.equal(replay!.lengthMs, 102 * second);
    assert.deepEqual(
      replay!.marks.filter(({ kind }) => kind === "pause").map(({ ms, text }) => [ms / second, text]),
      [
        [60, "Paused for 5 min"],
        [100, "Away from the session for 2 days"],
      ],
    );
    assert.equal(fileAt(replay!.files[0]!, 60 * second).text, "in the pause");
    assert.equal(fileAt(replay!.files[0]!, 70 * second).text, "in the pauseafter");
  });

  it("marks long silences of the keys, not of thinking a moment", () => {
    const events = lived([0, open("a")], [600, { type: "ended", early: false }]);
    const code = written("solution.py", "a", [
      [10, "x"],
      [80, "y"],
      [300, "z"],
    ]);
    const [replay] = buildReplay(events, [code]);
    assert.deepEqual(
      replay!.marks.filter(({ kind }) => kind === "pause"),
      [{ ms: 80 * second, kind: "pause", text: "No typing for 4 min" }],
    );
  });

  it("comes back to a question that was left before", () => {
    const events = lived([0, open("a")], [10, open("b")], [30, open("a")], [50, { type: "ended", early: false }]);
    const code = written("solution.py", "a", [
      [5, "x"],
      [40, "y"],
    ]);
    const [a] = buildReplay(events, [code]);
    assert.equal(a!.lengthMs, 30 * second);
    assert.deepEqual(
      a!.files[0]!.ms,
      [0, 5, 20].map((at) => at * second),
    );
  });

  it("has nothing of questions that were never reached", () => {
    assert.deepEqual(
      buildReplay(lived([0, open("a")], [10, { type: "skipped", question: "a" }]), []).map(({ question }) => question),
      ["a"],
    );
    assert.deepEqual(buildReplay(lived(), []), []);
    assert.deepEqual(buildReplay([], []), []);
  });

  it("counts what was typed in parts of the time", () => {
    const events = lived([0, open("a")], [100, { type: "ended", early: false }]);
    const code = written("solution.py", "a", [
      [10, "four"],
      [99, "seven77"],
    ]);
    assert.deepEqual(activityOf(buildReplay(events, [code])[0]!, 4), [4, 0, 0, 7]);
  });

  it("scrubs through an hour of typing in less than 16 ms a step", function () {
    this.timeout(20_000);
    const events = lived([0, open("a")], [3600, { type: "ended", early: false }]);
    const path = "interviews/s/q1/attempt-1/solution.py";
    const hour = typing({ strokes: 12_000, minutes: 59 });
    const records: EditRecord[] = [{ at: sampleStart, file: 1, type: "text", path, question: "a", text: "" }];
    for (const { at, changes, text } of hour) {
      const edits = [...changes]
        .sort((a, b) => b.offset - a.offset)
        .map(({ offset, removed, inserted }) => [0, offset, removed, inserted] as const);
      records.push({ at: sampleStart + at, file: 1, type: "typed", edits, sum: textSum(text) });
    }
    const [replay] = buildReplay(events, foldEdits(records));
    const file = replay!.files[0]!;
    assert.equal(replay!.lengthMs, 60 * minute);
    const times: number[] = [];
    for (let moment = 0; moment <= replay!.lengthMs; moment += 5 * second) {
      const began = performance.now();
      const { text } = fileAt(file, moment);
      // Flat, as it is sent to the editor.
      Buffer.byteLength(text);
      times.push(performance.now() - began);
    }
    const nearlyAll = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
    assert.ok(nearlyAll < 16, `95 of 100 steps take up to ${nearlyAll} ms`);
    for (const wanted of [0, 100, 4321, 11_999]) {
      const { at, text } = hour[wanted]!;
      const laterInTheSameMs = hour.findLast((one) => one.at === at)!;
      assert.equal(fileAt(file, at).text, laterInTheSameMs.text ?? text);
    }
  });
});

describe("a moment", () => {
  it("is shown as a clock shows it", () => {
    assert.deepEqual([0, 61_000, 3_599_999, 3_723_000].map(momentText), ["00:00", "01:01", "59:59", "1:02:03"]);
  });
});
