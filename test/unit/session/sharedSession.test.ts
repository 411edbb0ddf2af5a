import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isHeld, thisProcess } from "../../../src/session/sharedSession";
import { readSession, sessionFolder } from "../../../src/storage/sessionFiles";
import { sampleStart } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";
import { openWindow, sharedPlan, type TestWindow } from "../../support/windows";

/** Our parent: a process that lives and is not this one. */
const otherPid = process.ppid;
const id = "2025-01-01T10-00-00-abcdef";
const answer = (text: string) => [{ name: "answer.md", text }];

describe("a session in two windows", () => {
  const folder = useTempFolder();
  let clock = sampleStart;
  const opened: TestWindow[] = [];
  beforeEach(() => {
    clock = sampleStart;
  });
  afterEach(() => Promise.all(opened.splice(0).map(({ live }) => live.close())));

  async function twoWindows() {
    const now = () => clock;
    const first = await openWindow(folder(), id, "1-first", { now });
    await first.live.look();
    const second = await openWindow(folder(), id, "2-second", { now, pid: otherPid });
    opened.push(first, second);
    return { first, second, windows: [first, second] };
  }

  it("is led by the first while that one lives; the second reads along", async () => {
    const { first, second } = await twoWindows();
    assert.deepEqual([first.live.leads, second.live.leads], [true, false]);
    assert.equal(second.live.isLedElsewhere, true);
    clock += 60_000;
    assert.equal(second.live.isLedElsewhere, false);
    await first.live.look();
    await second.live.look();
    assert.equal(second.live.isLedElsewhere, true);
  });

  it("has the answers of both, and the same history in both", async () => {
    const { first, second, windows } = await twoWindows();
    for (let round = 0; round < 5; round++) {
      clock += 10;
      await first.live.record({ type: "chose", question: "a", option: round });
      await second.live.record({ type: "clarified", question: "b", index: round });
      await second.live.record({ type: "hinted", question: "b" });
    }
    for (const { live } of windows) await live.look();
    for (const { live } of windows) {
      const { a, b } = live.state.questions;
      assert.deepEqual([a?.choice, b?.clarified, b?.hints], [4, [0, 1, 2, 3, 4], 5]);
    }
    assert.deepEqual(first.history(), second.history());
    const stored = await readSession(folder(), id);
    assert.deepEqual(stored.session, first.live.state);
    assert.deepEqual(stored.session, second.live.state);
  });

  it("counts the time of the window that leads, once", async () => {
    const { first, second, windows } = await twoWindows();
    for (let ticks = 0; ticks < 10; ticks++) for (const { live } of windows) live.tick(1000);
    for (const { live } of windows) await live.look();
    await first.live.record({ type: "hinted", question: "a" });
    await second.live.look();
    assert.deepEqual([first.live.state.usedMs, second.live.state.usedMs], [10_000, 10_000]);
  });

  it("goes over to the other window, and the first one's clock stops when it learns so", async () => {
    const { first, second } = await twoWindows();
    first.live.tick(2000);
    await first.live.record({ type: "moved", section: 0, question: "a" });
    await second.live.look();
    clock += 5;
    await second.live.takeOver();
    // The first does not know yet: it counts, moves on and ends; none of it counts.
    clock += 5;
    first.live.tick(4000);
    await first.live.record({ type: "moved", section: 1, question: "c" });
    await first.live.record({ type: "ended", early: true });
    await first.live.record({ type: "submitted", question: "a", files: answer("kept"), keyPoints: [], over: 0 });
    clock += 5;
    second.live.tick(3000);
    await second.live.record({ type: "moved", section: 0, question: "b" });
    await first.live.look();
    await second.live.look();
    first.live.tick(60_000);
    for (const { live } of [first, second]) {
      const { status, usedMs, question, questions } = live.state;
      assert.deepEqual([status, usedMs, question], ["running", 5000, "b"]);
      assert.deepEqual(questions.a?.submitted, answer("kept"));
    }
    assert.deepEqual([first.live.leads, second.live.leads], [false, true]);
    assert.deepEqual((await readSession(folder(), id)).session, second.live.state);
  });

  it("can be taken over by nobody's leave once the first is closed", async () => {
    const { first, second } = await twoWindows();
    await first.live.close();
    await second.live.look();
    assert.deepEqual(
      [second.live.leads, second.live.isLedElsewhere, second.live.state.owner],
      [false, false, undefined],
    );
    second.live.tick(1000);
    assert.equal(second.live.state.usedMs, 0);
    await second.live.takeOver();
    second.live.tick(1000);
    assert.equal(second.live.state.usedMs, 1000);
  });

  it("keeps both answers that were given at once, the newer one shown", async () => {
    const { first, second, windows } = await twoWindows();
    const submit = (text: string, over = 0) =>
      ({ type: "submitted", question: "a", files: answer(text), keyPoints: [] as number[], over }) as const;
    await first.live.record(submit("of the first"));
    clock += 5;
    await second.live.record(submit("of the second"));
    for (const { live } of windows) await live.look();
    for (const { live } of windows) {
      const { submitted, otherSubmitted, submittedAt } = live.state.questions.a!;
      assert.deepEqual([submitted, otherSubmitted], [answer("of the second"), answer("of the first")]);
      // What was written knowing of the other replaces it and is no further version.
      clock += 5;
      await live.record(submit("the end", submittedAt));
      for (const window of windows) await window.live.look();
      assert.deepEqual(live.state.questions.a?.submitted, answer("the end"));
      assert.deepEqual(live.state.questions.a?.otherSubmitted, answer("of the first"));
      break;
    }
  });

  it("opens from the journal of either window alone, plan and all", async () => {
    const { first, second } = await twoWindows();
    await first.live.record({ type: "swapped", section: 0, from: "b", to: "d" });
    await second.live.look();
    await second.live.record({ type: "chose", question: "a", option: 3 });
    await first.live.close();
    await second.live.close();
    const whole = (await readSession(folder(), id)).session;
    const place = sessionFolder(folder(), id);
    await writeFile(join(place, "1-first.jsonl"), "");
    const { session, events } = await readSession(folder(), id);
    assert.equal(events.filter(({ type }) => type === "started").length, 1);
    assert.deepEqual([session?.plan, session?.startedAt], [sharedPlan, whole?.startedAt]);
    assert.equal(session?.questions.a?.choice, 3);
  });

  it("goes on behind what was written when the clock was set back in between", async () => {
    const { first } = await twoWindows();
    clock += 3_600_000;
    await first.live.record({ type: "chose", question: "a", option: 1 });
    await first.live.close();
    clock -= 3_600_000;
    const later = await openWindow(folder(), id, "3-later", { now: () => clock });
    await later.live.record({ type: "chose", question: "a", option: 2 });
    await later.live.close();
    assert.equal((await readSession(folder(), id)).session?.questions.a?.choice, 2);
  });
});

describe("a window that leads a session", () => {
  const now = 1_000_000;
  const here = thisProcess();
  const cases: [what: string, owner: { pid: number; host: string }, beatAt: number | undefined, held: boolean][] = [
    ["lives when it showed so and its process runs", { ...here, pid: otherPid }, now - 3000, true],
    ["is gone when it was silent for long", { ...here, pid: otherPid }, now - 11_000, false],
    ["is gone when its last sign is of a time to come", { ...here, pid: otherPid }, now + 3_600_000, false],
    ["is gone when its process ended", { ...here, pid: 2 ** 22 + 1 }, now, false],
    ["is gone when it was one of this process", here, now, false],
    ["lives on another machine as long as it shows so", { pid: 2 ** 22 + 1, host: "elsewhere" }, now, true],
    ["is gone when it never wrote", { ...here, pid: otherPid }, undefined, false],
  ];
  for (const [what, owner, beatAt, held] of cases) {
    it(what, () => assert.equal(isHeld({ writer: "w", ...owner }, beatAt, now), held));
  }
});
