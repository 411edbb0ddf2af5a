import assert from "node:assert/strict";
import type { OwnTestsCheck } from "../../../src/core/question/ownTestsCheck";
import type { Question } from "../../../src/core/question/question";
import { testsSkeleton } from "../../../src/core/question/testsSkeleton";
import { ownTests } from "../../../src/protocol/suiteTests";
import { checkOwnTests } from "../../../src/session/checkOwnTests";
import { runJob } from "../../../src/session/runJob";
import { shippedQuestions } from "../../support/practiceFolder";
import { run, useScratch } from "../../support/runner";

describe("checking own tests on the reference and the wrong solutions", function () {
  this.timeout(60_000);
  useScratch();
  let bank: Map<string, Question>;
  let lru: Question;
  before(async () => {
    bank = await shippedQuestions();
    lru = bank.get("python-backend/lru-cache")!;
  });

  const runOn = (question: Question, tests: string) => (solution: string) =>
    run(runJob(question, solution, "/practice/solution.py", { tests: ownTests(tests) }));
  const check = (tests: string): Promise<OwnTestsCheck> => checkOwnTests(lru, runOn(lru, tests), () => undefined);
  const suite = (body: string) =>
    `import unittest\n\nfrom solution import LRUCache\n\n\nclass MyTests(unittest.TestCase):\n${body}`;

  it("passes the skeleton of every question of the bank on its reference, and catches nothing with it", async () => {
    const questions = [...bank.values()].filter((one) => one.runsCode && one.packages.length === 0);
    assert.ok(questions.length > 10);
    for (const question of questions) {
      const result = await runOn(question, testsSkeleton(question))(question.solution!.code.code);
      assert.equal(result.outcome, "passed", `${question.id}: ${JSON.stringify(result)}`);
      assert.deepEqual(
        result.cases.map(({ name, group }) => [name, group]),
        [["test_example", "mine"]],
      );
    }
    assert.deepEqual(await check(testsSkeleton(lru)), {
      kind: "checked",
      caught: [],
      total: lru.wrongSolutions.length,
    });
  });

  it("names the mistakes that were caught and counts the others", async () => {
    const looking = lru.wrongSolutions.find(({ caughtBy }) => caughtBy.includes("test_looking_and_order"))!;
    const heard: [number, number][] = [];
    const tests = suite(`    def test_looking(self):
        cache = LRUCache(2)
        cache.put("a", 1)
        cache.put("b", 2)
        "a" in cache
        cache.put("c", 3)
        self.assertNotIn("a", cache)
`);
    const result = await checkOwnTests(lru, runOn(lru, tests), (done, of) => heard.push([done, of]));
    assert.equal(result.kind, "checked");
    assert.ok(result.kind === "checked" && result.caught.includes(looking.title), JSON.stringify(result));
    assert.ok(result.caught.length < result.total);
    assert.equal(result.total, lru.wrongSolutions.length);
    assert.deepEqual(heard.at(-1), [result.total, result.total + 1]);
  });

  it("says which test asks for something the reference does not do, with both sides", async () => {
    const result = await check(
      suite(`    def test_stores(self):
        cache = LRUCache(1)
        cache.put("a", 1)
        self.assertEqual(cache.get("a"), 1)

    def test_wrong(self):
        """Missing keys give -1"""
        self.assertEqual(LRUCache(1).get("a"), -1)
`),
    );
    assert.equal(result.kind, "disagrees");
    const [one, ...more] = result.kind === "disagrees" ? result.cases : [];
    assert.deepEqual(
      [one?.label, one?.expected, one?.actual, one?.testLine, more.length],
      ["Missing keys give -1", "-1", "None", 14, 0],
    );
  });

  const unable: [string, () => string, RegExp][] = [
    [
      "no test method",
      () => "import unittest\n\n\ndef test_loose():\n    pass\n",
      /^No tests yet: methods of a unittest\.TestCase whose names start with test\.$/u,
    ],
    [
      "only skipped tests",
      () => suite("    @unittest.skip('later')\n    def test_a(self):\n        pass\n"),
      /^Every one of your tests is skipped\.$/u,
    ],
    [
      "a syntax error",
      () => suite("    def test_a(self)\n        pass\n"),
      /^Your tests could not be loaded, line 7\. SyntaxError: expected ':'$/u,
    ],
    [
      "a name only the candidate has",
      () => "from solution import LRUCache, Helper\n",
      /^Your tests could not be loaded, line 1\. The reference solution does not define `Helper`\.$/u,
    ],
    [
      "a loop outside the tests",
      () => "while True:\n    pass\n",
      /^Stopped after 2 s: your tests did not finish loading\.$/u,
    ],
  ];
  for (const [what, tests, words] of unable) {
    it(`says so when there is ${what}`, async () => {
      const result = await check(tests());
      assert.match(result.kind === "unable" ? result.message : JSON.stringify(result), words);
    });
  }
});
