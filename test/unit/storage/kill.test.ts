import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openJournal, readJournal } from "../../../src/storage/journal";
import { useTempFolder } from "../../support/tempFolder";

const writer = join("out", "test", "support", "journalWriter.js");
const kills = 60;
const atOnce = 3;

describe("a journal whose writer is killed", () => {
  const folder = useTempFolder();

  it(`has every acknowledged record after each of ${kills} kills`, async function () {
    this.timeout(60_000);
    let round = 0;
    let records = 0;
    const lane = async () => {
      while (round < kills) records += await killOnce(join(folder(), `${round++}.jsonl`));
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    assert.ok(records > kills, `only ${records} records in ${kills} rounds: killed too early to show anything`);
  });

  if (process.platform !== "win32") {
    it("has every acknowledged record when a write came back short and the next one failed", async () => {
      const path = join(folder(), "limited.jsonl");
      // The largest file the system lets the writer make, in blocks of 512 bytes or 1 KB: writes are cut short there.
      const child = spawn("sh", ["-c", 'ulimit -f 8; exec "$0" "$@"', process.execPath, writer, path], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const lines = await linesOf(child);
      assert.equal(lines.pop(), "EFBIG");
      assert.deepEqual(await numbersIn(path), lines.map(Number));
      await goOn(path);
    });
  }
});

/** Kills a writer at a random instant of its work; gives how many records it had saved. */
async function killOnce(path: string): Promise<number> {
  const child = fork(writer, [path], { silent: true });
  const killAfter = 1 + Math.floor(Math.random() * 20);
  let seen = 0;
  child.stdout!.on("data", (chunk: Buffer) => {
    seen += chunk.toString().split("\n").length - 1;
    // Between two records, in one of them, or in a sync: the writer does not wait for us.
    if (seen >= killAfter) child.kill("SIGKILL");
  });
  const acknowledged = (await linesOf(child)).map(Number);
  const found = await numbersIn(path);
  assert.deepEqual(found.slice(0, acknowledged.length), acknowledged, path);
  assert.ok(found.length <= acknowledged.length + 1, "at most the record in flight is more than was acknowledged");
  await goOn(path);
  return acknowledged.length;
}

/** Whole lines a process printed until it ended. */
async function linesOf(child: ChildProcess): Promise<string[]> {
  let text = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, "close");
  return text.split("\n").slice(0, -1);
}

async function numbersIn(path: string): Promise<number[]> {
  const { records, damaged } = await readJournal(path);
  assert.equal(damaged, 0, path);
  return records.map((record) => (record as { number: number }).number);
}

/** The next window can write on, and what was there stays. */
async function goOn(path: string): Promise<void> {
  const before = await numbersIn(path);
  const journal = await openJournal(path);
  await journal.append([{ number: -1 }]);
  await journal.close();
  const { records } = await readJournal(path);
  assert.deepEqual(
    records.map((record) => (record as { number: number }).number),
    [...before, -1],
  );
}
