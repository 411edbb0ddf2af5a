import { strict as assert } from "node:assert";
import { mkdtemp, readFile, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { RunJob } from "../../../src/protocol/runnerMessages";
import { type DebugRun, prepareDebugRun, removeDebugFolder } from "../../../src/runner/debugRun";
import { runToEnd } from "../../support/processes";
import { assertNothingLeft, harness, jobOf, rowOf, suiteOf, testPython, useScratch } from "../../support/runner";

describe("a debugged case", function () {
  this.timeout(20_000);
  const scratch = useScratch();
  const made: DebugRun[] = [];
  const folder = () => made.at(-1)!.folder;
  afterEach(async () => {
    for (const run of made.splice(0)) await run.end(undefined);
    await assertNothingLeft(scratch);
  });

  async function prepare(job: RunJob): Promise<DebugRun> {
    const run = await prepareDebugRun(job, { python: await testPython(), harness });
    made.push(run);
    return run;
  }

  /** Runs the case as a debugger would start it. */
  async function finish(job: RunJob) {
    const { python, pythonArgs, program, args, environment, result } = await prepare(job);
    const env = { ...environment, SECRET_TOKEN: "secret" };
    const { code, output } = await runToEnd(python, [...pythonArgs, program, ...args], { env, cwd: args[0] });
    return { result: await result(code), output };
  }

  const two = suiteOf({ test_one: "self.assertEqual(f(1), 2)", test_two: "self.assertEqual(f(2), 5)" });
  const solution = "def f(n):\n    print('called with', n)\n    return n + 1\n";

  it("runs the one case and tells its verdict as a run does", async () => {
    const failed = await finish(jobOf(solution, two, { only: ["test_two"] }));
    assert.deepEqual(
      failed.result.cases.map(({ name, verdict, expected, actual, place }) => [name, verdict, expected, actual, place]),
      [["test_two", "failed", "5", "3", { line: 1 }]],
    );
    assert.match(failed.output, /called with 2/u);
    const passed = await finish(jobOf(solution, two, { only: ["test_one"] }));
    assert.deepEqual([passed.result.outcome, passed.result.total], ["passed", 1]);
  });

  it("runs the candidate's file under its own path, and the tests as a file beside it", async () => {
    const where =
      "import sys\ndef f(n):\n    here = sys._getframe()\n    print(here.f_code.co_filename)\n    print(here.f_back.f_code.co_filename)\n    return n + 1\n";
    const job = jobOf(where, two, { only: ["test_one"] });
    const { result, output } = await finish(job);
    assert.equal(result.outcome, "passed", result.message);
    assert.deepEqual(output.trim().split(/\r?\n/u), [job.solutionPath, join(folder(), "tests.py")]);
    assert.match(await readFile(join(folder(), "tests.py"), "utf8"), /class Tests/u);
  });

  it("gives the code no input, a private folder and none of our variables", async () => {
    const look =
      "import os\ndef f(n):\n    assert 'SECRET_TOKEN' not in os.environ\n    print(os.getcwd())\n    input()\n";
    const { result, output } = await finish(jobOf(look, two, { only: ["test_one"] }));
    assert.equal(result.cases[0]?.message, "Your code waited for input. Tests give none.");
    assert.equal(output.trim(), folder());
  });

  it("compares a row of a table on our side", async () => {
    const rows = [
      rowOf("case_1", [1], { want: 2 }),
      rowOf("case_2", [2], { want: 2.0 }),
      rowOf("case_3", [3], { want: 9 }),
    ];
    const job = (name: string) => ({ ...jobOf(solution, ""), tests: { cases: rows }, only: [name] });
    assert.equal((await finish(job("case_1"))).result.outcome, "passed");
    const [only] = (await finish(job("case_3"))).result.cases;
    assert.deepEqual([only?.verdict, only?.expected, only?.actual], ["failed", "9", "4"]);
    assert.doesNotMatch(await readFile(join(folder(), "job.json"), "utf8"), /want/u);
  });

  it("tells a file that does not load, and an early exit, which is no pass", async () => {
    const broken = await finish(jobOf("x = 1\ndef f(:\n", two, { only: ["test_one"] }));
    assert.deepEqual([broken.result.outcome, broken.result.place?.line], ["load-error", 2]);
    const left = await finish(jobOf("import os\ndef f(n):\n    os._exit(0)\n", two, { only: ["test_one"] }));
    assert.deepEqual([left.result.outcome, left.result.cases[0]?.verdict], ["crashed", "crashed"]);
    assert.match(left.result.message ?? "", /exit code 0/u);
  });

  it("has no limit of time", async () => {
    const slow = "import time\ndef f(n):\n    time.sleep(0.5)\n    return n + 1\n";
    const job = jobOf(slow, two, { only: ["test_one"] });
    const { result } = await finish({ ...job, limits: { ...job.limits, caseMs: 100, totalMs: 100 } });
    assert.equal(result.outcome, "passed");
  });

  it("removes no other folder than one of its own", async () => {
    const other = await mkdtemp(join(scratch.folder, "other-"));
    await removeDebugFolder(other);
    await rmdir(other);
  });

  describe("stops", () => {
    const code = [
      "class Box:", // 1
      '    """A box."""', // 2
      "", // 3
      "    def __init__(self):", // 4
      '        """Makes one."""', // 5
      "        self.items = []", // 6
      "", // 7
      "    def put(", // 8
      "        self,", // 9
      "        item,", // 10
      "    ):", // 11
      "        # keeps it", // 12
      "        self.items.append(item)", // 13
      "", // 14
      "def f(n):", // 15
      "    return n", // 16
    ].join("\n");
    const tests =
      "import unittest\nfrom solution import Box, f\nclass Tests(unittest.TestCase):\n    def test_put(self):\n        box = Box()\n        box.put(1)\n        f(1)\n    def test_f(self):\n        self.assertEqual(f(1), 2)\n    def test_new(self):\n        Box()\n";
    const lines: [what: string, test: string, failedAt: number | undefined, line: number | undefined][] = [
      ["at the line that failed", "test_put", 13, 13],
      ["in the body of a function that is to blame as a whole", "test_put", 8, 13],
      ["in the body when the head is on several lines", "test_put", 10, 13],
      ["behind the docstring of what makes the object", "test_new", undefined, 6],
      ["in the function the test calls first, when nothing is known of a failure", "test_f", undefined, 16],
      ["in the method the test calls first", "test_put", undefined, 13],
      ["where the code under test begins, when the line that failed cannot be stopped at", "test_put", 12, 13],
    ];
    for (const [what, test, failedAt, line] of lines) {
      it(what, async () => {
        const run = await prepare(jobOf(code, tests, { only: [test] }));
        assert.equal(await run.stopLine(failedAt), line);
      });
    }

    it("in the function a table calls", async () => {
      const rows = { cases: [rowOf("case_1", [1], { want: 2 })] };
      const run = await prepare({ ...jobOf(code, ""), tests: rows, only: ["case_1"] });
      assert.equal(await run.stopLine(undefined), 16);
    });

    it("nowhere in a file that is no Python", async () => {
      const run = await prepare(jobOf("def f(:", tests, { only: ["test_f"] }));
      assert.equal(await run.stopLine(1), undefined);
    });
  });
});
