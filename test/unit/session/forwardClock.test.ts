import assert from "node:assert/strict";
import { mock } from "node:test";
import { type EditRecord, foldEdits, readEditRecord } from "../../../src/core/interview/edits";
import { buildReplay } from "../../../src/core/interview/replay";
import type { SessionEvent } from "../../../src/core/interview/session";
import { EditRecorder } from "../../../src/session/editRecorder";
import { forwardClock } from "../../../src/session/forwardClock";
import { LiveSession } from "../../../src/session/liveSession";
import { countTime } from "../../../src/session/timekeeper";
import { samplePlan, sampleSection, sampleSession } from "../../support/sampleSession";
import { SimulatedComputer, systems } from "../../support/simulatedComputer";

const minute = 60_000;
const hour = 60 * minute;

describe("a clock that only goes forward", () => {
  it("tells the time of the computer, goes on by the steady clock where that is set back, and follows it again when it is ahead", () => {
    let [wall, steady] = [1000, 0];
    const clock = forwardClock(
      () => wall,
      () => steady,
    );
    const pass = (ms: number) => {
      wall += ms;
      steady += ms;
      return clock.time();
    };
    assert.deepEqual([pass(0), pass(500)], [1000, 1500]);
    wall -= hour;
    assert.deepEqual([pass(300), pass(0.7), pass(0.5), pass(minute)], [1800, 1800, 1801, 1801 + minute]);
    wall += 2 * hour;
    assert.equal(pass(0), Math.floor(wall));
  });

  it("never tells an earlier time than one it heard of", () => {
    let [wall, steady] = [1000, 0];
    const clock = forwardClock(
      () => wall,
      () => steady,
    );
    clock.heard(5000);
    clock.heard(4000);
    assert.equal(clock.time(), 5000);
    wall += 100;
    steady += 100;
    assert.equal(clock.time(), 5100);
  });
});

describe("a replay of work across a clock that was set back", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  for (const [what, byMs] of [
    ["an hour back", -hour],
    ["a day back", -24 * hour],
    ["a minute back", -minute],
  ] as const) {
    it(`has every minute of it in its place: ${what}`, async () => {
      const computer = new SimulatedComputer(systems.linux, Date.UTC(2026, 5, 1, 14));
      const plan = samplePlan([sampleSection("one", ["a"])]);
      const [events, records]: [SessionEvent[], EditRecord[]] = [[], []];
      const into = (list: unknown[]) => ({
        append: async (more: readonly unknown[]) => void list.push(...(JSON.parse(JSON.stringify(more)) as unknown[])),
        touch: async () => undefined,
        close: async () => undefined,
      });
      const [now, monotonic] = [() => computer.wallMs, () => computer.steadyMs];
      const live = new LiveSession(sampleSession(plan), into(events), now, undefined, monotonic);
      await live.record({ type: "started", id: "s1", plan });
      await live.record({ type: "moved", section: 0, question: "a" });
      const recorder = new EditRecorder({
        openJournal: async () => into(records),
        now: () => live.time(),
        monotonic,
        textOf: () => undefined,
      });
      const path = "a/attempt-1/solution.py";
      recorder.open(path, "a", "");
      const count = countTime(live, () => false, computer.clocks);
      computer.tick(count);
      const typedAt: number[] = [];
      let text = "";
      const work = async (minutes: number) => {
        for (let worked = 0; worked < minutes * minute; worked += 5000) {
          await computer.run(5000);
          recorder.changed(path, [{ offset: text.length, removed: 0, inserted: "x" }]);
          text += "x";
          typedAt.push(computer.activeMs);
          await recorder.flush();
        }
      };
      await work(10);
      computer.setClock(byMs);
      await work(30);
      await live.close();
      const histories = foldEdits(records.map(readEditRecord).filter((record) => record !== undefined));
      const [replay] = buildReplay(events, histories);
      assert.ok(Math.abs(replay!.lengthMs - 40 * minute) <= 1000, `${replay!.lengthMs} ms`);
      const typed = replay!.files[0]!.ms.slice(1);
      assert.equal(typed.length, typedAt.length);
      const off = Math.max(...typed.map((ms, index) => Math.abs(ms - typedAt[index]!)));
      assert.ok(off <= 1000, `a change is ${off} ms off its place`);
    });
  }
});
