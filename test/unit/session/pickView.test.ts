import assert from "node:assert/strict";
import { kinds } from "../../../src/core/question/question";
import { pickView } from "../../../src/session/questionView";
import { sampleQuestion } from "../../support/sampleQuestion";
import { samplePlan, sampleSection, sampleSession } from "../../support/sampleSession";

const plan = samplePlan([sampleSection("code", ["a", "b"], { pickOne: true })]);

describe("tasks to pick from", () => {
  const shown = (...given: Parameters<typeof sampleQuestion>[0][]) =>
    pickView(
      sampleSession(plan),
      given.map((one) => sampleQuestion(one)),
    ).pick!;

  it("can be read in full, whatever they are, and give no title, level or topic away", () => {
    const [coding, bug] = shown(
      { id: "a", kind: "coding", runsCode: true, title: "LRU cache", details: "- get in O(1)\n\n### Examples\n\nOne." },
      { id: "b", kind: "debugging", runsCode: true, title: "The slow log" },
    );
    assert.deepEqual([coding?.title, bug?.title], ["Solve a coding task", "Find and mend a bug"]);
    assert.deepEqual(
      coding?.details.map(({ type }) => type),
      ["list", "heading", "paragraph"],
    );
    assert.equal(coding?.detailsTitle, "Requirements and examples");
    assert.deepEqual(bug?.details, []);
    assert.doesNotMatch(JSON.stringify([coding, bug]), /LRU|slow log|hash|gil|mid|concurrency/iu);
  });

  it("are named by what one is asked to do, each kind in words of its own", () => {
    const titles = shown(...kinds.map((kind) => ({ kind }))).map(({ title }) => title);
    assert.equal(new Set(titles).size, kinds.length);
    assert.equal(shown({ kind: "system-design" })[0]?.detailsTitle, "Details");
  });
});
