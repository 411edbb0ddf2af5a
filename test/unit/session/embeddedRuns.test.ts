import { strict as assert } from "node:assert";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readPack } from "../../../src/bank/readPack";
import type { Question } from "../../../src/core/question/question";
import { growthTests, ownTests } from "../../../src/protocol/suiteTests";
import { embeddedPython, launchWith } from "../../../src/runner/embeddedLauncher";
import { createRunner, type Runner } from "../../../src/runner/runner";
import { checkOwnTests } from "../../../src/session/checkOwnTests";
import { problemOf } from "../../../src/session/growth";
import { createRuns, type RunOptions, type Runs } from "../../../src/session/runs";
import { useEmbedded } from "../../support/embedded";
import { assertNothingLeft, harness, livingProcesses, useScratch } from "../../support/runner";

describe("runs of an open question on the embedded Python", function () {
  this.timeout(60_000);
  const embedded = useEmbedded();
  const scratch = useScratch();
  let runner: Runner;
  let runs: Runs;
  let question: Question;

  before(async () => {
    const { questions } = await readPack(resolve("questions"));
    question = questions.find(({ slug }) => slug === "lru-cache")!;
  });
  beforeEach(() => {
    const files = { dist: resolve("dist"), cache: embedded.cache };
    runner = createRunner(harness, () => undefined, launchWith(files));
    const finder = { forQuestion: () => Promise.resolve({ python: embeddedPython, embedded: true }) };
    runs = createRuns(finder as unknown as Parameters<typeof createRuns>[0], runner, () => true);
  });
  afterEach(async () => {
    await runner.retire();
    await assertNothingLeft(scratch);
  });

  const start = (text: string, options: Partial<RunOptions> = {}) => {
    const { signal } = new AbortController();
    return runs.start(question, text, "/solution.py", { signal, onCase: () => undefined, ...options });
  };
  const solution = () => question.solution!.code.code;

  it("says while one has to wait that Python starts, and not afterwards", async () => {
    const told: boolean[] = [];
    runs.onDidChange(() => told.push(runs.isStarting));
    assert.equal((await start(solution())).outcome, "passed");
    assert.deepEqual([told, runs.isStarting], [[true, false], false]);
  });

  it("can be stopped while Python starts", async () => {
    const stop = new AbortController();
    runs.onDidChange(() => runs.isStarting && stop.abort());
    const { outcome } = await start(solution(), { signal: stop.signal });
    assert.deepEqual([outcome, runs.isStarting], ["superseded", false]);
  });

  it("is not run ahead, only started ahead", async () => {
    await runs.ahead(question, solution(), "/solution.py");
    while ((await livingProcesses(scratch.folder)).length === 0) await delay(20);
    const { outcome, cases } = await start(solution());
    assert.deepEqual([outcome, cases.length > 0], ["passed", true]);
  });

  it("checks one's own tests on the reference and the wrong solutions", async () => {
    const tests = `import unittest
from solution import LRUCache


class MyTests(unittest.TestCase):
    def test_drops_the_oldest(self):
        """Drops the least recently used"""
        cache = LRUCache(2)
        cache.put("a", 1)
        cache.put("b", 2)
        cache.put("a", 2)
        cache.put("c", 3)
        self.assertEqual(cache.get("a"), 2)
        self.assertIsNone(cache.get("b"))
`;
    const few = { ...question, wrongSolutions: question.wrongSolutions.slice(0, 2) };
    const run = (text: string) => start(text, { tests: ownTests(tests) });
    const check = await checkOwnTests(few, run, () => undefined);
    assert.ok(check.kind === "checked" && check.total === 2 && check.caught.length > 0, JSON.stringify(check));
  });

  it("measures growth", async () => {
    const result = await start(solution(), { tests: growthTests(question) });
    assert.deepEqual([result.outcome, problemOf(result)], ["passed", undefined]);
  });
});
