import { strict as assert } from "node:assert";
import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { assertNothingLeft, livingProcesses, useScratch } from "../../support/runner";

interface Answer {
  code: number;
  output: string;
  complaint: string;
}

interface Row {
  id: string;
  outcome: string;
  cases: { name: string; verdict: string }[];
  ms: number;
  message?: string;
}

const program = join("out", "cli", "judge.js");
const tests = `import unittest
from own import double
class Tests(unittest.TestCase):
    def test_double(self): self.assertEqual(double(2), 4)
    def test_zero(self): self.assertEqual(double(0), 0)
`;
const sources = {
  "tests.py": tests,
  "own.py": "from rest import two\ndef double(n): return n * two\n",
  "rest.py": "two = 2\n",
  "wrong.py": "def double(n): return n * n * n\n",
  "tests of wrong.py": tests.replace("own", "wrong"),
  "endless.py": "def double(n):\n    while True: pass\n",
  "tests of endless.py": tests.replace("own", "endless"),
  "broken.py": "def double(n:\n",
};

describe("judge", function () {
  this.timeout(30_000);
  const scratch = useScratch();
  let folder = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "..", "judge größer "));
    for (const [name, text] of Object.entries(sources)) await writeFile(join(folder, name), text);
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(() => assertNothingLeft(scratch));

  /** Runs the built command as npm does, from `folder`. */
  function judge(...args: string[]): Promise<Answer> {
    const env = { ...process.env, INIT_CWD: folder };
    return new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], { env }, (error, output, complaint) =>
        resolve({ code: Number(error?.code ?? 0), output, complaint }),
      );
    });
  }

  async function judgeList(list: unknown, ...args: string[]): Promise<Answer> {
    await writeFile(join(folder, "list.json"), typeof list === "string" ? list : JSON.stringify(list));
    return judge("--list", "list.json", ...args);
  }

  async function rowsOf(list: unknown, ...args: string[]): Promise<Answer & { rows: Row[]; totalMs: number }> {
    const answer = await judgeList(list, "--json", ...args);
    const { results, totalMs } = JSON.parse(answer.output);
    return { ...answer, rows: results, totalMs };
  }

  it("prints a line per case; a wrong solution is a result like any other", async () => {
    const { code, output, complaint } = await judge("--tests", "tests of wrong.py", "wrong.py");
    assert.deepEqual([code, complaint], [0, ""]);
    assert.match(
      output,
      /^wrong\.py: failed, 1 of 2 passed, \d+ ms\n {2}failed {4}test_double: Expected 4, got 8 \(line 1\)\n {2}passed {4}test_zero\n$/,
    );
  });

  it("judges a list and prints JSON", async () => {
    const { code, rows, totalMs, complaint } = await rowsOf([
      { id: "right", solution: "own.py", tests: "tests.py", files: ["rest.py"], limitMs: 5_000 },
      { id: "wrong", solution: "wrong.py", tests: "tests of wrong.py" },
      { id: "broken", solution: "broken.py", tests: "tests.py" },
    ]);
    assert.deepEqual([code, complaint], [0, ""]);
    assert.deepEqual(
      rows.map(({ id, outcome, cases }) => [id, outcome, ...cases.map(({ name, verdict }) => `${name} ${verdict}`)]),
      [
        ["right", "passed", "test_double passed", "test_zero passed"],
        ["wrong", "failed", "test_double failed", "test_zero passed"],
        ["broken", "load-error"],
      ],
    );
    assert.ok(totalMs >= rows[0]!.ms);
  });

  it("tells results in the order of the list, whichever is first to end", async () => {
    const list = [3, 0, 2, 1, 0].map((number) => {
      const solution = `import time\ntime.sleep(${number} / 10)\ndef double(n): return 2 * n\n`;
      return { id: `sleeps ${number}`, solution, tests: "tests of it.py" };
    });
    for (const { id, solution } of list) await writeFile(join(folder, `${id}.py`), solution);
    await writeFile(join(folder, "tests of it.py"), tests.replace("own", "solution"));
    const { output } = await judgeList(list.map((item) => ({ ...item, solution: `${item.id}.py` })));
    assert.deepEqual(
      output.match(/^sleeps \d: passed/gmu),
      list.map(({ id }) => `${id}: passed`),
    );
  });

  it("runs the others when one cannot be run, and says which and why", async () => {
    await writeFile(join(folder, "picture.png"), Buffer.from([0x89, 0x50, 0xff, 0xfe]));
    const { code, rows, complaint } = await rowsOf([
      { id: "gone", solution: "nowhere.py", tests: "tests.py" },
      { id: "right", solution: "own.py", tests: "tests.py", files: ["rest.py"] },
      { id: "untested", solution: "own.py", tests: "nowhere.py" },
      { id: "picture", solution: "own.py", tests: "tests.py", files: ["rest.py", "picture.png"] },
      { id: "twice", solution: "own.py", tests: "tests.py", files: ["rest.py", join(folder, "rest.py")] },
    ]);
    assert.equal(code, 1);
    assert.deepEqual(
      rows.map(({ id, outcome, cases }) => [id, outcome, cases.length]),
      [
        ["gone", "not-run", 0],
        ["right", "passed", 2],
        ["untested", "not-run", 0],
        ["picture", "not-run", 0],
        ["twice", "not-run", 0],
      ],
    );
    const lines = complaint.trimEnd().split("\n");
    assert.equal(lines.length, 4);
    assert.match(lines[0]!, /^gone did not run: solution: .*nowhere\.py could not be read: it is not there\.$/u);
    assert.match(lines[1]!, /^untested did not run: tests: .*nowhere\.py could not be read/u);
    assert.match(lines[2]!, /^picture did not run: files: .*picture\.png is not text in UTF-8\.$/u);
    assert.equal(lines[3], "twice did not run: files: two files are named rest.py.");
  });

  it("says for each item that there is no Python", async () => {
    const { code, rows, complaint } = await rowsOf(
      [{ id: "right", solution: "own.py", tests: "tests.py" }],
      "--python",
      "/nowhere/python3",
    );
    assert.deepEqual([code, rows[0]!.outcome], [1, "not-run"]);
    assert.match(complaint, /^right did not run: No Python was found\. \/nowhere\/python3: There is no program/u);
  });

  it("holds each item to its own limit, and the others to that of the command", async () => {
    const item = { solution: "endless.py", tests: "tests of endless.py" };
    const { code, rows } = await rowsOf(
      [
        { ...item, id: "short", limitMs: 200 },
        { ...item, id: "other" },
      ],
      "--limit",
      "400",
    );
    assert.equal(code, 0);
    assert.deepEqual(
      rows.map(({ outcome, message }) => [outcome, message?.slice(0, 19)]),
      [
        ["timed-out", "Stopped after 0.2 s"],
        ["timed-out", "Stopped after 0.4 s"],
      ],
    );
  });

  it("runs foreign exercises: imported by name, with files beside them, without labels", async () => {
    const exercise = join(folder, "hello-world");
    await mkdir(exercise);
    const files = {
      "hello_world.py":
        "from words import name\ndef hello():\n    with open('greeting.txt') as file: return file.read() + name\n",
      "words.py": "name = 'World'\n",
      "greeting.txt": "Hello, ",
      "hello_world_test.py": `import os
import unittest
import hello_world
from hello_world import (
    hello,
)

class HelloWorldTest(unittest.TestCase):
    def test_say_hi(self):
        self.assertEqual(hello(), "Hello, World", msg="Says something else")
    def test_module(self):
        self.assertIs(hello_world.hello, hello)
    def test_data(self):
        with open(os.path.join(os.path.dirname(__file__), "greeting.txt")) as file:
            self.assertEqual(file.read(), "Hello, ")

if __name__ == "__main__":
    unittest.main()
`,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(exercise, name), text);
    const [solution, testFile] = ["hello-world/hello_world.py", "hello-world/hello_world_test.py"];
    const alone = await judge("--tests", testFile, solution);
    assert.match(alone.output, /^hello_world\.py: passed, 3 of 3 passed/u);
    const beside = ["words.py", "greeting.txt"].map((name) => join("hello-world", name));
    const { rows } = await rowsOf([{ id: "hello", solution, tests: testFile, files: beside }]);
    assert.deepEqual([rows[0]!.outcome, rows[0]!.cases.length], ["passed", 3]);
  });

  for (const [what, list, words] of [
    ["no JSON", "[{]", /list\.json is not JSON/u],
    ["no list", {}, /list\.json: a list of entries is expected/u],
    ["an empty list", [], /list\.json: the list is empty/u],
    ["an entry that is none", [3], /list\.json: entry 1: an object with id, solution and tests/u],
    ["a missing field", [{ id: "a", tests: "t.py" }], /list\.json: entry 1 \("a"\): `solution` is missing\./u],
    [
      "two wrong fields",
      [
        { id: "a", solution: "s.py", tests: "t.py" },
        { id: "b", solution: "s.py", tests: "t.py", limitMs: "2 s", files: "x.py" },
      ],
      /entry 2 \("b"\): `limitMs` takes a number of milliseconds above 0\.\n.*entry 2 \("b"\): `files` takes a list of paths\./u,
    ],
  ] as const) {
    it(`names what is wrong with a list: ${what}`, async () => {
      const { code, output, complaint } = await judgeList(list);
      assert.deepEqual([code, output], [2, ""]);
      assert.match(complaint, words);
      assert.doesNotMatch(complaint, /^\s+at /mu);
    });
  }

  it("passes over fields it does not know, and says so", async () => {
    const { code, complaint } = await judgeList([
      { id: "a", solution: "wrong.py", tests: "tests of wrong.py", limit: 3 },
    ]);
    assert.equal(code, 0);
    assert.match(complaint, /list\.json: entry 1 \("a"\): `limit` is not a known field/u);
  });

  for (const [what, args] of [
    ["no arguments", []],
    ["an unknown flag", ["--test", "tests.py", "own.py"]],
    ["a limit that is no number", ["--tests", "tests.py", "own.py", "--limit", "soon"]],
    ["two solutions", ["--tests", "tests.py", "own.py", "wrong.py"]],
    ["a list that is not there", ["--list", "nowhere.json"]],
  ] as const) {
    it(`exits with 2 and a word of explanation for ${what}`, async () => {
      const { code, output, complaint } = await judge(...args);
      assert.deepEqual([code, output], [2, ""]);
      assert.notEqual(complaint, "");
      assert.doesNotMatch(complaint, /^\s+at /mu);
    });
  }

  it("leaves nothing behind when it is interrupted", async () => {
    const item = { solution: "endless.py", tests: "tests of endless.py", limitMs: 60_000 };
    const list = Array.from({ length: 5 }, (_, index) => ({ ...item, id: `endless ${index}` }));
    await writeFile(join(folder, "list.json"), JSON.stringify(list));
    const env = { ...process.env, INIT_CWD: folder };
    const child = spawn(process.execPath, [program, "--list", "list.json"], { env, stdio: "ignore" });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    while ((await readdir(scratch.folder)).length === 0) await delay(20);
    if (process.platform === "linux") while ((await livingProcesses(scratch.folder)).length < 3) await delay(20);
    child.kill("SIGINT");
    assert.equal(await ended, 130);
  });
});
