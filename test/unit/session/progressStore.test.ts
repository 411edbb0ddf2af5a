import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { localDate } from "../../../src/core/interview/realDate";
import type { Log } from "../../../src/host/log";
import { createProgressStore } from "../../../src/session/progressStore";
import { useTempFolder } from "../../support/tempFolder";

describe("ProgressStore", () => {
  const folder = useTempFolder();
  const said: string[] = [];
  const note = (message: string) => said.push(message);
  const log = { error: note, warn: note } as unknown as Log;

  it("goes on when progress cannot be read", async () => {
    await mkdir(join(folder(), "progress", "unreadable.jsonl"), { recursive: true });
    const store = createProgressStore(folder, log);
    await store.record({ type: "passed", question: "t/a" });
    assert.equal(store.progress.get("t/a")?.passed, true);
    assert.match(said.join(), /could not be read/u);
    store.dispose();
  });

  it("goes on in memory when progress cannot be written, and writes it when it can", async () => {
    await rm(join(folder(), "progress"), { recursive: true, force: true });
    await writeFile(join(folder(), "progress"), "a file in the way");
    const store = createProgressStore(folder, log);
    await store.record({ type: "passed", question: "t/a" });
    assert.equal(store.progress.get("t/a")?.passed, true);
    await rm(join(folder(), "progress"));
    await store.save();
    store.dispose();
    const later = createProgressStore(folder, log);
    assert.equal((await later.load()).get("t/a")?.passed, true);
    later.dispose();
  });

  it("keeps the date of the real interview with a grade, so that the review comes before it whenever it is read", async () => {
    const tomorrow = localDate(new Date(Date.now() + 24 * 60 * 60_000));
    const store = createProgressStore(folder, log, () => tomorrow);
    const grade = { type: "graded", question: "t/a", grade: "easy", session: "s" } as const;
    await store.record(grade);
    assert.equal(store.realDate, tomorrow);
    store.dispose();
    const later = createProgressStore(folder, log);
    const { review } = (await later.load()).get("t/a")!;
    const days = (Date.parse(review!.due) - Date.now()) / (24 * 60 * 60_000);
    assert.ok(days > 0.9 && days <= 1, `${days} days`);
    later.dispose();
  });

  it("takes up the progress of another folder when the setting changes", async () => {
    let root = join(folder(), "one");
    const store = createProgressStore(() => root, log);
    await store.record({ type: "passed", question: "t/a" });
    root = join(folder(), "two");
    await store.record({ type: "passed", question: "t/b" });
    assert.deepEqual([...store.progress.keys()], ["t/b"]);
    root = join(folder(), "one");
    assert.deepEqual([...(await store.load()).keys()], ["t/a"]);
    store.dispose();
  });
});
