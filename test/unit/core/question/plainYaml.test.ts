import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from "yaml";
import { seededRandom } from "../../../../src/core/interview/drawInterview";
import { readPlainYaml } from "../../../../src/core/question/plainYaml";
import { garble } from "../../../support/garble";

/** What readers of front matter ask of a node. */
function describeNode(node: ParsedNode | null): unknown {
  const start = node?.range[0];
  if (isScalar(node)) {
    const { type, value, source } = node;
    return { start, type, value, ...(type === "PLAIN" ? { source } : {}), anchor: node.anchor, tag: node.tag };
  }
  if (isSeq(node)) return { start, flow: node.flow, items: (node.items as ParsedNode[]).map(describeNode) };
  if (!isMap(node)) return { start, node };
  const pairs = node.items.map(({ key, value }) => [
    describeNode(key as ParsedNode),
    describeNode(value as ParsedNode),
  ]);
  return { start, flow: node.flow ?? false, pairs };
}

function parse(source: string) {
  return parseDocument(source, { version: "1.2", schema: "core", strict: true, logLevel: "silent" });
}

/** Fails unless a source that is read at all is right and read as the parser reads it; whether it was read. */
function compare(source: string): boolean {
  const plain = readPlainYaml(source);
  if (!plain) return false;
  const { errors, contents } = parse(source);
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
    source,
  );
  assert.deepEqual(describeNode(plain), describeNode(contents as ParsedNode | null), source);
  return true;
}

/** The front matter of the shipped bank, as gray-matter cuts it out. */
const shipped = readdirSync("questions", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.\w+\.md$/u.test(file))
  .map((file) => /^---(\n[\s\S]*?)\n---\n/u.exec(readFileSync(join("questions", file), "utf8"))![1]!);

describe("plain YAML", () => {
  it("reads all front matter of the shipped bank, as the parser does", function () {
    this.timeout(60_000);
    assert.ok(shipped.length > 200);
    for (const source of shipped) assert.ok(compare(source), source);
  });

  const odd = [
    ..."\"'[]{},:#&*!|>%@`-?~\\ \t\n\r\0",
    ..."\u0085\u00a0\u2028\ufeff\ud800",
    ...[
      "\n\n",
      "\n  ",
      "\n    ",
      ": ",
      " #",
      "- ",
      "''",
      '""',
      '" ',
      "true",
      "null",
      "Null",
      "~",
      "1e5",
      "0x1f",
      "0o7",
      "010",
    ],
    ...[
      ".inf",
      ".nan",
      "-1",
      "+1",
      "1_000",
      "2024-01-01",
      "yes",
      "<<: x",
      "key: x",
      "é",
      "😀",
      "...",
      "\n---\n",
      "a:b",
      "x: y: z",
    ],
  ];

  it("reads garbled front matter as the parser does, or leaves it to the parser", function () {
    this.timeout(60_000);
    const random = seededRandom(7);
    const small = shipped.filter((source) => source.length < 600);
    let [read, left] = [0, 0];
    for (let round = 0; round < 6000; round++) {
      if (compare(garble(small[round % small.length]!, odd, random))) read++;
      else left++;
    }
    // Either way often enough to say something.
    assert.ok(read > 600 && left > 600, `${read} read, ${left} left`);
  });

  it("tells words from what only looks like one", () => {
    for (const word of [
      "true",
      "false",
      "null",
      "1e5",
      "0x1f",
      "012",
      "3.14",
      "~",
      ".inf",
      "-",
      "a: b",
      "a #b",
      "*a",
      "'a'",
    ]) {
      assert.equal(readPlainYaml(`topics: [gil, ${word}]`), undefined, word);
    }
    for (const word of ["y", "no", "nul", "a#b", "a.b", "a/b", "e5"])
      assert.ok(compare(`topics: [gil, ${word}]`), word);
    for (const line of [
      "true: x",
      "null: x",
      "1: x",
      "a: null",
      'a: "\\n"',
      'a: "b" # c',
      "a: b # c",
      "a: b ",
      "a:  b",
      "a:",
    ]) {
      assert.equal(readPlainYaml(line), undefined, line);
    }
  });

  it("takes no deeper line without a key above it, and no key twice", () => {
    for (const source of [
      "a: b\n  c: d",
      "a:\n    b: c\n  d: e",
      "  a: b\nc: d",
      "a:\nb: c",
      "a: b\na: c",
      "a:\n  b: c\n  b: d",
    ]) {
      assert.equal(readPlainYaml(source), undefined, source);
    }
    assert.ok(compare("a:\n   b:\n     c: d\n   e: f\ng: h"));
  });
});
