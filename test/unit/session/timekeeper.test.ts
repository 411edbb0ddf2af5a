import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { JudgedStep } from "../../../src/core/interview/clockGaps";
import type { SessionEvent, SessionPlan } from "../../../src/core/interview/session";
import { LiveSession } from "../../../src/session/liveSession";
import { countTime, recordClosed, systemClocks } from "../../../src/session/timekeeper";
import { clockFaults, closeWindows, problemAfter, problemAfterAll } from "../../support/clockFaults";
import { samplePlan, sampleSection, sampleSession } from "../../support/sampleSession";
import { SimulatedComputer, systems } from "../../support/simulatedComputer";

const plan = samplePlan([sampleSection("one", ["a"])]);

function begin(records: unknown[] = [], given: Partial<SessionPlan> = {}): LiveSession {
  const append = async (more: readonly unknown[]) => void records.push(...more);
  return new LiveSession(
    sampleSession({ ...plan, ...given }),
    { append, close: async () => undefined, touch: async () => undefined },
    () => 5_000,
  );
}

describe("the time of a session", () => {
  for (const system of Object.values(systems)) {
    for (const fault of clockFaults) {
      it(`is right to the second on ${system.name} after ${fault.title}`, async () =>
        assert.equal(await problemAfter(system, fault), undefined));
    }
  }

  for (const system of Object.values(systems)) {
    it(`is right to two seconds on ${system.name} after all of them in one interview`, async () =>
      assert.equal(await problemAfterAll(system), undefined));
  }

  it("crosses a change of the clocks of a country, as those of the test do", () => {
    const zones = clockFaults.filter(({ timeZone }) => timeZone && timeZone !== "UTC");
    assert.equal(zones.length, 4);
    for (const { title, start, timeZone } of zones) {
      const hourAt = (ms: number) =>
        Number(new Intl.DateTimeFormat("en", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(ms));
      const steps = (hourAt(start! + 11 * 60_000) - hourAt(start! + 9 * 60_000) + 24) % 24;
      assert.notEqual(steps, 1, title);
    }
  });

  it("is lost by no reload and no kill at 200 points, and each is shown", async function () {
    this.timeout(30_000);
    const { passed, problems } = await closeWindows(200, 5);
    assert.deepEqual(problems, []);
    assert.equal(passed, 201);
  });

  it("stands still while the session is paused or over, and nothing is told of it", async () => {
    for (const still of ["paused", "over"] as const) {
      const live = begin();
      const computer = new SimulatedComputer(systems.linux, 0);
      const count = countTime(live, () => still === "over", computer.clocks);
      if (still === "paused") await live.record({ type: "paused" });
      computer.sleep(3_600_000);
      count();
      assert.deepEqual([live.state.usedMs, live.state.gaps], [0, []]);
    }
  });

  it("was not counted while the window was closed, and that is told; a paused one and practice were not missed", async () => {
    const records: SessionEvent[] = [];
    const events = [
      { type: "used", ms: 900, at: 1_000 },
      { type: "hinted", question: "a", at: 1_500 },
    ] as SessionEvent[];
    const live = begin(records);
    await recordClosed(live, events, 61_000);
    assert.deepEqual(
      live.state.gaps.map(({ causes, ms, counts }) => ({ causes, ms, counts })),
      [{ causes: ["closed"], ms: 60_000, counts: undefined }],
    );
    assert.deepEqual(
      records.map(({ type }) => type),
      ["jumped"],
    );
    const paused = begin();
    await paused.record({ type: "paused" });
    await recordClosed(paused, events, 61_000);
    const practice = begin([], { mode: "practice" });
    await recordClosed(practice, events, 61_000);
    assert.deepEqual([paused.state.gaps, practice.state.gaps], [[], []]);
  });

  it("is measured by clocks that go on", async () => {
    const { read, monotonicSleeps } = systemClocks();
    const before = read();
    await delay(50);
    const now = read();
    assert.ok(now.monotonicMs > before.monotonicMs && now.wallMs > before.wallMs);
    assert.equal(now.bootMs !== undefined, monotonicSleeps);
  });

  if (process.platform !== "win32") {
    it("does not count a process that is really stopped", async function () {
      this.timeout(30_000);
      const child = fork(join("out", "test", "support", "stepPrinter.js"), { silent: false });
      const steps: JudgedStep[] = [];
      child.on("message", (step) => steps.push(step as JudgedStep));
      try {
        await once(child, "message");
        const began = performance.now();
        child.kill("SIGSTOP");
        await delay(6_500);
        const stoppedMs = performance.now() - began;
        child.kill("SIGCONT");
        const before = steps.length;
        while (steps.length < before + 2) await once(child, "message");
        const gaps = steps.flatMap(({ gap }) => gap ?? []);
        assert.deepEqual(
          gaps.map(({ causes }) => causes),
          [process.platform === "linux" ? ["stalled"] : ["slept", "stalled"]],
        );
        assert.ok(Math.abs(gaps[0]!.ms - stoppedMs) <= 1_000, `${gaps[0]!.ms} of ${stoppedMs} ms`);
      } finally {
        child.kill("SIGKILL");
      }
    });
  }
});
