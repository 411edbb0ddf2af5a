import { strict as assert } from "node:assert";
import { readdir } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { assertNothingLeft, jobOf, run, settled, suiteOf, useScratch } from "../../support/runner";

/** MOCK_INTERVIEW_SOAK asks for more. */
const runs = Number(process.env["MOCK_INTERVIEW_SOAK"] ?? 200);
const tests = suiteOf({ test_value: "self.assertEqual(f(), 1)", test_again: "self.assertEqual(f(), 1)" });

const kinds: [string, string][] = [
  ["def f(): return 1\n", "passed"],
  ["def f(): return 2\n", "failed"],
  ["import os\ndef f(): os._exit(0)\n", "crashed"],
  ["def f(:\n", "load-error"],
  ["def f():\n    print('x' * 1000)\n    return 1\n", "passed"],
];

describe(`${runs} runs`, function () {
  this.timeout(runs * 500 + 20_000);
  const scratch = useScratch();

  it("leave as many open files, as much memory and as many folders as there were", async () => {
    await repeat(40);
    const before = await held();
    await repeat(runs);
    const after = await held();
    assert.equal(after.files, before.files);
    assert.ok(after.heap < before.heap * 1.05 + (1 << 20), `heap ${before.heap} before, ${after.heap} after`);
    // What the engine keeps for code that has become warm is its own affair.
    assert.ok(
      after.resident < before.resident * 1.05 + (16 << 20),
      `${before.resident} before, ${after.resident} after`,
    );
    await assertNothingLeft(scratch);
  });
});

async function repeat(times: number): Promise<void> {
  for (let number = 0; number < times; number++) {
    const [code, outcome] = kinds[number % kinds.length]!;
    assert.equal((await run(jobOf(code, tests))).outcome, outcome);
  }
}

/** What this process holds once nothing is under way: open files, bytes on the heap and resident, garbage collected. */
async function held(): Promise<{ files: number; heap: number; resident: number }> {
  await settled();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let times = 0; times < 3; times++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const files = process.platform === "linux" ? (await readdir("/proc/self/fd")).length : 0;
  const { heapUsed, external, rss } = process.memoryUsage();
  return { files, heap: heapUsed + external, resident: rss };
}
