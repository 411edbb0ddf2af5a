import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { HostileProgram } from "../../support/hostile/program";
import { livingProcesses, testPython, useScratch } from "../../support/runner";

const late = { outcome: "timed-out", limits: { caseMs: 60_000, totalMs: 60_000 } } as const;

/** What a host is in the middle of when it dies. */
const programs: HostileProgram[] = [
  { does: "a loop that ignores signals", code: loopIgnoring("import os"), ...late },
  {
    does: "a tree of processes in sessions of their own",
    code: loopIgnoring("import os\nfor _ in range(3):\n    if os.fork() == 0: os.setsid()"),
    ...late,
  },
  {
    does: "a flood",
    code: "import os\ndef f():\n    while True: os.write(1, b'x' * 65536)\n",
    outcome: "too-much-output",
    limits: { caseMs: 60_000, totalMs: 60_000, outputBytes: 1e12 },
  },
  {
    does: "short runs, one after the other, that leave an orphan each",
    code: `import os, time
def f():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0: time.sleep(99)
        os._exit(0)
    os.wait()
    return 1
`,
    outcome: "passed",
  },
];

/** MOCK_INTERVIEW_HOST_KILLS asks for more. */
const kills = Number(process.env["MOCK_INTERVIEW_HOST_KILLS"] ?? 100);
/** At most as much time may pass between the start of the first program and the death of its host (ms). */
const longestLifeMs = 300;
const goneWithinMs = 1_000;
/** Starting a host takes longest, so that many are under way at once. */
const lanes = 2;

describe("the death of the host", function () {
  this.timeout(kills * 5_000);
  const scratch = useScratch();
  let random = 7;
  const nextRandom = () => {
    random = (random * 48_271) % 2_147_483_647;
    return random / 2_147_483_647;
  };

  for (const program of programs) {
    it(`during ${program.does} leaves no process, ${kills / programs.length} times of ${kills / programs.length}`, async () => {
      const lives = Array.from({ length: kills / programs.length }, () => nextRandom() * longestLifeMs);
      const times: number[] = [];
      const oneByOne = async () => {
        for (let life = lives.pop(); life !== undefined; life = lives.pop()) times.push(await killHost(program, life));
      };
      await Promise.all(Array.from({ length: lanes }, oneByOne));
      assert.ok(Math.max(...times) < goneWithinMs, `gone after ${times.map(Math.round).sort((a, b) => b - a)} ms`);
    });
  }

  it("that stopped its processes before it could kill them leaves none", async () => {
    assert.ok((await killHost(programs[1]!, 100, true)) < goneWithinMs);
    assert.ok((await killHost(programs[1]!, 100, true, "spare")) < goneWithinMs);
  });

  /** How long processes of a host lived on after it was killed (ms). */
  async function killHost(program: HostileProgram, lifeMs: number, stops = false, launcher = ""): Promise<number> {
    const folder = join(scratch.folder, `host ${Math.round(nextRandom() * 1e9)}`);
    await mkdir(folder);
    const python = (await testPython()).executable;
    const host = spawn(process.execPath, [join("out", "test", "support", "hostileHost.js"), JSON.stringify(program)], {
      env: { ...process.env, TMPDIR: folder, MOCK_INTERVIEW_PYTHON: python, MOCK_INTERVIEW_LAUNCHER: launcher },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(host.stdout, "data");
    await delay(lifeMs);
    assert.equal(host.exitCode, null, "The host ended by itself.");
    if (stops) for (const pid of await livingProcesses(folder)) if (pid !== host.pid) process.kill(pid, "SIGSTOP");
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

function loopIgnoring(before: string): string {
  return `import signal
def f():
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
${before.replace(/^/gm, "    ")}
    while True:
        try:
            while True: pass
        except BaseException: pass
`;
}
