import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { applyEvent } from "../../../src/core/interview/foldSession";
import type { SessionEvent } from "../../../src/core/interview/session";
import { abandonOld, listUnrated, markAbandoned } from "../../../src/storage/abandonedSessions";
import { writeReadme } from "../../../src/storage/practiceReadme";
import { openSessionJournal, readSession } from "../../../src/storage/sessionFiles";
import { findUnfinished } from "../../../src/storage/unfinishedSessions";
import { samplePlan, sampleSection } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";

const plan = samplePlan([sampleSection("one", ["a"])]);
const day = 24 * 3_600_000;
const now = Date.parse("2025-03-20T12:00:00Z");

describe("sessions nobody went on with", () => {
  const folder = useTempFolder();
  const status = async (id: string) => (await readSession(folder(), id)).session?.status;

  /** A session begun so many days ago, and what happened in it, each with its age in days. */
  async function write(age: number, ...events: [age: number, event: Record<string, unknown>][]): Promise<string> {
    const at = now - age * day;
    const id = `${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}-abcdef`;
    const journal = await openSessionJournal(folder(), id);
    const later = events.map(([days, event]) => ({ ...event, at: now - days * day }));
    await journal.append([{ type: "started", id, plan, at }, ...later]);
    await journal.close();
    return id;
  }

  it("are marked after two weeks without anything, and no others", async () => {
    const old = await write(15, [15, { type: "used", ms: 1000 }]);
    const fresh = await write(13);
    const goneOn = await write(40, [2, { type: "resumed" }]);
    const ended = await write(30, [30, { type: "ended", early: false }]);
    const paused = await write(100, [99, { type: "paused" }]);
    assert.deepEqual(await abandonOld(folder(), now, () => false), [old, paused]);
    assert.deepEqual(
      [await status(old), await status(fresh), await status(goneOn), await status(ended), await status(paused)],
      ["abandoned", "running", "running", "ended", "abandoned"],
    );
    assert.deepEqual(await abandonOld(folder(), now, () => false), []);
    assert.equal((await findUnfinished(folder(), () => true))?.session?.id, fresh);
  });

  it("stay as they are while another window leads them", async () => {
    const id = await write(15);
    assert.deepEqual(await abandonOld(folder(), now, () => true), []);
    assert.equal(await status(id), "running");
  });

  it("can be resumed, or ended and rated, as if nothing had been", async () => {
    const id = await write(3, [3, { type: "hinted", question: "a" }]);
    await markAbandoned(folder(), id, now);
    assert.deepEqual(await listUnrated(folder(), [id, "nothing"]), [
      { id, status: "abandoned", title: plan.title, date: "2025-03-17" },
    ]);
    const { session } = await readSession(folder(), id);
    assert.equal(session?.questions.a?.hints, 1);
    const then = (event: Partial<SessionEvent>) => applyEvent(session, { at: now + 1, ...event } as SessionEvent);
    assert.equal(then({ type: "resumed" })?.status, "running");
    assert.equal(then({ type: "ended", early: true })?.status, "ended");
  });
});

describe("the README of the practice folder", () => {
  const folder = useTempFolder();

  it("says what each folder holds, and is written once", async () => {
    await writeReadme(folder());
    const path = join(folder(), "README.txt");
    const text = await readFile(path, "utf8");
    for (const name of ["interviews/", "practice/", "sessions/", "progress/"])
      assert.match(text, new RegExp(`^${name}`, "mu"));
    await writeFile(path, "mine");
    await writeReadme(folder());
    assert.equal(await readFile(path, "utf8"), "mine");
  });
});
