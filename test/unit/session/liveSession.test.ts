import assert from "node:assert/strict";
import { join } from "node:path";
import { mock } from "node:test";
import { foldSession } from "../../../src/core/interview/foldSession";
import type { SessionEvent } from "../../../src/core/interview/session";
import { LiveSession } from "../../../src/session/liveSession";
import { openJournal, readJournal } from "../../../src/storage/journal";
import { onFaultyDisk } from "../../support/diskFaults";
import { samplePlan, sampleSection, sampleSession, sampleStart } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";

const plan = samplePlan([sampleSection("one", ["a", "b"]), sampleSection("two", ["c"])]);

describe("LiveSession", () => {
  const folder = useTempFolder();
  const path = () => join(folder(), "w.jsonl");
  let clock = sampleStart;

  beforeEach(() => {
    clock = sampleStart;
    mock.timers.enable({ apis: ["setTimeout"] });
  });
  afterEach(() => mock.timers.reset());

  let monotonic = 0;

  async function begin(): Promise<LiveSession> {
    const [now, steady] = [() => clock, () => monotonic];
    const live = new LiveSession(sampleSession(plan), await openJournal(path()), now, undefined, steady);
    await live.record({ type: "started", id: "s1", plan });
    return live;
  }

  /** What stands in the journal; the start, which is written several times, once. */
  async function saved(): Promise<SessionEvent[]> {
    const events = (await readJournal(path())).records as SessionEvent[];
    return events.filter(({ type }, index) => type !== "started" || index === 0);
  }

  async function savedTypes(): Promise<string[]> {
    return (await saved()).map(({ type }) => type);
  }

  it("counts an event at once and saves it", async () => {
    const live = await begin();
    let changes = 0;
    live.onDidChange(() => {
      changes += 1;
    });
    const saving = live.record({ type: "hinted", question: "a" });
    assert.deepEqual([live.state.questions.a?.hints, changes, live.isSaved], [1, 1, false]);
    await saving;
    assert.equal(live.isSaved, true);
    assert.deepEqual(await savedTypes(), ["started", "hinted"]);
    await live.close();
  });

  it("saves events recorded while others are being written, in order", async () => {
    const live = await begin();
    const options = Array.from({ length: 20 }, (_, option) => option);
    await Promise.all(options.map((option) => live.record({ type: "chose", question: "a", option })));
    assert.equal(live.isSaved, true);
    assert.deepEqual(
      (await saved()).slice(1).map((event) => event.type === "chose" && event.option),
      options,
    );
    await live.close();
  });

  for (let turns = 0; turns < 8; turns++) {
    it(`leaves no event behind that comes ${turns} promise turns after a write ended`, async () => {
      let end = () => {};
      const written: unknown[] = [];
      const append = async (records: readonly unknown[]) => {
        if (written.length === 0) {
          await new Promise<void>((resolve) => {
            end = resolve;
          });
        }
        written.push(...records);
      };
      const live = new LiveSession(
        sampleSession(plan),
        { append, close: async () => undefined, touch: async () => undefined },
        () => clock,
      );
      void live.record({ type: "hinted", question: "a" });
      end();
      for (let turn = 0; turn < turns; turn++) await undefined;
      await live.record({ type: "hinted", question: "b" });
      assert.equal(written.length, 2);
    });
  }

  it("writes the start again, apart from the first and on another page, so that no damage hides all the rest", async () => {
    const live = await begin();
    await live.takeOver();
    for (let option = 0; option < 100; option++) await live.record({ type: "chose", question: "a", option });
    await live.close();
    const records = (await readJournal(path())).records as (SessionEvent & { n: number })[];
    assert.deepEqual(
      records.map(({ n }) => n),
      records.map((_, index) => index),
    );
    const starts = records.filter(({ type }) => type === "started");
    assert.deepEqual(
      starts.map(({ n }) => n),
      [0, 2, 64],
    );
    assert.deepEqual(new Set(starts.map(({ n: _, ...start }) => JSON.stringify(start))).size, 1);
    assert.deepEqual(foldSession(records.slice(1).map(({ n: _, ...event }) => event)), live.state);
  });

  it("takes nothing more once it is closed, and tries nothing again", async () => {
    const live = await begin();
    const failures: Error[] = [];
    live.onDidFailToSave((error) => failures.push(error));
    await live.close();
    await live.record({ type: "hinted", question: "a" });
    for (let second = 0; second < 13; second++) live.tick(1000);
    await live.close();
    mock.timers.tick(10_000);
    assert.deepEqual([failures, live.isSaved, await savedTypes()], [[], true, ["started"]]);
  });

  describe("when the disk refuses", () => {
    it("keeps the events, says so once, and saves them when it is tried again", async () => {
      const live = await begin();
      const failures: string[] = [];
      live.onDidFailToSave(({ message }) => failures.push(message));
      await onFaultyDisk({ write: "fail" }, async () => {
        await live.record({ type: "hinted", question: "a" });
        await live.record({ type: "hinted", question: "a" });
        await live.record({ type: "skipped", question: "b" });
      });
      assert.deepEqual(failures, ["EIO: i/o error"]);
      assert.deepEqual([live.isSaved, live.state.questions.a?.hints], [false, 2]);
      assert.deepEqual(await savedTypes(), ["started"]);
      mock.timers.tick(2000);
      await live.close();
      assert.equal(live.isSaved, true);
      assert.deepEqual(await savedTypes(), ["started", "hinted", "hinted", "skipped"]);
    });

    it("has one try waiting, however many events came", async () => {
      let tries = 0;
      const append = async () => {
        tries += 1;
        throw new Error("no");
      };
      const live = new LiveSession(
        sampleSession(plan),
        { append, close: async () => undefined, touch: async () => undefined },
        () => clock,
      );
      for (let round = 0; round < 5; round++) await live.record({ type: "hinted", question: "a" });
      assert.equal(tries, 5);
      mock.timers.tick(2000);
      for (let turn = 0; turn < 10; turn++) await undefined;
      assert.equal(tries, 6);
      live.dispose();
      mock.timers.tick(10_000);
      assert.equal(tries, 6);
    });

    it("saves what is left with the next event, without waiting for the try", async () => {
      const live = await begin();
      await onFaultyDisk({ datasync: "fail" }, () => live.record({ type: "hinted", question: "a" }));
      await live.record({ type: "skipped", question: "a" });
      assert.equal(live.isSaved, true);
      assert.deepEqual(await savedTypes(), ["started", "hinted", "skipped"]);
      await live.close();
    });

    it("says so again after it worked in between, and for another reason", async () => {
      const live = await begin();
      const failures: string[] = [];
      live.onDidFailToSave(({ message }) => failures.push(message));
      for (let round = 0; round < 2; round++) {
        await onFaultyDisk({ write: "fail" }, () => live.record({ type: "hinted", question: "a" }));
        await live.record({ type: "hinted", question: "a" });
      }
      assert.equal(failures.length, 2);
      await live.close();
    });
  });

  describe("time", () => {
    it("counts at once and is journaled every second", async () => {
      const live = await begin();
      for (const ms of [1000, 999, 1000, 400, 600, 100]) live.tick(ms);
      assert.equal(live.state.usedMs, 4099);
      await live.close();
      const used = (await saved()).flatMap((event) => (event.type === "used" ? [event.ms] : []));
      assert.deepEqual(used, [1000, 999, 1000, 1000, 100]);
    });

    it("is journaled before the event that follows it, so it goes to the right question", async () => {
      const live = await begin();
      await live.record({ type: "moved", section: 0, question: "a" });
      live.tick(700);
      await live.record({ type: "moved", section: 1, question: "c" });
      live.tick(300);
      await live.close();
      const session = foldSession(await saved());
      assert.deepEqual([session?.questions.a?.usedMs, session?.questions.c?.usedMs], [700, 300]);
      assert.deepEqual(
        session?.sections.map(({ usedMs }) => usedMs),
        [700, 300],
      );
    });

    it("stands still while paused and after the end", async () => {
      const live = await begin();
      live.tick(1000);
      await live.record({ type: "paused" });
      live.tick(60_000);
      await live.record({ type: "resumed" });
      live.tick(500);
      await live.record({ type: "ended", early: false });
      live.tick(60_000);
      assert.equal(live.state.usedMs, 1500);
      await live.close();
      assert.equal(foldSession(await saved())?.usedMs, 1500);
    });

    it("loses nothing by rounding, however odd the steps", async () => {
      const live = await begin();
      for (let step = 0; step < 3600; step++) live.tick(1000.37);
      assert.ok(Math.abs(live.state.usedMs - 3600 * 1000.37) <= 1, String(live.state.usedMs));
      await live.close();
    });

    it("never runs backwards in the journal when the clock is set back", async () => {
      const live = await begin();
      await live.record({ type: "hinted", question: "a" });
      clock = sampleStart - 3_600_000;
      await live.record({ type: "hinted", question: "b" });
      // It goes on from there as time really passes, not an hour later.
      monotonic += 60_000.6;
      clock += 60_000;
      await live.record({ type: "hinted", question: "b" });
      clock = sampleStart + 90_000;
      await live.record({ type: "hinted", question: "b" });
      await live.close();
      const times = (await saved()).map(({ at }) => at - sampleStart);
      assert.deepEqual(times, [0, 0, 0, 60_000, 90_000]);
    });
  });

  it("can be built again from its journal, to the last bit", async () => {
    const live = await begin();
    const steps: (() => unknown)[] = [
      () => live.record({ type: "moved", section: 0, question: "a" }),
      () => live.tick(1000.4),
      () => live.record({ type: "attempted", question: "a", folder: "q1/attempt-1" }),
      () => live.tick(4999.9),
      () => live.record({ type: "hinted", question: "a" }),
      () =>
        live.record({ type: "submitted", question: "a", files: [{ name: "answer.md", text: "é" }], keyPoints: [1] }),
      () => live.record({ type: "paused" }),
      () => live.tick(9000),
      () => live.record({ type: "resumed" }),
      () => live.record({ type: "extended", ms: 300_000 }),
      () => live.record({ type: "swapped", section: 0, from: "b", to: "d" }),
      () => live.record({ type: "moved", section: 1, question: "c" }),
      () => live.tick(333.3),
      () => live.record({ type: "predicted", scores: { c1: 3 } }),
      () => live.record({ type: "rated", criterion: "x", score: 4, note: "n" }),
      () => live.record({ type: "ended", early: true }),
    ];
    for (const step of steps) {
      clock += 100;
      await step();
    }
    await live.close();
    assert.deepEqual(foldSession(await saved()), live.state);
  });
});
