import assert from "node:assert/strict";
import { describeMutant, type Mutant, newMutants, readMutants, selectMutants } from "../../../src/bank/mutants";

let next = 0;

function mutant(changes: Partial<Mutant> = {}): Mutant {
  const start = next++;
  const place = { line: start + 1, column: 1, start, end: start + 1 };
  return { kind: "constant", scope: "f", code: "x = 1", from: "1", to: "2", nth: 1, ...place, ...changes };
}

function many(count: number, changes: Partial<Mutant>): Mutant[] {
  return Array.from({ length: count }, () => mutant(changes));
}

describe("selection of mutants", () => {
  it("takes all when they are few, in the order of the text", () => {
    const all = [...many(3, { scope: "g" }), ...many(2, { kind: "call" })];
    assert.deepEqual(selectMutants([...all].reverse(), 5), all);
  });

  it("lets no function and no kind crowd out another", () => {
    const all = [
      ...many(90, { scope: "long" }),
      ...many(10, { scope: "long", kind: "jump" }),
      ...many(4, { scope: "short" }),
    ];
    const chosen = selectMutants(all, 20);
    const count = (scope: string, kind: string) =>
      chosen.filter((one) => one.scope === scope && one.kind === kind).length;
    assert.deepEqual([count("short", "constant"), count("long", "constant"), count("long", "jump")], [4, 8, 8]);
  });

  it("takes from beginning, middle and end of a long list, always the same", () => {
    const all = many(100, {});
    const chosen = selectMutants(all, 10);
    assert.deepEqual(selectMutants(all, 10), chosen);
    const gaps = chosen.map((one, index) => all.indexOf(one) - (index > 0 ? all.indexOf(chosen[index - 1]!) : 0));
    assert.equal(chosen.length, 10);
    assert.ok(Math.max(...gaps) <= 25, gaps.join());
  });
});

describe("mutants of a stage", () => {
  it("leaves out what the stage before holds, wherever it stands now", () => {
    const former = [mutant({ code: "a" }), mutant({ code: "b" })];
    const now = [mutant({ code: "b" }), mutant({ code: "b", nth: 2 }), mutant({ code: "c" })];
    assert.deepEqual(newMutants(now, former), now.slice(1));
  });
});

describe("a mutant", () => {
  it("is described briefly", () => {
    assert.equal(describeMutant(mutant({ from: "<=", to: "<" })), "says `<` in place of `<=`");
    assert.equal(describeMutant(mutant({ from: "f(\n    1)", to: "pass" })), "loses `f( 1)`");
    assert.ok(describeMutant(mutant({ from: "x".repeat(500) })).length < 100);
  });

  it("is read from what mutate.py prints, or the reason why there is none", () => {
    assert.deepEqual(readMutants('{"mutants": []}'), []);
    assert.equal(readMutants('{"problem": "bad"}'), "bad");
    assert.match(String(readMutants("Traceback")), /cannot be read/u);
  });
});
