import assert from "node:assert/strict";
import { applyMutant, type Mutant } from "../../../src/bank/mutants";
import { listMutants } from "../../../src/cli/pythonRuns";
import { testPython } from "../../support/runner";

async function mutantsOf(source: string): Promise<Mutant[]> {
  const mutants = await listMutants(source, await testPython());
  if (typeof mutants === "string") throw new Error(mutants);
  return mutants;
}

/** `from -> to` of each mutant. */
async function slips(source: string): Promise<string[]> {
  return (await mutantsOf(source)).map(({ from, to }) => `${from} -> ${to}`);
}

describe("mutate.py", () => {
  const expected: [name: string, source: string, slips: string[]][] = [
    ["moves a bound and turns it round", "def f(a, b):\n    return a < b", ["a < b -> None", "< -> <=", "< -> >"]],
    ["negates tests of two words", "x = a is not b\ny = c not in d", ["is not -> is", "not in -> in"]],
    [
      "changes operators, in place too",
      "def f(x):\n    x //= y\n    x = (x) * (y)  # *",
      ["x //= y -> pass", "//= -> /=", "x = (x) * (y) -> pass", "* -> +"],
    ],
    [
      "changes constants",
      'x = [3, 0, "ab", "", True, 0.5]',
      ["3 -> 4", "3 -> 2", "0 -> 1", "\"ab\" -> ''", "\"\" -> 'x'", "True -> False", "0.5 -> 1.5"],
    ],
    [
      "forces and negates conditions",
      "if a and b:\n    f()",
      ["a and b -> True", "a and b -> False", "a and b -> not (a and b)", "and -> or", "f() -> pass"],
    ],
    [
      "leaves loops and jumps at the wrong time",
      "for x in y:\n    if x:\n        continue\n    break",
      ["x -> True", "x -> False", "x -> not (x)", "continue -> break", "continue -> pass", "break -> continue"],
    ],
    ["swaps arguments and twins", "x = f(a, b, c)\ny = min(a, b)", ["a, b -> b, a", "min -> max"]],
    [
      "removes what is done for its effect, and a second assignment",
      "def f(a):\n    n = a\n    n = a\n    del a[n]\n    self.n = n\n    raise KeyError",
      ["n = a -> pass", "n = a -> pass", "del a[n] -> pass", "self.n = n -> pass", "raise KeyError -> pass"],
    ],
  ];
  for (const [name, source, wanted] of expected) {
    it(name, async () => assert.deepEqual(await slips(source), wanted));
  }

  it("leaves alone what tests can hardly see", async () => {
    const source = `"""A text."""
from typing import TYPE_CHECKING, Literal, TypeVar

T = TypeVar("T")
__slots__ = ("a", "b")

if TYPE_CHECKING:
    LIMIT = 3


@decorate(1)
def f(a: Literal["x"], b: "int") -> "list[1]":
    """Another."""
    assert a > 0
    logger.warning("bad %s", 7)
    local: Literal["y"]
    raise ValueError("no good") from None


if __name__ == "__main__":
    f(1)
`;
    assert.deepEqual(await slips(source), ['raise ValueError("no good") from None -> pass']);
  });

  it("tells place, function and line, also behind letters beyond ASCII", async () => {
    const source = 'class Box:\n    def put(self, x):\n        s = "größe 🎁"; return x + 1\n';
    const found = (await mutantsOf(source)).find(({ kind }) => kind === "operator")!;
    assert.deepEqual(
      { ...found, start: 0, end: 0 },
      {
        kind: "operator",
        scope: "Box.put",
        code: 's = "größe 🎁"; return x + 1',
        from: "+",
        to: "-",
        nth: 1,
        line: 3,
        column: 34,
        start: 0,
        end: 0,
      },
    );
    assert.equal(source.slice(found.start, found.end), "+");
    assert.ok(applyMutant(source, found).endsWith('"größe 🎁"; return x - 1\n'));
  });

  it("counts mutants that look the same, and keeps their names when other lines change", async () => {
    const plus = (mutants: Mutant[]) => mutants.filter(({ to }) => to === "-");
    const one = plus(await mutantsOf("def f(a):\n    return a + a + a"));
    assert.deepEqual(
      one.map(({ nth }) => nth),
      [1, 2],
    );
    const other = plus(await mutantsOf("X = 1\n\n\ndef f(a):\n    b = a\n    return a + a + a"));
    const names = (mutants: Mutant[]) => mutants.map(({ scope, code, from, to, nth }) => [scope, code, from, to, nth]);
    assert.deepEqual(names(other), names(one));
  });

  it("gives only programs that compile and differ from each other and from the original", async () => {
    const source =
      "def f(a, b):\n    if not (a == b):\n        return (a\n                * b) if a else -1\n    return [x for x in a if x > 1]\n";
    const texts = (await mutantsOf(source)).map((mutant) => applyMutant(source, mutant));
    assert.ok(texts.length >= 15, `${texts.length}`);
    assert.equal(new Set([source, ...texts]).size, texts.length + 1);
    for (const text of texts) assert.equal(typeof (await listMutants(text, await testPython())), "object", text);
  });

  it("says what is wrong with a program that cannot be parsed", async () => {
    assert.match(String(await listMutants("def f(:\n    pass", await testPython())), /invalid syntax.*line 1/u);
  });
});
