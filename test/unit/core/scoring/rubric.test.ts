import assert from "node:assert/strict";
import { feeds } from "../../../../src/core/scoring/rubric";
import { sampleQuestion } from "../../../support/sampleQuestion";
import { sampleCriterion } from "../../../support/sampleRubric";

describe("feeds", () => {
  const question = sampleQuestion({ kind: "coding", category: "algorithms", topics: ["heap", "graph"] });
  const table: [fedBy: Partial<ReturnType<typeof sampleCriterion>["fedBy"]>, boolean][] = [
    [{}, true],
    [{ kinds: ["coding"] }, true],
    [{ kinds: ["concept", "coding"] }, true],
    [{ kinds: ["concept"] }, false],
    [{ categories: ["algorithms"], topics: ["graph"] }, true],
    [{ categories: ["algorithms"], topics: ["trie"] }, false],
    [{ topics: ["trie", "heap"] }, true],
  ];
  for (const [fedBy, wanted] of table) {
    it(`${wanted ? "takes" : "refuses"} by ${JSON.stringify(fedBy)}`, () => {
      const criterion = sampleCriterion("any", { fedBy: { kinds: [], categories: [], topics: [], ...fedBy } });
      assert.equal(feeds(question, criterion), wanted);
    });
  }
});
