import assert from "node:assert/strict";
import { checkAnswer } from "../../../../src/core/scoring/keyPoints";

const point = (says: string[][], not: string[] = []) => ({ text: "", says, not, line: 1 });
const says = (text: string, ...groups: string[][]) => checkAnswer(text, [point(groups)])[0]!.found;

describe("key points in an answer", () => {
  const table: [phrase: string, answer: string, found: boolean][] = [
    ["lock", "It takes a lock.", true],
    ["lock", "LOCKS everywhere", true],
    ["lock", "It is locked", true],
    ["lock", "locking it", true],
    ["lock", "It blocks", false],
    ["lock", "unlock", false],
    ["cache", "caching helps", true],
    ["cache", "two caches", true],
    ["cache", "it was cached", true],
    ["run", "while running", true],
    ["query", "two queries", true],
    ["process", "several processes", true],
    ["process", "the processor", false],
    ["quick", "quickly done", true],
    ["lazy", "lazily built", true],
    ["thread", "threader", true],
    ["string", "str", false],
    ["use", "the user", false],
    ["apply", "an app", false],
    ["one thread", "only one thread runs", true],
    ["one thread", "only one\nthread runs", true],
    ["one thread", "one or two threads", false],
    ["one thread", "There is one. Thread pools differ.", false],
    ["thread safe", "It is thread-safe", true],
    ["i/o", "waits for I/O", true],
    ["o(1)", "It costs `O(1)`", true],
    ["o(n log n)", "It is O of n log n", true],
    ["o of", "part two of it", false],
    ["n+1", "the N+1 problem", true],
    ["10000", "10,000 a second", true],
    ["don't", "I don’t share", true],
    ["garbage collector", "the **garbage** _collector_ runs", true],
    ["bold", "__bold__ words", true],
    ["__init__", "In `__init__` we", true],
    ["__init__", "the init step", false],
    ["taskgroup", "```python\nasync with asyncio.TaskGroup() as group:\n```", true],
    ["python", "```python\nx = 1\n```", false],
    ["library", "see [docs](https://docs.python.org/3/library/x.html)", false],
    ["docs", "see [docs](https://x.y/z)", true],
    ["scaling", "## Scaling\n\n", false],
    ["scaling", "> What about scaling?\n", false],
    ["scaling", "<!-- scaling -->", false],
    ["one thread", "It does not use one thread.", false],
    ["one thread", "It never uses one thread", false],
    ["one thread", "It works without one thread", false],
    ["one thread", "It isn't one thread", false],
    ["one thread", "Not only one thread matters", true],
    ["one thread", "It does not let more than one thread run", true],
    ["one thread", "It is not fast, but one thread is simple", true],
    ["one thread", "It is not fast: one thread runs", true],
    ["one thread", "Not one thread. Later one thread runs.", true],
    ["not thread safe", "A dict is not thread safe here", true],
    ["skipped", "It is not called if init is skipped", true],
    ["skipped", "Init is not even once skipped", false],
    ["serialize", "they serialise it", true],
    ["randomized", "randomising the delay", true],
    ["behavior", "its behaviours", true],
    ["analyze", "we analysed it", true],
    ["center", "two centres", true],
    ["catalog", "the catalogue", true],
    ["defense", "a line of defence", true],
    ["canceled", "it was cancelled", true],
    ["our", "or", false],
    ["hour", "four", false],
    ["raise", "it raised", true],
    ["write", "it was written", true],
    ["id", "message ids", true],
    ["api", "two APIs", true],
    ["ttl", "short TTLs", true],
    ["thi", "this", false],
    ["took over", "she takes over", true],
    ["hypothesis", "two hypotheses", true],
    ["transaction", "in the same tx", true],
    ["database", "dbs", true],
    ["validate", "validation of input", true],
    ["expire", "the expiration date", true],
    ["not", "a notation", false],
    ["except", "an exception", false],
    ["product", "in production", false],
    ["outer", "it came out", false],
    ["later", "it is late", false],
    ["owner", "on my own", false],
    ["experience", "much expirience", true],
    ["regression test", "a regresion test", true],
    ["exponential", "exponental delay", true],
    ["immutable", "it is inmutable", true],
    ["immutable", "it is mutable", false],
    ["hashable", "it is unhashable", false],
    ["contents", "its contexts", false],
    ["shared", "it is sharded", false],
    ["interned", "the internet", false],
    ["code base", "the codebase", true],
    ["codebase", "the code bases", true],
    ["backoff", "it should back off", true],
    ["roll back", "a rollback", true],
    ["lru_cache", "an LRU cache", true],
    ["maybe", "it may be", false],
    ["into", "in to", false],
    ["holds a lock", "holds a lock", true],
    ["hold lock", "They hold the lock", true],
    ["hold lock", "They hold on to a lock", false],
    ["hold lock", "They hold no lock", false],
    ["hold the lock", "holds a lock", true],
    ["block the loop", "It blocks its loop", true],
    ["a single thread", "in one single thread", true],
    ["a get", "you get it", false],
    ["a get", "a GET", true],
    ["i built", "I've built it", true],
    ["i built", "I have also built it", true],
    ["i built", "I think he built it", false],
    ["cannot change", "you can't change it", true],
    ["cannot change", "you cant change it", true],
    ["is not called", "it isn't called", true],
    ["does not run", "it doesnt run", true],
    ["will not", "it won't", true],
    ["want", "as I wont to do", false],
    ["percent", "by 5%", true],
    ["one thread", "1 thread", true],
    ["two thirds", "2 thirds", true],
    ["end to end", "a few e2e tests", true],
    ["without a lock", "w/o a lock", true],
    ["__init__", "dunder init runs", true],
  ];
  for (const [phrase, answer, found] of table) {
    it(`${found ? "finds" : "does not find"} "${phrase}" in ${JSON.stringify(answer)}`, () => {
      assert.equal(says(answer, [phrase]), found);
    });
  }

  it("takes alternatives with | and demands every group of ;", () => {
    const groups = [
      ["lock", "mutex"],
      ["count", "counter"],
    ];
    assert.equal(says("A mutex. Later it counts.", ...groups), true);
    assert.equal(says("A mutex and a lock.", ...groups), false);
  });

  it("finds nothing in empty or junk text", () => {
    for (const junk of ["", "   \n\n", "asdf qwer", "## Lock\n\n> lock\n", "....", "[](lock)"]) {
      assert.equal(says(junk, ["lock"]), false);
    }
  });

  it("finds nothing for a point without words", () => {
    assert.deepEqual(checkAnswer("anything", [point([])]), [{ found: false }]);
  });

  it("quotes the first sentence that says it, as written", () => {
    const answer = "First, **this**. It takes a `lock` and\n waits. The counter moves.";
    assert.deepEqual(checkAnswer(answer, [point([["counter"], ["lock"]])])[0], {
      found: true,
      quote: "It takes a `lock` and waits.",
    });
  });

  it("quotes a list item without its mark", () => {
    assert.equal(checkAnswer("- a\n- [x] takes a lock\n", [point([["lock"]])])[0]!.quote, "takes a lock");
  });

  it("says what contradicts, unless that is negated", () => {
    const threads = point([["thread"]], ["no threads", "single threaded"]);
    assert.equal(
      checkAnswer("It has threads. Python has no threads at all.", [threads])[0]!.contradictedBy,
      "Python has no threads at all.",
    );
    assert.equal(checkAnswer("It is not single threaded", [threads])[0]!.contradictedBy, undefined);
  });

  it("does not take a sentence that contradicts for one that says it", () => {
    const copies = point([["copies"], ["inner"]], ["inner lists are new"]);
    const found = (answer: string) => checkAnswer(answer, [copies])[0]!.found;
    assert.equal(found("It copies, so the inner lists are new."), false);
    assert.equal(found("It copies the outer one. The inner ones are shared."), true);
    assert.equal(found("Some say the inner lists are new. It copies the outer one, the inner ones are shared."), true);
  });

  it("is quick on long text", () => {
    const long = "word ".repeat(100_000);
    assert.equal(says(long, ["word lock"]), false);
  });
});
