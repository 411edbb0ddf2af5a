import assert from "node:assert/strict";
import { parseEquivalents } from "../../../src/bank/equivalents";
import { type MeasureOptions, measurePack, missesOf, type Strength, shareOf } from "../../../src/bank/measure";
import type { Mutant } from "../../../src/bank/mutants";
import { parsePack } from "../../../src/bank/readPack";
import { listMutants } from "../../../src/cli/pythonRuns";
import type { RunResult } from "../../../src/core/question/runResult";
import { defaultLimits } from "../../../src/runner/limits";
import { codingFile, codingPath, spoil } from "../../support/questionText";
import { run, testPython } from "../../support/runner";

async function measure(text: string, changes: Partial<MeasureOptions> = {}) {
  const python = await testPython();
  const pack = parsePack([{ file: codingPath, text }]);
  return measurePack(pack, {
    list: (source) => listMutants(source, python),
    run: (job, _needs, hooks) => run(job, { python, ...hooks }),
    limits: defaultLimits,
    equivalents: { list: [], problems: [] },
    abreast: 2,
    ...changes,
  });
}

const bounded = spoil(
  codingFile,
  "        return self.items.pop()",
  "        if len(self.items) < 0:\n            return 7\n        return self.items.pop()",
);
const listed = {
  question: "python/stack",
  scope: "Stack.pop",
  code: "if len(self.items) < 0:",
  from: "len(self.items) < 0",
  to: "False",
  reason: "A list is never shorter than empty.",
};

describe("strength of tests", function () {
  this.timeout(30_000);

  it("counts the mutants that a test notices", async () => {
    const progress: number[] = [];
    const { strengths, problems } = await measure(codingFile, { onProgress: (done) => progress.push(done) });
    assert.deepEqual(problems, []);
    const [{ question, mutants, caught, survivors }] = strengths as [Strength];
    assert.deepEqual([question, survivors, progress], ["python/stack", [], [1]]);
    assert.ok(mutants >= 2 && caught === mutants, `${caught} of ${mutants}`);
  });

  it("reports what gets past the tests, with its line in the file", async () => {
    const { strengths, problems } = await measure(bounded);
    const line = bounded.split("\n").findIndex((text) => text.includes("len(self.items) < 0")) + 1;
    const message = problems.find((one) => one.message.includes("`False`"))!;
    assert.deepEqual([message.file, message.line, message.column], [codingPath, line, 12]);
    assert.match(message.message, new RegExp(`No test notices when line ${line} says \`False\` in place of`, "u"));
    assert.ok(strengths[0]!.caught < strengths[0]!.mutants);
    assert.equal(strengths[0]!.survivors.length, strengths[0]!.mutants - strengths[0]!.caught);
  });

  it("leaves equivalent mutants out, and says when one is none", async () => {
    const before = (await measure(bounded)).strengths[0]!;
    const right = await measure(bounded, { equivalents: parseEquivalents(JSON.stringify(listed)) });
    assert.deepEqual([right.strengths[0]!.mutants, right.strengths[0]!.caught], [before.mutants - 1, before.caught]);
    const noticed = JSON.stringify({ ...listed, to: "True" });
    const { problems } = await measure(bounded, { equivalents: parseEquivalents(noticed) });
    assert.match(problems[0]!.message, /not equivalent: test_\w+ notices it/u);
    assert.equal(problems[0]!.line, 1);
  });

  it("stops at the first test that fails and ends what hangs", async () => {
    const endless = spoil(
      codingFile,
      "        return self.items.pop()",
      "        n = 3\n        while n > 0:\n            n -= 1\n        return self.items.pop()",
    );
    const results: RunResult[] = [];
    const python = await testPython();
    const { strengths } = await measure(endless, {
      run: async (job, _needs, hooks) => {
        const result = await run(job, { python, ...hooks });
        if (hooks) results.push(result);
        return result;
      },
    });
    assert.ok(results.every(({ cases }) => cases.filter(({ verdict }) => verdict !== "passed").length <= 1));
    assert.ok(
      results.some(({ cases }) => cases.length === 1),
      "none stopped early",
    );
    assert.ok(results.every(({ ms }) => ms < 2_000));
    const survivors = strengths[0]!.survivors.map(({ mutant }) => mutant.to);
    assert.equal(survivors.includes("+="), false);
    assert.equal(survivors.includes("pass"), false);
  });

  it("does not count a question whose solution fails or cannot be run", async () => {
    const failing = await measure(spoil(codingFile, "return self.items.pop()", "return 1"));
    assert.deepEqual(failing.strengths, []);
    assert.match(failing.problems[0]!.message, /mutants were not run: the solution does not pass/u);
    const missing = await measure(codingFile, { run: async () => "Install something." });
    assert.match(missing.problems[0]!.message, /Install something/u);
    const unlisted = await measure(codingFile, { list: async () => "no Python" });
    assert.match(unlisted.problems[0]!.message, /cannot be mutated: no Python/u);
  });
});

describe("the least share", () => {
  const strength = (mutants: number, caught: number): Strength => ({
    question: "q",
    mutants,
    caught,
    survivors: Array.from({ length: mutants - caught }, (_, index) => ({
      mutant: {} as Mutant,
      problem: { file: `${mutants}`, line: index + 1, column: 1, message: "" },
    })),
  });

  it("is asked of each question", () => {
    assert.deepEqual(missesOf([strength(1000, 1000), strength(20, 17)]), []);
    assert.equal(missesOf([strength(1000, 999), strength(20, 16)]).length, 4);
  });

  it("is asked of all together", () => {
    assert.equal(missesOf([strength(100, 90), strength(100, 99)]).length, 11);
    assert.deepEqual(missesOf([strength(100, 91), strength(100, 99)]), []);
  });

  it("is whole where there is nothing to catch", () => assert.equal(shareOf([]), 1));
});
