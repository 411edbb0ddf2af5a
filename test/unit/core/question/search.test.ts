import assert from "node:assert/strict";
import { parseQuestion } from "../../../../src/core/question/parseQuestion";
import type { QuestionSummary } from "../../../../src/core/question/question";
import {
  isEmptyFilter,
  lengthOf,
  matchesFilter,
  type QuestionFilter,
  searchQuestions,
} from "../../../../src/core/question/search";
import { codingFile, codingPath, conceptFile, conceptPath } from "../../../support/questionText";

const concept = parseQuestion(conceptFile, conceptPath).question!;
const coding = parseQuestion(codingFile, codingPath).question!;
const other: QuestionSummary = { ...coding, id: "python/x", title: "Réseau", topics: ["stack-trace"], category: "web" };
const all: QuestionSummary[] = [concept, other, coding];

describe("search", () => {
  const searches: [text: string, ids: string[]][] = [
    ["", [concept.id, other.id, coding.id]],
    ["lock", [concept.id]],
    ["LOCK the", [concept.id]],
    ["thr", [concept.id]],
    ["concurrency concept", [concept.id]],
    ["stack", [coding.id, other.id]],
    ["reseau", [other.id]],
    ["junior coding", [other.id, coding.id]],
    ["lock coding", []],
    ["ock", []],
  ];
  for (const [text, ids] of searches) {
    it(`finds ${ids.length} for "${text}"`, () => {
      assert.deepEqual(
        searchQuestions(all, text).map(({ id }) => id),
        ids,
      );
    });
  }
});

describe("filter", () => {
  const filters: [filter: QuestionFilter, matches: boolean][] = [
    [{}, true],
    [{ kinds: [] }, true],
    [{ kinds: ["concept", "coding"] }, true],
    [{ kinds: ["debugging"] }, false],
    [{ categories: ["concurrency"], levels: ["mid"], lengths: ["short"], states: ["due"] }, true],
    [{ categories: ["concurrency"], levels: ["senior"] }, false],
    [{ states: ["new", "passed"] }, false],
    [{ lengths: ["medium", "long"] }, false],
  ];
  for (const [filter, matches] of filters) {
    it(`${matches ? "keeps" : "drops"} by ${JSON.stringify(filter)}`, () => {
      assert.equal(matchesFilter(concept, filter, "due"), matches);
    });
  }

  it("knows short, medium and long", () => {
    assert.deepEqual(
      [1, 5, 6, 15, 16, 60].map((minutes) => lengthOf({ minutes })),
      ["short", "short", "medium", "medium", "long", "long"],
    );
  });

  it("knows when it asks for nothing", () => {
    assert.equal(isEmptyFilter({}), true);
    assert.equal(isEmptyFilter({ kinds: [] }), true);
    assert.equal(isEmptyFilter({ kinds: ["coding"] }), false);
  });
});
