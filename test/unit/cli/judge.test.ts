import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Answer {
  code: number;
  output: string;
  complaint: string;
}

describe("judge", function () {
  this.timeout(20_000);
  let folder = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "judge größer "));
    const tests = `import unittest
from own import double
class Tests(unittest.TestCase):
    def test_double(self): self.assertEqual(double(2), 4)
    def test_zero(self): self.assertEqual(double(0), 0)
`;
    await writeFile(join(folder, "tests.py"), tests);
    await writeFile(join(folder, "own.py"), "from rest import two\ndef double(n): return n * two\n");
    await writeFile(join(folder, "rest.py"), "two = 2\n");
    await writeFile(join(folder, "wrong.py"), "def double(n): return n * n * n\n");
    await writeFile(join(folder, "tests of wrong.py"), tests.replace("own", "wrong"));
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs the built command as npm does, from `folder`. */
  function judge(...args: string[]): Promise<Answer> {
    const env = { ...process.env, INIT_CWD: folder };
    return new Promise((resolve) => {
      execFile(process.execPath, [join("out", "cli", "judge.js"), ...args], { env }, (error, output, complaint) =>
        resolve({ code: Number(error?.code ?? 0), output, complaint }),
      );
    });
  }

  it("prints a line per case and fails for a wrong solution", async () => {
    const { code, output } = await judge("--tests", "tests of wrong.py", "wrong.py");
    assert.equal(code, 1);
    assert.match(
      output,
      /^wrong\.py: failed, 1 of 2 passed, \d+ ms\n {2}failed {4}test_double: Expected 4, got 8 \(line 1\)\n {2}passed {4}test_zero\n$/,
    );
  });

  it("judges a list and prints JSON", async () => {
    const list = [
      { id: "right", solution: "own.py", tests: "tests.py", files: ["rest.py"], limitMs: 5_000 },
      { id: "wrong", solution: "wrong.py", tests: "tests of wrong.py" },
    ];
    await writeFile(join(folder, "list.json"), JSON.stringify(list));
    const { code, output } = await judge("--list", "list.json", "--json");
    const { results, totalMs } = JSON.parse(output);
    assert.equal(code, 1);
    assert.deepEqual(
      results.map(({ id, outcome, cases }: { id: string; outcome: string; cases: unknown }) => [id, outcome, cases]),
      [
        [
          "right",
          "passed",
          [
            { name: "test_double", verdict: "passed" },
            { name: "test_zero", verdict: "passed" },
          ],
        ],
        [
          "wrong",
          "failed",
          [
            { name: "test_double", verdict: "failed" },
            { name: "test_zero", verdict: "passed" },
          ],
        ],
      ],
    );
    assert.ok(totalMs >= results[0].ms);
  });

  for (const [what, args] of [
    ["no arguments", []],
    ["an unknown flag", ["--test", "tests.py", "own.py"]],
    ["a limit that is no number", ["--tests", "tests.py", "own.py", "--limit", "soon"]],
    ["a list that is none", ["--list", "tests.py"]],
    ["a missing file", ["--tests", "tests.py", "nowhere.py"]],
  ] as const) {
    it(`exits with 2 and a word of explanation for ${what}`, async () => {
      const { code, output, complaint } = await judge(...args);
      assert.deepEqual([code, output], [2, ""]);
      assert.notEqual(complaint, "");
    });
  }
});
