import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultLimits } from "../../../src/runner/limits";
import { harmless, programs } from "../../support/hostilePrograms";
import {
  assertNothingLeft,
  jobOf,
  livingProcesses,
  run,
  suiteOf,
  testPython,
  useScratch,
  verdictsOf,
} from "../../support/runner";

const limits = { ...defaultLimits, caseMs: 500, totalMs: 5_000 };
const tests = suiteOf({
  test_before: "pass",
  test_hostile: "self.assertEqual(f(), 1)",
  test_after: "pass",
});

describe("a hostile solution", function () {
  this.timeout(20_000);
  const scratch = useScratch();
  afterEach(() => assertNothingLeft(scratch));

  for (const { does, code, outcome, verdict, message, memoryBytes } of programs) {
    it(`that ${does} ends as ${outcome}`, async () => {
      // Filling memory is slow on a busy machine; there the time limit is not what is tried.
      const bounds = memoryBytes === undefined ? limits : { ...limits, caseMs: 4_500, memoryBytes };
      const result = await run(jobOf(code, tests, { limits: bounds }));
      assert.equal(result.outcome, outcome, JSON.stringify(result));
      const hostile = result.cases.find(({ name }) => name === "test_hostile");
      assert.equal(hostile?.verdict, verdict, JSON.stringify(result));
      assert.equal(verdictsOf(result)["test_before"], "passed");
      if (verdict === "failed" || verdict === "errored") assert.equal(verdictsOf(result)["test_after"], "passed");
      if (message) assert.match(hostile?.message ?? "", message);
      assert.ok(result.ms < limits.totalMs);
    });
  }

  for (const [does, code] of harmless) {
    it(`that ${does} does not disturb the verdict`, async () => {
      const result = await run(jobOf(code, tests, { limits }));
      assert.equal(result.outcome, "passed", JSON.stringify(result));
    });
  }

  it("that forks orphans and leaves is swept away", async () => {
    const code = `import os
def f():
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork(): os._exit(0)
            while True: pass
    os._exit(0)
`;
    assert.equal((await run(jobOf(code, tests, { limits }))).outcome, "crashed");
  });

  it("that floods does not fill the memory of the host", async () => {
    const code = "import os\ndef f():\n    while True: os.write(2, b'x' * 65536)\n";
    const before = process.memoryUsage().heapUsed;
    const result = await run(jobOf(code, tests, { limits }));
    assert.equal(result.outcome, "too-much-output");
    assert.ok((result.output ?? "").length <= 64 << 10);
    assert.ok(process.memoryUsage().heapUsed - before < 16 << 20);
  });

  it("dies with its host, and so do its children", async () => {
    const files = join(scratch.folder, "files");
    await mkdir(files);
    const code = "import os\ndef f():\n    if os.fork() == 0: os.setsid()\n    while True: pass\n";
    await writeFile(join(files, "solution.py"), code);
    await writeFile(join(files, "tests.py"), tests);
    const { executable } = await testPython();
    const args = [
      "--tests",
      join(files, "tests.py"),
      join(files, "solution.py"),
      "--limit",
      "60000",
      "--python",
      executable,
    ];
    const host = spawn(process.execPath, [join("out", "cli", "judge.js"), ...args], { stdio: "ignore" });
    const mark = `TMPDIR=${join(scratch.folder, "mock-interview-")}`;
    await until(async () => (await livingProcesses(mark)).length >= 3);
    host.kill("SIGKILL");
    await until(async () => (await livingProcesses(mark)).length === 0);
    for (const name of await readdir(scratch.folder)) await rm(join(scratch.folder, name), { recursive: true });
  });
});

/** Looks again and again, for at most five seconds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - began < 5_000, "It has not come to pass.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
