import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { clockVictim } from "../../support/clockKills";
import { draftVictim } from "../../support/draftKills";
import { fileVictim } from "../../support/fileKills";
import { findLossGoingOn, journalVictim, readNumbers } from "../../support/journalKills";
import { killWriters, linesOf, type Victim } from "../../support/kills";
import { sessionVictim } from "../../support/sessionKills";
import { settingsVictim } from "../../support/settingsKills";
import { useTempFolder } from "../../support/tempFolder";

const victims: [what: string, victim: Victim, kills: number][] = [
  ["a journal has every acknowledged record", journalVictim, 60],
  ["settings are put back exactly", settingsVictim, 100],
  ["an interview has the time that was worked", clockVictim, 24],
  ["what was typed a second before is there", draftVictim, 12],
  ["a file has its last acknowledged text or the next, whole,", fileVictim, 12],
];

describe("when the writer is killed", () => {
  const folder = useTempFolder();

  for (const [what, victim, kills] of victims) {
    it(`${what} after each of ${kills} kills`, async function () {
      this.timeout(60_000);
      const { passed, problems, lines } = await killWriters(victim, folder(), kills);
      assert.deepEqual(problems, []);
      assert.equal(passed, kills);
      assert.ok(lines > kills, `only ${lines} writes in ${kills} rounds: killed too early to show anything`);
    });
  }

  it("a writer that died by itself is no kill, and what it said is shown", async function () {
    this.timeout(60_000);
    // A file where its folder should be: it can write nothing.
    const inTheWay = join(folder(), "file");
    await writeFile(inTheWay, "");
    const { passed, problems } = await killWriters({ ...sessionVictim, inspect: async () => undefined }, inTheWay, 2);
    assert.equal(passed, 0);
    assert.equal(problems.length, 2);
    for (const problem of problems) assert.match(problem, /ended by itself \(1\) after 0 of \d+ lines: .*ENOTDIR/su);
  });

  if (process.platform !== "win32") {
    it("a journal has every acknowledged record when a write came back short and the next one failed", async () => {
      const path = join(folder(), "limited.jsonl");
      const writer = join("out", "test", "support", "journalWriter.js");
      // The largest file the system lets the writer make, in blocks of 512 bytes or 1 KB: writes are cut short there.
      const child = spawn("sh", ["-c", 'ulimit -f 8; exec "$0" "$@"', process.execPath, writer, path], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const lines = await linesOf(child);
      assert.equal(lines.pop(), "EFBIG");
      assert.deepEqual(await readNumbers(path), { found: lines.map(Number), damaged: 0 });
      assert.equal(await findLossGoingOn(path), undefined);
    });
  }
});
