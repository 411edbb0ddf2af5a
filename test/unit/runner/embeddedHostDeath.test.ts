import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { useEmbedded } from "../../support/embedded";
import { livingProcesses, useScratch } from "../../support/runner";

/** What the embedded Python is in the middle of when its host dies. */
const solutions = {
  "a loop in Python": "def f():\n    while True: pass\n",
  "a loop inside C": "def f(): return sum(range(10**15))\n",
  "a loop that catches everything":
    "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n",
  "a flood": "def f():\n    while True: print('x' * 65536, flush=True)\n",
  "short runs": "def f(): return 1\n",
};

/** MOCK_INTERVIEW_HOST_KILLS asks for more. */
const kills = Number(process.env["MOCK_INTERVIEW_HOST_KILLS"] ?? 50);
/** Long enough to be hit while it boots, while it runs and while the next one boots (ms). */
const longestLifeMs = 1_500;
const goneWithinMs = 1_000;
const lanes = 2;
const program = join("out", "test", "support", "embeddedHost.js");

describe("the death of the host of the embedded Python", function () {
  this.timeout(60_000 + kills * 5_000);
  const embedded = useEmbedded();
  const scratch = useScratch();
  let count = 0;

  for (const [name, solution] of Object.entries(solutions)) {
    const each = Math.ceil(kills / Object.keys(solutions).length);
    it(`during ${name} leaves no process, ${each} times of ${each}`, async () => {
      const lives = Array.from({ length: each }, (_, index) => ((index + 0.5) / each) * longestLifeMs);
      const times: number[] = [];
      const oneByOne = async () => {
        for (let life = lives.pop(); life !== undefined; life = lives.pop()) times.push(await killHost(solution, life));
      };
      await Promise.all(Array.from({ length: lanes }, oneByOne));
      assert.ok(Math.max(...times) < goneWithinMs, `gone after ${times.map(Math.round).sort((a, b) => b - a)} ms`);
    });
  }

  it("leaves no process when the host goes in the middle of letting go of what waits", async () => {
    const folder = join(scratch.folder, `host ${count++}`);
    await mkdir(folder);
    const host = spawn(process.execPath, [program, solutions["short runs"], embedded.cache, "closes"], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await once(host, "exit");
    await delay(goneWithinMs);
    assert.deepEqual(await livingProcesses(folder), []);
    await rm(folder, { recursive: true });
  });

  /** How long processes of a host lived on after it was killed (ms). */
  async function killHost(solution: string, lifeMs: number): Promise<number> {
    const folder = join(scratch.folder, `host ${count++}`);
    await mkdir(folder);
    // Every third one boots without a snapshot, which takes some seconds.
    const cache = count % 3 === 0 ? "" : embedded.cache;
    const host = spawn(process.execPath, [program, solution, cache], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(host.stdout, "data");
    await delay(lifeMs);
    assert.equal(host.exitCode, null, "The host ended by itself.");
    host.kill("SIGKILL");
    const began = performance.now();
    while ((await livingProcesses(folder)).length > 0) {
      assert.ok(performance.now() - began < 5 * goneWithinMs, `Still there: ${await livingProcesses(folder)}`);
      await delay(5);
    }
    const gone = performance.now() - began;
    await rm(folder, { recursive: true });
    return gone;
  }
});
