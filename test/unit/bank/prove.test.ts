import assert from "node:assert/strict";
import { provePack } from "../../../src/bank/prove";
import { parsePack } from "../../../src/bank/readPack";
import { findInterpreter } from "../../../src/runner/interpreter";
import { defaultLimits } from "../../../src/runner/limits";
import { codingFile, codingPath, conceptFile, conceptPath, growthFile, spoil } from "../../support/questionText";
import { run } from "../../support/runner";

async function prove(path: string, text: string) {
  const { python } = await findInterpreter();
  assert.ok(python, "these tests need Python");
  const progress: number[] = [];
  const proven = await provePack(parsePack([{ file: path, text }]), {
    run: (job) => run(job, { python }),
    limits: defaultLimits,
    onProgress: (done) => progress.push(done),
  });
  return { ...proven, progress };
}

const push = "        self.items.append(item)\n\n    def pop(self):\n        return self.items.pop(0)";

describe("proof of a question", () => {
  it("runs solution, starter and wrong solutions", async () => {
    const { problems, counts, progress } = await prove(codingPath, codingFile);
    assert.deepEqual(problems, []);
    assert.deepEqual([counts.solution, counts.starter, counts.wrong], Array(3).fill({ proven: 1, total: 1 }));
    assert.deepEqual(progress, [1, 2, 3]);
  });

  const broken: [name: string, text: string, says: RegExp][] = [
    [
      "a solution that fails",
      spoil(codingFile, "return self.items.pop()", "return 1"),
      /solution does not pass.*test_order/,
    ],
    [
      "a solution that does not load",
      spoil(codingFile, "return self.items.pop()", "return ("),
      /solution does not pass/,
    ],
    [
      "a starter that passes",
      codingFile.replace(
        /class Stack:\n {4}def push[\s\S]*?```/u,
        `${codingFile.match(/class Stack:\n {4}def __init__[\s\S]*?```/u)![0]}`,
      ),
      /starter passes/,
    ],
    [
      "a starter that does not load",
      spoil(codingFile, "class Stack:\n    def push", "class Stack(\n    def push"),
      /starter does not load/,
    ],
    ["a wrong solution that is right", spoil(codingFile, "pop(0)", "pop()"), /gets past test_order/],
    ["a wrong solution that does not load", spoil(codingFile, "pop(0)", "pop(0"), /does not load/],
    ["a wrong solution that does nothing", spoil(codingFile, push, push.replace("pop(0)", "x")), /passes no test/],
  ];
  for (const [name, text, says] of broken) {
    it(`reports ${name}`, async () => {
      const { problems } = await prove(codingPath, text);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]!.message, says);
      assert.ok(problems[0]!.line > 20);
    });
  }

  it("measures how the solution grows, and reports a target that it misses and code that fails", async () => {
    const { problems, counts } = await prove(codingPath, growthFile);
    assert.deepEqual(problems, []);
    assert.deepEqual(counts.growth, { proven: 1, total: 1 });
    const other = await prove(codingPath, spoil(growthFile, "growth: linear", "growth: quadratic"));
    assert.match(other.problems[0]!.message, /The time of the solution is linear.* over \d+ sizes, not quadratic/u);
    const failing = await prove(codingPath, spoil(growthFile, "stack.push(number)", "stack.lay(number)"));
    assert.match(failing.problems[0]!.message, /cannot be measured with n = 4: AttributeError/u);
  }).timeout(60_000);

  it("measures nothing where times do not count", async () => {
    const { counts } = await provePack(parsePack([{ file: codingPath, text: growthFile }]), {
      run: async () => "Not run.",
      limits: defaultLimits,
      timed: false,
    });
    assert.deepEqual([counts.growth.total, counts.solution.total], [0, 1]);
  });

  it("runs marked snippets and compares what they print", async () => {
    assert.deepEqual((await prove(conceptPath, conceptFile)).counts.snippet, { proven: 1, total: 1 });
    const other = await prove(conceptPath, spoil(conceptFile, 'print("out")', 'print("in")'));
    assert.match(other.problems[0]!.message, /prints something else: "in"/);
    const failing = await prove(conceptPath, spoil(conceptFile, 'print("out")', "raise ValueError(1)"));
    assert.match(failing.problems[0]!.message, /snippet fails/);
  });

  it("runs a snippet as a program", async () => {
    const main = 'if __name__ == "__main__":\n    print("out")';
    assert.deepEqual((await prove(conceptPath, spoil(conceptFile, 'print("out")', main))).problems, []);
  });

  it("reports what could not be run and never leaves it out", async () => {
    const { problems, counts } = await provePack(parsePack([{ file: codingPath, text: codingFile }]), {
      run: async () => "Install something.",
      limits: defaultLimits,
    });
    assert.equal(problems.length, 3);
    assert.deepEqual(counts.solution, { proven: 0, total: 1 });
  });
});
