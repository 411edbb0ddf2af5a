import assert from "node:assert/strict";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SessionPlan } from "../../../src/core/interview/session";
import { tellUnreadable } from "../../../src/session/damagedJournals";
import { openJournal } from "../../../src/storage/journal";
import { openSessionJournal, sessionFolder } from "../../../src/storage/sessionFiles";
import { findUnfinished } from "../../../src/storage/unfinishedSessions";
import { MemoryDisk } from "../../support/memoryDisk";
import { samplePlan, sampleSection } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";

const day = 24 * 3_600_000;
const now = Date.parse("2025-03-20T12:00:00Z");
const interview = samplePlan([sampleSection("one", ["a", "b"])]);
const practice = samplePlan([sampleSection("one", ["a"])], { mode: "practice" });
const isInterview = ({ plan }: { plan: SessionPlan }) => plan.mode === "interview";

describe("an unfinished session", () => {
  const folder = useTempFolder();

  /** A session begun so many days ago, last written then unless `touched` says how many days ago. */
  async function write(
    days: number,
    { plan = interview, end, touched = days }: { plan?: SessionPlan; end?: string; touched?: number } = {},
  ): Promise<string> {
    const at = now - days * day;
    const id = `${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}-abcdef`;
    const journal = await openSessionJournal(folder(), id, "1-first");
    const last = end ? [{ type: end, early: false, at: at + 1, n: 1 }] : [];
    await journal.append([{ type: "started", id, plan, at, n: 0 }, ...last]);
    await journal.close();
    const time = new Date(now - touched * day);
    await utimes(pathOf(id), time, time);
    return id;
  }
  const pathOf = (id: string) => join(sessionFolder(folder(), id), "1-first.jsonl");
  const find = async () => (await findUnfinished(folder(), isInterview, { now }))?.session?.id;

  it("is the newest one neither ended nor discarded nor abandoned", async () => {
    const first = await write(4);
    assert.equal(await find(), first);
    const second = await write(3.9, { plan: interview });
    for (const [index, end] of ["ended", "discarded", "abandoned"].entries()) await write(3 - index, { end });
    assert.equal(await find(), second);
    const wanted = ({ id }: { id: string }) => id === first;
    assert.equal((await findUnfinished(folder(), wanted, { now }))?.session?.id, first);
  });

  it("is none when all are over, or nothing was ever written", async () => {
    assert.equal(await find(), undefined);
    await write(1, { end: "ended" });
    await (await openJournal(join(folder(), "sessions", "2025-03-19T00-00-00-e", "w.jsonl"))).close();
    const unreadable: string[] = [];
    await findUnfinished(folder(), isInterview, { now, onUnreadable: (id) => unreadable.push(id) });
    assert.deepEqual([await find(), unreadable], [undefined, []]);
  });

  it("is found behind a hundred practiced questions, and behind ended interviews", async () => {
    const id = await write(10);
    for (let index = 0; index < 100; index++) await write(9 - index / 20, { plan: practice });
    for (let index = 0; index < 30; index++) await write(3 - index / 20, { end: "ended" });
    assert.equal(await find(), id);
  });

  it("is found though it was begun long ago, if somebody went on with it since", async () => {
    await write(40);
    assert.equal(await find(), undefined);
    const id = await write(50, { touched: 2 });
    assert.equal(await find(), id);
  });

  it("is found without reading whole journals of practice and of long ago", async () => {
    let read: string[] = [];
    const disk = new MemoryDisk(
      undefined,
      (call, path) => {
        if (call === "open") read.push(path);
      },
      () => at,
    );
    let at = now;
    const long = "x".repeat(200_000);
    for (let index = 0; index < 60; index++) {
      at = now - (index < 30 ? 5 : 60) * day - index * 1000;
      const id = `${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}-abcdef`;
      const journal = await openSessionJournal("/practice", id, "1-first", disk);
      const plan = index < 30 ? practice : interview;
      const files = [{ name: "answer.md", text: long }];
      await journal.append([
        { type: "started", id, plan, at, n: 0 },
        { type: "submitted", question: "a", files, keyPoints: [], at, n: 1 },
      ]);
    }
    read = [];
    assert.equal(await findUnfinished("/practice", isInterview, { now, disk }), undefined);
    // Once each, for the first line, and only where something happened lately.
    assert.deepEqual([read.length, new Set(read).size], [30, 30]);
  });

  it("that cannot be read is told of once, by its date, and its file stays as it is", async () => {
    const id = await write(2);
    const other = await write(1, { end: "ended" });
    const text = (await readFile(pathOf(id), "utf8")).replace("started", "startex");
    await writeFile(pathOf(id), `${text}${text}`);
    const told: string[] = [];
    for (let time = 0; time < 2; time++) {
      const unreadable: string[] = [];
      const options = { now, onUnreadable: (one: string) => void unreadable.push(one) };
      assert.equal(await findUnfinished(folder(), isInterview, options), undefined);
      assert.deepEqual(unreadable, [id]);
      await tellUnreadable(folder(), id, ({ message }) => told.push(message));
    }
    assert.deepEqual(told, [
      `The session of 2025-03-18 cannot be opened: the disk damaged its plan. All that is left stays in sessions/${id}, with a copy in its folder damaged.`,
    ]);
    for (const path of [pathOf(id), join(sessionFolder(folder(), id), "damaged", "1-first.jsonl")])
      assert.equal(await readFile(path, "utf8"), `${text}${text}`);
    assert.deepEqual(await readdir(sessionFolder(folder(), other)), ["1-first.jsonl"]);
  });
});
