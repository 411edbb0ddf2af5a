import assert from "node:assert/strict";
import { appendFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SessionEvent } from "../../../src/core/interview/session";
import {
  listSessions,
  newSessionId,
  openSessionJournal,
  readSession,
  sessionFolder,
} from "../../../src/storage/sessionFiles";
import { samplePlan, sampleSection, sampleStart } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";

const plan = samplePlan([sampleSection("one", ["a", "b"])]);
const started = (id: string, at = sampleStart): SessionEvent => ({ type: "started", id, plan, at });

describe("sessions in the practice folder", () => {
  const folder = useTempFolder();

  async function write(id: string, ...events: unknown[]): Promise<void> {
    const journal = await openSessionJournal(folder(), id);
    await journal.append(events);
    await journal.close();
  }

  it("are the fold of what was written", async () => {
    await write("2025-s", started("2025-s"), { type: "used", ms: 5, at: sampleStart });
    const { session, events, damaged } = await readSession(folder(), "2025-s");
    assert.deepEqual([session?.id, session?.usedMs, events.length, damaged], ["2025-s", 5, 2, 0]);
  });

  it("are undefined when there is nothing, or nothing but noise", async () => {
    const none = { session: undefined, events: [], damaged: 0, damage: [] };
    assert.deepEqual(await readSession(folder(), "nothing"), none);
    await write("noise", null, 3, "x", {}, { type: "paused" }, { at: 1 }, [1]);
    assert.deepEqual(await readSession(folder(), "noise"), none);
  });

  it("have a journal for each window, merged by time", async () => {
    const [first, second] = await Promise.all([openSessionJournal(folder(), "s"), openSessionJournal(folder(), "s")]);
    await first.append([started("s")]);
    const hints: SessionEvent[] = [1, 2, 3, 4].map((at) => ({
      type: "chose",
      question: "a",
      option: at,
      at: sampleStart + at,
    }));
    await Promise.all([first.append([hints[0], hints[2]]), second.append([hints[1], hints[3]])]);
    await Promise.all([first.close(), second.close()]);
    const { session, events } = await readSession(folder(), "s");
    assert.equal((await readdir(sessionFolder(folder(), "s"))).length, 2);
    assert.deepEqual(
      events.slice(1).map(({ by: _, ...event }) => event),
      hints,
    );
    assert.deepEqual(
      events.map(({ by }) => by === events[0]!.by),
      [true, true, false, true, false],
    );
    assert.equal(session?.questions.a?.choice, 4);
  });

  it("keep the order of each journal when the clock was set back meanwhile", async () => {
    const jump = sampleStart - 3_600_000;
    await write(
      "s",
      started("s"),
      { type: "paused", at: sampleStart + 5 },
      { type: "resumed", at: jump },
      { type: "used", ms: 9, at: jump + 1 },
    );
    const { session, events } = await readSession(folder(), "s");
    assert.deepEqual(
      events.map(({ type }) => type),
      ["started", "paused", "resumed", "used"],
    );
    assert.deepEqual([session?.status, session?.usedMs], ["running", 9]);
  });

  it("begin with their start even when another window's clock is behind", async () => {
    await write("s", { type: "hinted", question: "a", at: sampleStart - 60_000 });
    await write("s", started("s"));
    assert.equal((await readSession(folder(), "s")).session?.questions.a?.hints, 1);
  });

  it("count damaged records and use the others", async () => {
    await write("s", started("s"));
    const [name] = await readdir(sessionFolder(folder(), "s"));
    await appendFile(join(sessionFolder(folder(), "s"), name!), "garbage\n");
    await write("s", { type: "hinted", question: "a", at: sampleStart + 1 });
    const { session, damaged } = await readSession(folder(), "s");
    assert.deepEqual([damaged, session?.questions.a?.hints], [1, 1]);
  });

  it("are listed newest first, without what is no session", async () => {
    assert.deepEqual(await listSessions(folder()), []);
    for (const id of ["2025-01-02T10-00-00-aa", "2025-11-01T10-00-00-bb", "2024-12-31T10-00-00-cc"])
      await write(id, started(id));
    await mkdir(join(folder(), "sessions", "notes"));
    await writeFile(join(folder(), "sessions", ".DS_Store"), "");
    assert.deepEqual(await listSessions(folder()), [
      "2025-11-01T10-00-00-bb",
      "2025-01-02T10-00-00-aa",
      "2024-12-31T10-00-00-cc",
    ]);
  });

  it("have ids that sort by time and never meet", () => {
    const at = (text: string) => newSessionId(new Date(text));
    assert.match(at("2025-03-14T09:26:53Z"), /^2025-03-14T09-26-53-[0-9a-f]{6}$/u);
    assert.ok(at("2025-03-14T09:26:53Z") < at("2025-03-14T09:26:54Z"));
    assert.equal(new Set(Array.from({ length: 50 }, () => at("2025-03-14T09:26:53Z"))).size, 50);
  });
});
