import assert from "node:assert/strict";
import { openBank } from "../../../../src/bank/openBank";
import type { Blueprint, Draw, Weight } from "../../../../src/core/interview/blueprint";
import { seededRandom } from "../../../../src/core/interview/drawInterview";
import { parseInterview } from "../../../../src/core/question/parseInterview";
import { plainLine } from "../../../../src/core/question/plainLine";
import { kinds, levels } from "../../../../src/core/question/question";
import { writeInterview } from "../../../../src/core/question/writeInterview";

/** Without the places of draws, which depend on how a file is laid out. */
function placeless(blueprint: Blueprint | undefined) {
  return {
    ...blueprint,
    sections: blueprint?.sections.map((section) => ({
      ...section,
      draws: section.draws.map((draw) => ({ ...draw, line: 0, column: 0 })),
    })),
  };
}

function readBack(blueprint: Blueprint) {
  const { interview, problems } = parseInterview(writeInterview(blueprint), blueprint.file);
  return { interview: placeless(interview), problems };
}

describe("writeInterview", () => {
  it("writes what the parser reads back as the same blueprint, for hundreds of them", () => {
    for (let seed = 0; seed < 300; seed++) {
      const blueprint = anyBlueprint(seed);
      assert.deepEqual(readBack(blueprint), { interview: placeless(blueprint), problems: [] }, `seed ${seed}`);
    }
  });

  it("writes every interview of the bank so that it is the same", async () => {
    const { interviews } = await openBank(process.cwd()).index();
    assert.ok(interviews.length > 5);
    for (const one of interviews) {
      const { interview, problems } = readBack(one);
      // The index holds no keys without a value.
      assert.deepEqual(JSON.parse(JSON.stringify(interview)), placeless(one));
      assert.deepEqual(problems, []);
    }
  });

  it("leaves out what is not given", () => {
    const text = writeInterview({ ...anyBlueprint(1), order: 100 });
    assert.doesNotMatch(text, /order|\[\]|undefined|null/u);
  });
});

describe("plainLine", () => {
  const table: [typed: string, most: number, line: string][] = [
    ["  Acme\n\tLtd ", 80, "Acme Ltd"],
    ["A\u202Ecme\u0000\u200F", 80, "Acme"],
    ["Ünïcödé \u{1F600}", 80, "Ünïcödé \u{1F600}"],
    ["ab\u{1F600}", 3, "ab"],
    ["abcdef", 3, "abc"],
    ["\uFEFF \u2028", 80, ""],
  ];
  for (const [typed, most, line] of table) {
    it(`makes ${JSON.stringify(line)} of ${JSON.stringify(typed)}`, () => assert.equal(plainLine(typed, most), line));
  }
});

/** Any blueprint that a file can hold, the same for a seed. */
function anyBlueprint(seed: number): Blueprint {
  const random = seededRandom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const some = <T>(all: readonly T[], most = all.length): T[] => all.filter(() => random() < 0.4).slice(0, most);
  const words = ["a", "b2", "warm-up", "x-9", "lists", "c3po", "no-1", "caching"];
  const slugs = (count: number) => [...words].sort(() => random() - 0.5).slice(0, count);
  const prose = () =>
    Array.from({ length: upTo(6) }, () =>
      pick(["Hard", 'the "best"', "C:\\temp", "50 % # 2", "a: b", "Ünïcödé", "{x}", "- y", "it's", "\u{1F600}", "---"]),
    ).join(" ");
  const weighted = <T extends string>(all: readonly T[]): Weight<T>[] =>
    some(all).map((slug) => ({ slug, weight: upTo(100) }));
  const draw = (slug: string, minutes: number | undefined): Draw => {
    const [own, categories] = [some(kinds), some(words, 4)];
    const place = { slug, line: 0, column: 0 };
    const filters = { tracks: some(words, 3), kinds: own, categories, topics: some(words, 3), levels: [pick(levels)] };
    const weights = {
      kinds: weighted(own.length > 0 ? own : kinds),
      categories: weighted(categories.length > 0 ? categories : words),
      levels: weighted(filters.levels),
    };
    return { ...place, ...filters, count: undefined, minutes: undefined, ...takes(minutes), weights };
  };
  const takes = (minutes: number | undefined) => (minutes === undefined ? { count: upTo(20) } : { minutes });
  const sections = slugs(upTo(words.length)).map((slug) => {
    const minutes = 20 + upTo(10);
    const names = slugs(upTo(4));
    const draws = names.map((name) => draw(name, random() < 0.5 ? upTo(5) : undefined));
    const counted = draws.filter(({ count }) => count !== undefined).map((one) => one.slug);
    return { slug, title: prose(), minutes, draws, pickOneOf: counted.length > 1 && random() < 0.5 ? counted : [] };
  });
  const slug = pick(words);
  return {
    id: `own/${slug}`,
    track: "own",
    slug,
    title: prose(),
    order: random() < 0.5 ? 100 : upTo(99),
    minutes: sections.reduce((sum, section) => sum + section.minutes, 0),
    rubric: random() < 0.5 ? "own/general" : "python-backend/senior",
    ...(random() < 0.5 ? { company: prose() } : {}),
    ...(random() < 0.5 ? { profile: pick(words) } : {}),
    sections,
    description: `${prose().replace(/[<{-].*/gu, "Planned.")}\n\nA second paragraph.`,
    file: `own/interviews/${slug}.interview.md`,
  };
}
