import { strict as assert } from "node:assert";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunJob } from "../../../src/protocol/runnerMessages";
import { defaultLimits } from "../../../src/runner/limits";
import {
  assertNothingLeft,
  jobOf,
  run,
  settled,
  suiteOf,
  testPython,
  useScratch,
  verdictsOf,
} from "../../support/runner";

const limits = { ...defaultLimits, caseMs: 400, totalMs: 5_000 };
const oneCase = suiteOf({ test_value: "self.assertEqual(f(), 1)" });

describe("runSuite", function () {
  this.timeout(20_000);
  const scratch = useScratch();
  afterEach(() => assertNothingLeft(scratch));

  it("passes a suite whose every case passes, and tells the version of Python", async () => {
    const result = await run(jobOf("def f(): return 1", oneCase));
    assert.equal(result.outcome, "passed", result.message);
    assert.equal(result.total, 1);
    assert.equal(result.python, (await testPython()).version);
    const [only] = result.cases;
    assert.equal(only?.label, "Checks test_value");
    assert.equal(only?.verdict, "passed");
    assert.ok(result.ms >= only!.ms);
  });

  it("tells both sides of a failed comparison, and the author's own words first", async () => {
    const tests = suiteOf({
      test_plain: "self.assertEqual(f(), [1, 2])",
      test_words: 'self.assertEqual(f(), 2, "The count is wrong")',
      test_greater: "self.assertGreater(3, 5)",
      test_true: "self.assertTrue(f() == 2)",
      test_list: "self.assertListEqual([f()], [2])",
    });
    const { outcome, cases } = await run(jobOf("def f(): return 1", tests));
    assert.equal(outcome, "failed");
    assert.deepEqual(
      cases.map(({ message, expected, actual }) => [message, expected, actual]),
      [
        ["Expected [1, 2], got 1", "[1, 2]", "1"],
        ["The count is wrong", "2", "1"],
        ["Expected > 5, got 3", "> 5", "3"],
        ["Expected True, got False", "True", "False"],
        ["Expected [2], got [1]", "[2]", "[1]"],
      ],
    );
  });

  it("places an error at the innermost line of the candidate's file", async () => {
    const solution = "def f():\n    return inner({})\n\ndef inner(d):\n    return d['a']\n";
    const [only] = (await run(jobOf(solution, oneCase))).cases;
    assert.equal(only?.verdict, "errored");
    assert.deepEqual(only?.place, { line: 5 });
    assert.equal(only?.message, "KeyError: 'a'\n  line 2, in f\n  line 5, in inner");
  });

  it("places a failure of the candidate's own tests at their line, and blames no definition for it", async () => {
    const source =
      "import unittest\r\nfrom solution import f\n\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.same(2)\n\n    def same(self, wanted):\n        self.assertEqual(f(), wanted)\n\n    def test_b(self):\n        f(1)\n";
    const own = await run(jobOf("def f(): return 1", "", { tests: { unittest: [{ group: "mine", source }] } }));
    assert.deepEqual(
      own.cases.map(({ group, place, testLine }) => [group, place, testLine]),
      [
        ["mine", undefined, 9],
        ["mine", undefined, 12],
      ],
    );
    const raising = jobOf("def f(): return {}[1]", "", { tests: { unittest: [{ group: "mine", source }] } });
    const [raised] = (await run(raising)).cases;
    assert.deepEqual([raised?.place, raised?.testLine], [{ line: 1 }, 9]);
    const [ofQuestion] = (await run(jobOf("def f(): return 1", source))).cases;
    assert.deepEqual([ofQuestion?.place, ofQuestion?.testLine], [{ line: 1 }, undefined]);
  });

  it("tells the line where the candidate's own tests do not load", async () => {
    const broken = { unittest: [{ group: "mine" as const, source: "import unittest\n\nclass T(:\n    pass\n" }] };
    const result = await run(jobOf("def f(): return 1", "", { tests: broken }));
    assert.deepEqual([result.outcome, result.place, result.testLine], ["load-error", undefined, 3]);
    assert.equal(result.message, "The tests could not be loaded. SyntaxError: invalid syntax");
  });

  it("says that a starter is not implemented yet", async () => {
    const [only] = (await run(jobOf("def f():\n    raise NotImplementedError\n", oneCase))).cases;
    assert.deepEqual([only?.verdict, only?.message], ["errored", "Not implemented yet"]);
  });

  it("judges expected failures, unexpected successes, skips, subtests and fixtures as unittest does", async () => {
    const tests = `import unittest
from solution import f
class First(unittest.TestCase):
    def setUp(self): self.value = f()
    @unittest.expectedFailure
    def test_expected_failure(self): self.assertEqual(self.value, 2)
    @unittest.expectedFailure
    def test_unexpected_success(self): self.assertEqual(self.value, 1)
    @unittest.skip("not today")
    def test_skip(self): pass
    def test_subtests(self):
        for i in range(3):
            with self.subTest(i=i): self.assertEqual(self.value, i)
    def test_teardown(self): self.value = None
    def tearDown(self): self.value + 0
class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise ValueError("no set-up")
    def test_never_run(self): pass
class Last(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.value = f()
    async def test_async(self): self.assertEqual(self.value, 1)
`;
    const result = await run(jobOf("def f(): return 1", tests));
    assert.deepEqual(verdictsOf(result), {
      test_expected_failure: "passed",
      test_unexpected_success: "failed",
      test_skip: "skipped",
      test_subtests: "failed",
      test_teardown: "errored",
      test_never_run: "errored",
      test_async: "passed",
    });
    assert.equal(
      result.cases.find(({ name }) => name === "test_never_run")?.message,
      "setUpClass: ValueError: no set-up",
    );
  });

  it("fails a suite of skips only and a suite without tests", async () => {
    const skipped = suiteOf({ test_a: 'self.skipTest("no")' });
    assert.equal((await run(jobOf("f = 1", skipped))).outcome, "failed");
    assert.equal((await run(jobOf("f = 1", "import unittest"))).message, "There was no test to run.");
  });

  it("keeps the order written, tells groups by part and runs only the cases named", async () => {
    const part = (name: string, method: string) =>
      `class ${name}(unittest.TestCase):\n    def ${method}(self): pass\n    def ${method}_a(self): pass\n`;
    const tests: RunJob["tests"] = {
      unittest: [
        { group: "example", source: `import unittest\n${part("Zebra", "test_z")}` },
        { group: "test", source: part("Middle", "test_m") },
        { group: "bonus", source: part("Ape", "test_b") },
      ],
    };
    const all = await run(jobOf("", "", { tests }));
    assert.deepEqual(
      all.cases.map(({ name, group }) => `${group} ${name}`),
      ["example test_z", "example test_z_a", "test test_m", "test test_m_a", "bonus test_b", "bonus test_b_a"],
    );
    const some = await run(jobOf("", "", { tests, only: ["test_m_a"] }));
    assert.deepEqual([some.total, verdictsOf(some)], [1, { test_m_a: "passed" }]);
  });

  it("streams each case as it ends", async () => {
    const heard: string[] = [];
    const tests = suiteOf({ test_b: "pass", test_a: "pass" });
    await run(jobOf("f = 1", tests), { onCase: ({ name }) => heard.push(name) });
    assert.deepEqual(heard, ["test_b", "test_a"]);
  });

  it("gives each case what it printed", async () => {
    const tests = suiteOf({ test_a: "f('a é')", test_b: "f('b')" });
    const { cases, output } = await run(jobOf("print('outside')\ndef f(x): print(x)\n", tests));
    assert.deepEqual(
      cases.map((one) => one.output),
      ["a é\n", "b\n"],
    );
    assert.equal(output, "outside\n");
  });

  for (const [what, solution, place] of [
    ["a syntax error", "def f():\n    return 1 +\n", 2],
    ["a missing module", "\nimport not_there\n", 2],
    ["an error while loading", "def f(): pass\n\n1 / 0\n", 3],
    ["a call of exit while loading", "import sys\nsys.exit(0)\n", 2],
  ] as const) {
    it(`reports ${what} with its line`, async () => {
      const result = await run(jobOf(solution, oneCase));
      assert.equal(result.outcome, "load-error");
      assert.equal(result.place?.line, place);
      assert.equal(result.total, 0);
    });
  }

  it("names what the candidate's file does not define", async () => {
    const result = await run(jobOf("def g(): pass", oneCase));
    assert.deepEqual([result.outcome, result.message], ["load-error", "Your file does not define `f`."]);
  });

  it("stops a slow case and still runs the later ones", async () => {
    const tests = suiteOf({ test_slow: "f()", test_later: "pass" });
    const result = await run(jobOf("def f():\n    while True: pass\n", tests, { limits }));
    assert.equal(result.outcome, "timed-out");
    assert.equal(result.message, "Stopped after 0.4 s: `test_slow` did not finish.");
    assert.deepEqual(verdictsOf(result), { test_slow: "timed-out", test_later: "passed" });
  });

  it("stops an async case that waits forever and a subtest that loops", async () => {
    const waits = suiteOf({ test_wait: "await f()", test_later: "pass" }, "IsolatedAsyncioTestCase");
    const asynchronous = await run(
      jobOf("import asyncio\nasync def f(): await asyncio.sleep(99)\n", waits, { limits }),
    );
    assert.deepEqual(verdictsOf(asynchronous), { test_wait: "timed-out", test_later: "passed" });
    const parts = suiteOf({ test_parts: "for i in range(50):\n    with self.subTest(i): f()", test_later: "pass" });
    const subtests = await run(jobOf("def f():\n    while True: pass\n", parts, { limits }));
    assert.deepEqual(verdictsOf(subtests), { test_parts: "timed-out", test_later: "passed" });
  });

  it("stops the whole run at its total limit", async () => {
    const slow = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`test_${i}`, "f()"]));
    const job = jobOf("import time\ndef f(): time.sleep(0.2)\n", suiteOf(slow), {
      limits: { ...limits, totalMs: 700 },
    });
    const result = await run(job);
    assert.equal(result.outcome, "timed-out");
    assert.ok(result.cases.length < 20 && result.total === 20);
  });

  it("stops a file that does not finish loading", async () => {
    const result = await run(jobOf("while True: pass", oneCase, { limits }));
    assert.deepEqual(
      [result.outcome, result.message],
      ["timed-out", "Stopped after 0.4 s: your file did not finish loading."],
    );
  });

  it("ends as superseded when aborted, before and during the run", async () => {
    const solution = "def f():\n    while True: pass\n";
    assert.equal((await run(jobOf(solution, oneCase), { signal: AbortSignal.abort() })).outcome, "superseded");
    const tests = suiteOf({ test_first: "pass", test_loop: "f()" });
    const controller = new AbortController();
    const result = await run(jobOf(solution, tests), { signal: controller.signal, onCase: () => controller.abort() });
    assert.equal(result.outcome, "superseded");
    assert.ok(result.ms < defaultLimits.caseMs);
  });

  it("tells as data that the interpreter cannot be started", async () => {
    const python = { ...(await testPython()), executable: "/nowhere/python3" };
    const result = await run(jobOf("f = 1", oneCase), { python });
    assert.deepEqual(
      [result.outcome, result.message],
      ["no-interpreter", "Python could not be started: /nowhere/python3"],
    );
  });

  it("refuses file names that lead out of the folder of the run", async () => {
    const result = await run(jobOf("f = 1", oneCase, { files: [{ name: "../out.py", text: "" }] }));
    assert.deepEqual([result.outcome, result.message], ["load-error", "`../out.py` is not a plain file name."]);
  });

  it("removes nothing behind a link that a solution puts in place of the folder of the run", async () => {
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    const file = join(outside, "answer.md");
    const solution = `import os, shutil
def f():
    here = os.getcwd()
    shutil.rmtree(here)
    os.symlink(${JSON.stringify(outside)}, here)
    return 1
`;
    try {
      await writeFile(file, "mine");
      assert.equal((await run(jobOf(solution, oneCase))).outcome, "passed");
      await settled();
      assert.equal(await readFile(file, "utf8"), "mine");
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it("loads text with a byte order mark, CRLF and any letters, as Python would", async () => {
    const solution = '\ufeff# -*- coding: latin-1 -*-\r\nname = "größe 試験 🎉"\r\ndef f():\r\n    return name\r\n';
    const result = await run(jobOf(solution, suiteOf({ test_text: 'self.assertEqual(f(), "größe 試験 🎉")' })));
    assert.equal(result.outcome, "passed", result.cases[0]?.message ?? result.message);
  });

  it("lets solutions pickle, inspect, spawn, read files laid beside and be imported by their own name", async () => {
    const solution = `import concurrent.futures, inspect, multiprocessing, pickle
from beside import answer
class Thing: pass
def square(x): return x * x
def f():
    assert "def square" in inspect.getsource(square) and "class Thing" in inspect.getsource(Thing)
    assert type(pickle.loads(pickle.dumps(Thing()))) is Thing
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(square, 3).result() + answer
`;
    const result = await run(
      jobOf(solution, suiteOf({ test_all: "import own_name\nself.assertEqual(own_name.f(), 51)" }), {
        solution: { name: "own_name.py", text: solution },
        files: [{ name: "beside.py", text: "answer = 42\n" }],
      }),
    );
    assert.equal(result.outcome, "passed", result.cases[0]?.message ?? result.message);
  });

  it("shows the run none of the secrets around it", async () => {
    process.env["MY_TOKEN"] = process.env["VSCODE_PID"] = process.env["SSH_AUTH_SOCK"] = "secret";
    try {
      const solution = "import os\ndef f(): return sorted(k for k, v in os.environ.items() if v == 'secret')\n";
      const result = await run(jobOf(solution, suiteOf({ test_none: "self.assertEqual(f(), [])" })));
      assert.equal(result.outcome, "passed", result.cases[0]?.message);
    } finally {
      for (const name of ["MY_TOKEN", "VSCODE_PID", "SSH_AUTH_SOCK"]) delete process.env[name];
    }
  });
});
