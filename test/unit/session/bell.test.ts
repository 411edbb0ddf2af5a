import assert from "node:assert/strict";
import { Emitter } from "../../../src/base/emitter";
import type { SessionPlan } from "../../../src/core/interview/session";
import { type Bell, hangBell } from "../../../src/session/bell";
import { LiveSession } from "../../../src/session/liveSession";
import type { OpenQuestion } from "../../../src/session/openQuestion";
import { sampleQuestion, sampleRun } from "../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession, type Untimed } from "../../support/sampleSession";

const minute = 60_000;
const interview = samplePlan([sampleSection("one", ["a"]), sampleSection("two", ["b"])]);
const open: Untimed = { type: "moved", section: 0, question: "a" };

describe("the bell", () => {
  let live: LiveSession;
  let bell: Bell;
  let texts: Record<string, string>;
  let question: OpenQuestion | undefined;
  const ticked = new Emitter<void>();
  const rung: { coded: boolean }[] = [];

  function sit(plan: SessionPlan, events: readonly Untimed[]): void {
    live = new LiveSession(
      sampleSession(plan, events),
      { append: async () => undefined, close: async () => undefined, touch: async () => undefined },
      () => 0,
    );
    texts = { "solution.py": "x = 1\n", "answer.md": "notes" };
    const of = sampleQuestion({ id: "a", runsCode: true });
    question = {
      question: of,
      get progress() {
        return live.state.questions.a!;
      },
      isStale: false,
      textOf: async (name: string) => {
        if (name === "answer.md" && texts[name] === undefined) throw new Error("EIO");
        return texts[name];
      },
    } as unknown as OpenQuestion;
    bell = hangBell({
      onDidTick: ticked.event,
      get live() {
        return live;
      },
      get open() {
        return question;
      },
    });
    rung.length = 0;
    bell.onDidRing((one) => rung.push(one));
  }
  afterEach(() => bell.dispose());

  /** Time passes, and whatever follows from it. */
  async function pass(ms: number): Promise<void> {
    live.tick(ms);
    ticked.fire();
    for (let turn = 0; turn < 20; turn++) await undefined;
  }

  const begun: Untimed[] = [
    open,
    { type: "attempted", question: "a", folder: "q1/attempt-1" },
    { type: "ran", question: "a", result: sampleRun(["passed", "failed"]) },
    { type: "used", ms: 10 * minute - 600 },
  ];

  const six: Untimed[] = [
    open,
    { type: "attempted", question: "a", folder: "q1/attempt-1" },
    { type: "used", ms: 6 * minute },
    { type: "jumped", id: "g", causes: ["stalled"], ms: 30 * minute, shiftMs: 0 },
  ];

  it("keeps the open question when the time of its section is over, and keeps overtime apart to the millisecond", async () => {
    sit(interview, begun);
    await pass(500);
    assert.deepEqual([live.state.questions.a?.bell, rung], [undefined, []]);
    await pass(1000);
    assert.deepEqual(live.state.questions.a?.bell, {
      files: [
        { name: "solution.py", text: "x = 1\n" },
        { name: "answer.md", text: "notes" },
      ],
      tests: { passed: 1, total: 2 },
      stale: false,
    });
    assert.deepEqual(rung, [{ coded: true }]);
    await pass(1000);
    const { usedMs, rang, overtimeMs } = live.state.sections[0]!;
    assert.deepEqual([usedMs, rang, overtimeMs], [10 * minute + 1900, true, 1900]);
    assert.equal(live.state.questions.a?.overtimeMs, 1900);
  });

  it("rings once: five minutes more leave what it kept as it was", async () => {
    sit(interview, begun);
    await pass(1000);
    texts["solution.py"] = "x = 2\n";
    await live.record({ type: "extended", ms: 5 * minute });
    for (let minutes = 0; minutes < 7; minutes++) await pass(minute);
    assert.equal(live.state.questions.a?.bell?.files[0]?.text, "x = 1\n");
    assert.equal(rung.length, 1);
  });

  it("rings later when five minutes were given before, or extra time", async () => {
    sit({ ...interview, extraTime: 1.5 }, [...begun, { type: "extended", ms: 5 * minute }]);
    await pass(9 * minute);
    assert.equal(rung.length, 0);
    await pass(minute + 1000);
    assert.equal(rung.length, 1);
  });

  it("rings once though its files are read for longer than a tick", async () => {
    sit(interview, begun);
    live.tick(1000);
    ticked.fire();
    ticked.fire();
    await pass(1000);
    assert.equal(rung.length, 1);
  });

  it("rings for a section where no question is open, and when a file cannot be read", async () => {
    sit(interview, [{ type: "used", ms: 10 * minute }]);
    question = undefined;
    await pass(100);
    assert.deepEqual([live.state.sections[0]?.rang, rung], [true, [{ coded: false }]]);
    bell.dispose();
    sit(interview, begun);
    delete texts["answer.md"];
    await pass(1000);
    assert.deepEqual(
      live.state.questions.a?.bell?.files.map(({ name }) => name),
      ["solution.py"],
    );
  });

  it("rings at once when a gap comes to count, and all past zero is overtime", async () => {
    sit(interview, [...six, { type: "counted", gap: "g", counts: true }]);
    await pass(1000);
    assert.deepEqual([rung.length, live.state.sections[0]?.overtimeMs], [1, 26 * minute + 1000]);
  });

  it("has not rung once that gap is taken back: it rings at the real zero with what stands there", async () => {
    sit(interview, [...six, { type: "counted", gap: "g", counts: true }]);
    await pass(1000);
    await live.record({ type: "counted", gap: "g", counts: false });
    texts["solution.py"] = "x = 2\n";
    await pass(3 * minute);
    assert.deepEqual([rung.length, live.state.sections[0]?.overtimeMs], [1, undefined]);
    await pass(minute);
    assert.deepEqual([rung.length, live.state.sections[0]?.overtimeMs], [2, 1000]);
    assert.equal(live.state.questions.a?.bell?.files[0]?.text, "x = 2\n");
  });

  it("stays silent when the gap is taken back while it reads the files", async () => {
    sit(interview, [...six, { type: "counted", gap: "g", counts: true }]);
    live.tick(1000);
    ticked.fire();
    await live.record({ type: "counted", gap: "g", counts: false });
    await pass(1000);
    assert.deepEqual([rung.length, live.state.sections[0]?.rang], [0, undefined]);
  });

  it("is silent in practice and while paused", async () => {
    for (const [plan, more] of [
      [{ ...interview, mode: "practice" as const }, []],
      [interview, [{ type: "paused" } as Untimed]],
    ] as const) {
      sit(plan, [...begun, { type: "used", ms: minute }, ...more]);
      await pass(1000);
      assert.equal(rung.length, 0);
      bell.dispose();
    }
  });
});
