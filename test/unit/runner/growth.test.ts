import { strict as assert } from "node:assert";
import type { Curve, SizeTime } from "../../../src/core/question/growth";
import type { RunResult } from "../../../src/core/question/runResult";
import { sizeTimes } from "../../../src/core/question/sizeTimes";
import { fitGrowth } from "../../../src/core/scoring/fitGrowth";
import { defaultLimits } from "../../../src/runner/limits";
import { problemOf } from "../../../src/session/growth";
import { assertNothingLeft, jobOf, run, useScratch } from "../../support/runner";

const call = "from solution import f\ndef prepare(n):\n    return lambda: f(n)\n";
const shuffled = `from random import Random
from solution import f
def prepare(n):
    random = Random(n).random
    values = [random() for _ in range(n)]
    return lambda: f(values)
`;
const hundredTimes = `from solution import f
def prepare(n):
    def call():
        for _ in range(100):
            f(n)
    return call
`;

/** Real functions: what is measured, and how its time truly grows. */
const functions: [curve: Curve, solution: string, growth: string][] = [
  ["constant", "def f(n):\n    return n * n % 7\n", hundredTimes],
  [
    "logarithmic",
    "def f(n):\n    steps = 0\n    while n:\n        n //= 2\n        steps += 1\n    return steps\n",
    hundredTimes,
  ],
  [
    "linear",
    "def f(values):\n    total = 0\n    for value in values:\n        total += value\n    return total\n",
    shuffled,
  ],
  [
    "linearithmic",
    "from heapq import heappush, heappop\ndef f(values):\n    heap = []\n    for value in values:\n        heappush(heap, value)\n    return [heappop(heap) for _ in values]\n",
    shuffled,
  ],
  ["quadratic", "def f(n):\n    return sum(i < j for i in range(n) for j in range(n))\n", call],
  ["exponential", "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n", call],
];

async function measure(solution: string, source: string, changes = {}): Promise<RunResult> {
  return run(jobOf(solution, "", { tests: { growth: { source } }, ...changes }));
}

describe("measuring growth", function () {
  this.timeout(60_000);
  const scratch = useScratch();
  afterEach(() => assertNothingLeft(scratch));

  for (const [curve, solution, source] of functions) {
    it(`finds that real Python grows as ${curve}, every time`, async () => {
      for (let round = 0; round < 3; round++) {
        const result = await measure(solution, source);
        assert.equal(result.outcome, "passed", result.message);
        const { curves } = fitGrowth(sizeTimes(result.cases));
        assert.ok(
          curves.includes(curve) && curves.length <= 2,
          `${curves.join(", ")}: ${JSON.stringify(sizeTimes(result.cases))}`,
        );
        assert.ok(result.ms < 6_000, `took ${result.ms} ms`);
      }
    });
  }

  it("tells of each size as it comes, first in doubling steps", async () => {
    const heard: number[] = [];
    const onCase = ({ name }: { name: string }) => heard.push(Number(name));
    const [, solution, source] = functions[4]!;
    const result = await run(jobOf(solution, "", { tests: { growth: { source } } }), { onCase });
    assert.deepEqual(heard.slice(0, 5), [4, 8, 16, 32, 64]);
    const times = sizeTimes(result.cases);
    assert.ok(times.length >= 6 && times.every(({ ms }: SizeTime) => ms > 0));
    assert.ok(times.at(-1)!.ms > 15, JSON.stringify(times));
  });

  it("makes the data anew for each call, so that a call may use it up", async () => {
    const source =
      "from solution import f\ndef prepare(n):\n    values = list(range(n))\n    return lambda: f(values)\n";
    const solution = "def f(values):\n    assert values\n    while values:\n        values.pop()\n";
    const result = await measure(solution, source);
    assert.equal(result.outcome, "passed", JSON.stringify(result.cases.at(-1)));
    assert.deepEqual(fitGrowth(sizeTimes(result.cases)).curves.slice(0, 1), ["linear"]);
  });

  it("says plainly where the code fails", async () => {
    const result = await measure("def f(n):\n    if n > 100:\n        raise KeyError(n)\n", call);
    assert.equal(result.outcome, "failed");
    assert.deepEqual(result.cases.at(-1)?.place, { line: 3 });
    assert.equal(problemOf(result), "Your code failed with n = 128: KeyError: 128");
    const deep = await measure("def f(n):\n    return n and 1 + f(n - 1)\n", call);
    assert.match(problemOf(deep)!, /with n = 1,024: RecursionError: your code calls itself too deeply/);
  });

  it("stops code that never ends, and keeps what it knows of smaller sizes", async () => {
    const limits = { ...defaultLimits, caseMs: 400 };
    const never = await measure("def f(n):\n    while True:\n        pass\n", call, { limits });
    assert.equal(never.outcome, "timed-out");
    assert.equal(problemOf(never), "Your code did not finish in time even with n = 4.");
    const later = await measure("def f(n):\n    while n > 1000:\n        pass\n", call, { limits });
    assert.equal(sizeTimes(later.cases).at(-1)?.n, 512);
    assert.equal(problemOf(later), undefined);
  });

  it("says what is missing in code that does not load", async () => {
    assert.match(problemOf(await measure("x = 1\n", call))!, /does not define `f`/);
    assert.match(problemOf(await measure("def f(:\n", call))!, /SyntaxError/);
    assert.match(problemOf(await measure("import os\nos._exit(0)\n", call))!, /Python ended before/);
  });

  it("does not pass over a crash, however much was measured before", async () => {
    const crash = await measure("import os\ndef f(n):\n    if n > 1000:\n        os._exit(3)\n", call);
    assert.match(problemOf(crash)!, /Python ended before the tests did \(exit code 3\)/);
  });

  it("is not fooled by a clock the code has changed", async () => {
    const solution = `import time
time.perf_counter = time.process_time = lambda: 0.0
def f(n):
    return sum(i < j for i in range(n) for j in range(n))
`;
    assert.deepEqual(fitGrowth(sizeTimes((await measure(solution, call)).cases)).curves, ["quadratic"]);
  });
});
