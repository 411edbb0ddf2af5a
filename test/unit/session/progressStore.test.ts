import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../../src/host/log";
import { createProgressStore } from "../../../src/session/progressStore";
import { useTempFolder } from "../../support/tempFolder";

describe("ProgressStore", () => {
  const folder = useTempFolder();
  const said: string[] = [];
  const log = { error: (message: string) => said.push(message) } as unknown as Log;

  it("goes on when progress cannot be read", async () => {
    await mkdir(join(folder(), "progress", "unreadable.jsonl"), { recursive: true });
    const store = createProgressStore(folder, log);
    await store.record({ type: "passed", question: "t/a" });
    assert.equal(store.progress.get("t/a")?.passed, true);
    assert.match(said.join(), /could not be read/u);
    store.dispose();
  });

  it("goes on in memory when progress cannot be written", async () => {
    await rm(join(folder(), "progress"), { recursive: true, force: true });
    await writeFile(join(folder(), "progress"), "a file in the way");
    const store = createProgressStore(folder, log);
    await store.record({ type: "passed", question: "t/a" });
    assert.equal(store.progress.get("t/a")?.passed, true);
    store.dispose();
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
