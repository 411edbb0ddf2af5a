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

  it("is quick on long text", () => {
    const long = "word ".repeat(100_000);
    assert.equal(says(long, ["word lock"]), false);
  });
});
