import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  equivalentLine,
  equivalentsFile,
  parseEquivalents,
  partMutants,
  readEquivalents,
  strayEquivalents,
} from "../../../src/bank/equivalents";
import type { Mutant } from "../../../src/bank/mutants";

const mutant: Mutant = {
  kind: "comparison",
  scope: "f",
  code: "while low < high:",
  from: "<",
  to: "<=",
  nth: 1,
  line: 3,
  column: 15,
  start: 40,
  end: 41,
};
const row = equivalentLine("track/one", mutant).replace('"reason":""', '"reason":"A round more swaps nothing."');

describe("list of equivalent mutants", () => {
  it("names a mutant by the line that is printed for it", () => {
    const equivalents = parseEquivalents(`\n${row}\n`);
    assert.deepEqual(equivalents.problems, []);
    const other = { ...mutant, to: ">" };
    const moved = { ...mutant, line: 30, start: 400, end: 401 };
    const { open, listed, problems } = partMutants("track/one", [other, moved], equivalents);
    assert.deepEqual([open, listed, problems], [[other], [{ mutant: moved, line: 2 }], []]);
  });

  it("tells mutants apart that stand on one line", () => {
    const second = { ...mutant, nth: 2 };
    const text = equivalentLine("track/one", second).replace('"reason":""', '"reason":"The second one only."');
    assert.deepEqual(partMutants("track/one", [mutant, second], parseEquivalents(text)).open, [mutant]);
  });

  it("reports a mutant that does not exist any more, one listed twice and a question that is not there", () => {
    const equivalents = parseEquivalents(`${row}\n${row}`);
    const twice = partMutants("track/one", [mutant], equivalents);
    assert.deepEqual([twice.open.length, twice.listed.length, twice.problems.map(({ line }) => line)], [0, 1, [2]]);
    const gone = partMutants("track/one", [{ ...mutant, code: "while low != high:" }], equivalents);
    assert.deepEqual(
      gone.problems.map(({ file, line }) => [file, line]),
      [
        [equivalentsFile, 1],
        [equivalentsFile, 2],
      ],
    );
    assert.deepEqual(partMutants("track/two", [mutant], equivalents).open, [mutant]);
    assert.match(strayEquivalents(equivalents, new Set(["track/two"]))[0]!.message, /no question.*track\/one/u);
    assert.deepEqual(strayEquivalents(equivalents, new Set(["track/one"])), []);
  });

  const broken: [name: string, text: string, says: RegExp][] = [
    ["text that is no JSON", "{", /no JSON/u],
    ["a missing key", row.replace('"scope"', '"Scope"'), /no key `Scope`/u],
    ["a key of another type", row.replace('"to":"<="', '"to":1'), /`to` has to be a text/u],
    ["a reason left empty", equivalentLine("track/one", mutant), /`reason` has to say why/u],
    ["a number that counts nothing", row.replace('"to"', '"nth":0,"to"'), /`nth`/u],
  ];
  for (const [name, text, says] of broken) {
    it(`refuses ${name}`, () => {
      const { list, problems } = parseEquivalents(`\n${text}`);
      assert.deepEqual([list.length, problems.length, problems[0]?.line], [0, 1, 2]);
      assert.match(problems[0]!.message, says);
    });
  }

  it("is read from the folder of the pack, where it may be absent", async () => {
    const folder = await mkdtemp(join(tmpdir(), "equivalents-"));
    assert.deepEqual(await readEquivalents(folder), { list: [], problems: [] });
    await writeFile(join(folder, equivalentsFile), row);
    assert.equal((await readEquivalents(folder)).list.length, 1);
    await rm(folder, { recursive: true });
  });
});
