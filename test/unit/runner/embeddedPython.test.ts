import { strict as assert } from "node:assert";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { readPack } from "../../../src/bank/readPack";
import { suiteTests } from "../../../src/protocol/suiteTests";
import { defaultLimits } from "../../../src/runner/limits";
import { useEmbedded } from "../../support/embedded";
import { jobOf, rowOf, suiteOf, verdictsOf } from "../../support/runner";

const limits = { ...defaultLimits, caseMs: 500 };

describe("the embedded Python", function () {
  this.timeout(60_000);
  const embedded = useEmbedded();

  describe("with the question on the LRU cache", () => {
    const load = async () => {
      const { questions } = await readPack(resolve("questions"));
      return questions.find(({ slug }) => slug === "lru-cache")!;
    };

    it("passes the solution, but for the test that needs threads", async () => {
      const question = await load();
      const job = jobOf(question.solution!.code.code, "", { tests: suiteTests(question.suite) });
      const { outcome, cases, message, python } = await embedded.run(job);
      assert.equal(outcome, "passed", message);
      assert.equal(python, "3.14.2");
      const skipped = cases.filter(({ verdict }) => verdict !== "passed");
      assert.deepEqual([...new Set(skipped.map(({ verdict }) => verdict))], ["skipped"]);
      assert.ok(cases.length - skipped.length >= 10);
    });

    it("fails the starter and wrong solutions", async () => {
      const question = await load();
      const wrong = question.wrongSolutions.slice(0, 3).map(({ code }) => code.code);
      for (const text of [question.starter!.code, ...wrong]) {
        const { outcome } = await embedded.run(jobOf(text, "", { tests: suiteTests(question.suite) }));
        assert.notEqual(outcome, "passed", text);
      }
    });
  });

  it("waits in async suites", async () => {
    const tests = suiteOf(
      {
        test_gather: "import asyncio\nself.assertEqual(await asyncio.gather(f(1), f(2)), [1, 2])",
        test_timeout:
          "import asyncio\nwith self.assertRaises(TimeoutError):\n    await asyncio.wait_for(asyncio.Event().wait(), 0.05)",
        test_wrong: "self.assertEqual(await f(1), 2)",
      },
      "IsolatedAsyncioTestCase",
    );
    const { cases } = await embedded.run(
      jobOf("import asyncio\nasync def f(x):\n    await asyncio.sleep(0.02)\n    return x\n", tests),
    );
    assert.deepEqual(
      cases.map(({ verdict }) => verdict),
      ["passed", "passed", "failed"],
    );
  });

  it("runs asyncio.run in a plain suite", async () => {
    const tests = suiteOf({ test_run: "import asyncio\nself.assertEqual(asyncio.run(f()), 3)" });
    assert.equal((await embedded.run(jobOf("async def f(): return 3", tests))).outcome, "passed");
  });

  it("compares a table of cases", async () => {
    const rows = [
      rowOf("right", [1], { want: 2 }),
      rowOf("wrong", [1], { want: 3 }),
      rowOf("raises", ["a"], { raises: "TypeError" }),
      rowOf("big", [{ $int: "9223372036854775807" }], { want: { $int: "9223372036854775808" } }),
    ];
    const result = await embedded.run(jobOf("def f(x): return x + 1", "", { tests: { cases: rows } }));
    assert.deepEqual(verdictsOf(result), { right: "passed", wrong: "failed", raises: "passed", big: "passed" });
  });

  it("stops an endless loop, and the other cases still run", async () => {
    const tests = suiteOf({ test_loop: "while True: pass", test_after: "self.assertEqual(f(), 1)" });
    const result = await embedded.run(jobOf("def f(): return 1", tests, { limits }));
    assert.equal(result.outcome, "timed-out");
    assert.deepEqual(verdictsOf(result), { test_loop: "timed-out", test_after: "passed" });
  });

  for (const [does, code] of [
    [
      "swallows every exception",
      "def f():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n",
    ],
    ["loops in C", "def f(): return sum(range(10**12))\n"],
    [
      "sleeps",
      "import time, signal\ndef f():\n    signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    time.sleep(99)\n",
    ],
  ] as const) {
    it(`kills code that ${does}`, async () => {
      const began = performance.now();
      const result = await embedded.run(jobOf(code, suiteOf({ test_value: "self.assertEqual(f(), 1)" }), { limits }));
      assert.equal(result.outcome, "timed-out", result.message);
      assert.deepEqual(verdictsOf(result), { test_value: "timed-out" });
      assert.ok(performance.now() - began < 10_000);
    });
  }

  for (const [does, code, outcome] of [
    ["prints without end", "def f():\n    while True: print('x' * 10000)\n", "too-much-output"],
    [
      "writes without end to the descriptor",
      "import os\ndef f():\n    while True: os.write(1, b'x' * 10000)\n",
      "too-much-output",
    ],
    [
      "takes memory without end",
      "def f():\n    x = []\n    while True: x.append(bytearray(1 << 20))\n",
      "out-of-memory",
    ],
    ["leaves with os._exit(0)", "import os\ndef f(): os._exit(0)\n", "crashed"],
    ["calls sys.exit", "import sys\ndef f(): sys.exit(0)\n", "failed"],
    ["reads input", "def f(): return input()\n", "failed"],
    ["recurses", "def f(): return f()\n", "failed"],
  ] as const) {
    it(`tells the outcome of code that ${does}`, async () => {
      const small = { ...defaultLimits, memoryBytes: 100 << 20, outputBytes: 100 << 10 };
      const tests = suiteOf({ test_value: "self.assertEqual(f(), 1)" });
      const result = await embedded.run(jobOf(code, tests, { limits: small }));
      assert.equal(result.outcome, outcome, result.message);
    });
  }

  it("ends with code that recurses past every limit", async () => {
    const code = "import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\n";
    const result = await embedded.run(jobOf(code, suiteOf({ test_value: "self.assertEqual(f(), 1)" })));
    // Telling its own death takes Pyodide seconds, which a busy machine does not give it.
    assert.match(result.outcome, /^(crashed|timed-out)$/);
    assert.equal(verdictsOf(result)["test_value"], result.outcome);
  });

  it("keeps what was printed and what was written past the streams", async () => {
    const code =
      "import os\ndef f():\n    print('printed')\n    os.write(1, b'raw one')\n    os.write(2, b'raw two')\n    return 1\n";
    const result = await embedded.run(jobOf(code, suiteOf({ test_value: "self.assertEqual(f(), 1)" })));
    assert.equal(result.cases[0]?.output, "printed\n");
    assert.equal(result.output, "raw oneraw two");
  });

  for (const [ability, code] of [
    ["threads", "import threading\ndef f():\n    threading.Thread(target=print).start()\n"],
    [
      "threads",
      "from concurrent.futures import ThreadPoolExecutor\ndef f():\n    ThreadPoolExecutor().submit(print)\n",
    ],
    ["threads", "import asyncio\ndef f(): asyncio.run(asyncio.to_thread(print))\n"],
    ["processes", "import subprocess\ndef f(): subprocess.run(['ls'])\n"],
    ["processes", "import os\ndef f(): os.system('ls')\n"],
    ["processes", "import multiprocessing\ndef f(): multiprocessing.Process(target=print).start()\n"],
    ["timers", "import signal\ndef f(): signal.setitimer(signal.ITIMER_REAL, 1)\n"],
  ] as const) {
    it(`says that a question needs ${ability}: ${code.split("\n")[0]}`, async () => {
      // Importing multiprocessing takes seconds on a busy machine.
      const patient = { ...defaultLimits, caseMs: 10_000 };
      const tests = suiteOf({ test_value: "self.assertEqual(f(), 1)" });
      const result = await embedded.run(jobOf(code, tests, { limits: patient }));
      const needed = `needs ${ability}, which the built-in Python does not have. Choose a Python to run it.`;
      assert.deepEqual([result.outcome, result.message], ["no-interpreter", `This question ${needed}`]);
      assert.deepEqual([result.cases[0]?.verdict, result.cases[0]?.message], ["skipped", `This test ${needed}`]);
    });
  }

  it("says so when loading needs threads, whatever the code makes of it", async () => {
    const code =
      "import threading\ntry:\n    threading.Thread(target=print).start()\nexcept Exception:\n    pass\ndef f(): return 1\n";
    const tests = suiteOf({ test_value: "self.assertEqual(f(), 1)" });
    const caught = await embedded.run(jobOf(code, tests));
    assert.deepEqual([caught.outcome, caught.cases[0]?.verdict], ["no-interpreter", "skipped"]);
    const uncaught = await embedded.run(jobOf("import threading\nthreading.Thread(target=print).start()\n", tests));
    assert.match(uncaught.message ?? "", /^This question needs threads/);
  });

  it("reaches no network and no file of the machine", async () => {
    const heard: number[] = [];
    const server = createServer(() => heard.push(1)).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as { port: number };
    const code = `
import os, socket, urllib.request
def f():
    found = [os.path.exists(path) for path in (${JSON.stringify(process.execPath)}, ${JSON.stringify(resolve("package.json"))})]
    for attempt in (
        lambda: socket.create_connection(("127.0.0.1", ${port})),
        lambda: urllib.request.urlopen("http://127.0.0.1:${port}"),
        lambda: __import__("js").fetch("http://127.0.0.1:${port}"),
        lambda: __import__("js").process.exit(0),
    ):
        try:
            attempt()
            found.append(True)
        except Exception:
            found.append(False)
    return found
`;
    const tests = suiteOf({ test_value: "self.found = f()\nprint(self.found, sorted(__import__('os').environ))" });
    const { cases } = await embedded.run(jobOf(code, tests));
    server.close();
    assert.deepEqual(heard, []);
    assert.match(cases[0]?.message ?? "", /network connections/);
    assert.match(cases[0]?.output ?? "", /^\[False, False, False, False, False, False\]/);
  });

  it("gives every run its own chance and a fresh state", async () => {
    const job = jobOf(
      "import random, builtins\nfresh = not hasattr(builtins, 'seen')\nbuiltins.seen = 1\ndef f(): return random.random()\n",
      suiteOf({ test_value: "import solution\nprint(f())\nself.assertTrue(solution.fresh)" }),
    );
    const results = [await embedded.run(job), await embedded.run(job)];
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ["passed", "passed"],
    );
    assert.notEqual(results[0]!.cases[0]!.output, results[1]!.cases[0]!.output);
  });

  it("imports what lies beside the solution, by every name", async () => {
    const job = jobOf(
      "from beside import one\ndef f(): return one\n",
      `import answer\n${suiteOf({ test_value: "self.assertEqual(answer.f(), 1)" })}`,
      {
        solution: { name: "answer.py", text: "from beside import one\ndef f(): return one\n" },
        files: [{ name: "beside.py", text: "one = 1\n" }],
      },
    );
    assert.equal((await embedded.run(job)).outcome, "passed");
  });

  it("tells which package is missing", async () => {
    const tests = suiteOf({ test_value: "self.assertEqual(f(), 1)" });
    const result = await embedded.run(jobOf("import numpy\ndef f(): return 1\n", tests));
    assert.equal(result.outcome, "load-error");
    assert.match(result.message ?? "", /numpy/);
    assert.deepEqual(result.place, { line: 1 });
  });

  it("is superseded when aborted", async () => {
    const stop = new AbortController();
    const tests = suiteOf({ test_value: "while True: pass" });
    const running = embedded.run(jobOf("def f(): pass", tests), { signal: stop.signal });
    setTimeout(() => stop.abort(), 300);
    assert.equal((await running).outcome, "superseded");
  });
});
