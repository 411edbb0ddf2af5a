import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import { conceptFile, conceptPath, spoil } from "../../../support/questionText";

interface Refusal {
  name: string;
  /** What of the front matter is replaced, and by what. */
  part: string;
  by: string;
  place: [line: number, column: number];
  says: RegExp;
}

const title = 'title: "The lock"';

const refusals: Refusal[] = [
  { name: "prose without quotes", part: title, by: "title: Sort by # 2", place: [2, 8], says: /double quotes/ },
  { name: "prose in single quotes", part: title, by: "title: 'x'", place: [2, 8], says: /double quotes/ },
  { name: "a block scalar", part: title, by: "title: |\n  x", place: [2, 8], says: /double quotes/ },
  { name: "a tag", part: title, by: "title: !r", place: [2, 10], says: /Tags/ },
  { name: "a tag that names code", part: title, by: 'title: !!js/function "x"', place: [2, 22], says: /Tags/ },
  { name: "an anchor", part: title, by: 'title: &a "x"', place: [2, 11], says: /Anchors/ },
  { name: "an alias", part: "level: mid", by: "level: *a", place: [4, 8], says: /Anchors/ },
  { name: "a merge key", part: "level: mid", by: "<<: mid\nlevel: mid", place: [4, 1], says: /Merge keys/ },
  {
    name: "a flow map",
    part: "level: mid",
    by: 'level: mid\ncomplexity: { time: "a" }',
    place: [5, 13],
    says: /braces/,
  },
  { name: "a block list", part: "topics: [gil, threads]", by: "topics:\n  - gil", place: [7, 3], says: /brackets/ },
  {
    name: "an unknown key",
    part: "level: mid",
    by: "level: mid\nlevl: mid",
    place: [5, 1],
    says: /Unknown key `levl`/,
  },
  {
    name: "a key of every object",
    part: "level: mid",
    by: "level: mid\n__proto__: mid",
    place: [5, 1],
    says: /Unknown/,
  },
  { name: "a duplicate key", part: "level: mid", by: "level: mid\nlevel: junior", place: [5, 1], says: /twice/ },
  { name: "a quoted key", part: "level: mid", by: '"level": mid', place: [4, 1], says: /bare word/ },
  { name: "a missing key", part: "level: mid\n", by: "", place: [2, 1], says: /`level` is missing/ },
  { name: "an unknown kind", part: "kind: concept", by: "kind: essay", place: [3, 7], says: /one of warm-up/ },
  { name: "a quoted number", part: "minutes: 5", by: 'minutes: "5"', place: [5, 10], says: /whole number/ },
  { name: "a fraction", part: "minutes: 5", by: "minutes: 5.5", place: [5, 10], says: /whole number/ },
  { name: "an octal number", part: "minutes: 5", by: "minutes: 012", place: [5, 10], says: /whole number/ },
  { name: "too many minutes", part: "minutes: 5", by: "minutes: 61", place: [5, 10], says: /from 1 to 60/ },
  { name: "a number among slugs", part: "[gil, threads]", by: "[gil, 3.14]", place: [6, 15], says: /slug/ },
  { name: "null among slugs", part: "[gil, threads]", by: "[gil, null]", place: [6, 15], says: /slug/ },
  { name: "a slug in capitals", part: "[gil, threads]", by: "[Gil]", place: [6, 10], says: /slug/ },
  { name: "a name Windows reserves", part: "[gil, threads]", by: "[con]", place: [6, 10], says: /slug/ },
  { name: "a slug twice", part: "[gil, threads]", by: "[gil, gil]", place: [6, 15], says: /twice/ },
  { name: "an empty list", part: "[gil, threads]", by: "[]", place: [6, 9], says: /1 to 6 items/ },
  {
    name: "a version without quotes",
    part: "level: mid",
    by: "level: mid\npython: 3.10",
    place: [5, 9],
    says: /"3.12"/,
  },
  { name: "a switch set to yes", part: "level: mid", by: "level: mid\nfavorite: yes", place: [5, 11], says: /`true`/ },
  { name: "a bidirectional escape", part: title, by: 'title: "\\u202E"', place: [2, 8], says: /bidirectional/ },
  { name: "a bidirectional character", part: title, by: 'title: "a\u202Eb"', place: [2, 10], says: /U\+202E/ },
  { name: "a control character", part: title, by: 'title: "a\u0007b"', place: [2, 10], says: /U\+0007/ },
  { name: "an open quote", part: title, by: 'title: "The lock', place: [7, 23], says: /not closed/ },
  { name: "a colon in bare prose", part: title, by: "title: a: b", place: [2, 8], says: /not valid YAML/ },
  { name: "a tab as indentation", part: title, by: "title:\n\tx", place: [3, 1], says: /tab/ },
  {
    name: "the end of a document",
    part: "level: mid",
    by: "...\nlevel: mid",
    place: [4, 1],
    says: /ends of documents/,
  },
  { name: "a directive", part: title, by: `%YAML 1.1\n${title}`, place: [2, 1], says: /Directives/ },
  {
    name: "a line like a delimiter",
    part: "level: mid",
    by: "--- x\nlevel: mid",
    place: [4, 1],
    says: /exactly `---`/,
  },
  { name: "deep brackets", part: title, by: `title: ${"[".repeat(5000)}`, place: [2, 16], says: /brackets/ },
  { name: "brackets that hide", part: title, by: `title: ${'["]",'.repeat(450)}`, place: [2, 2008], says: /brackets/ },
  { name: "lists in lists", part: title, by: `title:\n  ${"- ".repeat(4000)}`, place: [3, 2], says: /in a row/ },
  { name: "maps in maps", part: title, by: "a: ".repeat(4000), place: [2, 1], says: /colons/ },
  { name: "deep indentation", part: title, by: `${" ".repeat(70)}${title}`, place: [2, 1], says: /deeply/ },
  { name: "too much", part: title, by: `title: "${"x".repeat(17_000)}"`, place: [2, 1], says: /16 KB/ },
];

describe("front matter", () => {
  it("is read when it is right", () => {
    const { question, problems } = parseQuestion(conceptFile, conceptPath);
    assert.deepEqual(problems, []);
    assert.equal(question!.id, "python/gil");
    assert.deepEqual(question!.related, ["other/queue"]);
    assert.equal(question!.python, "3.11");
  });

  for (const { name, part, by, place, says } of refusals) {
    it(`refuses ${name}`, () => {
      const { problems } = parseQuestion(spoil(conceptFile, part, by), conceptPath);
      const [first] = problems;
      assert.match(first?.message ?? "nothing", says);
      assert.deepEqual([first!.line, first!.column], place);
    });
  }

  for (const language of ["js", "javascript", "coffee", "json", "toml", " yaml", "-"]) {
    it(`refuses ---${language} and runs nothing`, () => {
      const text = `---${language}\n{ title: (globalThis.evaluated = true) }\n---\nbody`;
      const { problems, question } = parseQuestion(text, conceptPath);
      assert.equal(question, undefined);
      assert.equal(problems[0]!.line, 1);
      assert.equal("evaluated" in globalThis, false);
    });
  }

  for (const [name, text] of [
    ["no front matter", "body"],
    ["nothing at all", ""],
    ["no end", '---\ntitle: "x"\n'],
    ["only the first line", "---"],
    ["an empty one", "---\n---\nbody"],
    ["comments only", "---\n# x\n---\nbody"],
    ["a blank before it", ` ${conceptFile}`],
    ["over a megabyte", conceptFile + "x".repeat(1024 * 1024)],
  ] as const) {
    it(`reports ${name}`, () => {
      const { problems, question } = parseQuestion(text, conceptPath);
      assert.equal(question, undefined);
      assert.ok(problems.length > 0);
    });
  }

  it("reports a failing text the same way every time", () => {
    const text = spoil(conceptFile, title, "title: a: b");
    assert.deepEqual(parseQuestion(text, conceptPath), parseQuestion(text, conceptPath));
  });

  it("gives the same values and places for twins with other line ends", () => {
    const twin = `\uFEFF${conceptFile.replaceAll("\n", "\r\n")}`;
    assert.deepEqual(parseQuestion(twin, conceptPath), parseQuestion(conceptFile, conceptPath));
    for (const { part, by, place } of refusals) {
      const spoiled = `\uFEFF${spoil(conceptFile, part, by).replaceAll("\n", "\r\n")}`;
      const [first] = parseQuestion(spoiled, conceptPath).problems;
      assert.deepEqual([first!.line, first!.column], place);
    }
  });
});
