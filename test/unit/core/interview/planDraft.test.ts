import assert from "node:assert/strict";
import { openBank } from "../../../../src/bank/openBank";
import type { DrawWishes } from "../../../../src/core/interview/drawInterview";
import { planSections } from "../../../../src/core/interview/planBlueprint";
import {
  drawAgain,
  headedFor,
  newDraft,
  type PlanDraft,
  withMinutes,
  withoutSection,
} from "../../../../src/core/interview/planDraft";
import { sizeWords } from "../../../../src/core/interview/sizeWords";
import type { QuestionSummary } from "../../../../src/core/question/question";
import { sampleSection } from "../../../support/sampleSession";

const wishes: DrawWishes = { level: "mid", focus: ["caching"], asked: new Map(), seed: 11 };
const rules = planSections({ minutes: 60, emphasis: "even", focus: ["caching"] });

function ids({ sections }: PlanDraft): string[][] {
  return sections.map(({ questions }) => questions);
}

describe("a draft of a plan", () => {
  let questions: QuestionSummary[];
  let draft: PlanDraft;
  before(async () => {
    ({ questions } = await openBank(process.cwd()).index());
    draft = newDraft(rules, questions, wishes);
  });

  it("gives one section other minutes, draws it anew and leaves the others as they are", () => {
    const coding = rules.findIndex(({ slug }) => slug === "coding");
    const longer = withMinutes(draft, coding, 40, questions, wishes);
    assert.deepEqual([longer.rules[coding]!.minutes, longer.sections[coding]!.minutes], [40, 40]);
    assert.deepEqual(ids(longer).toSpliced(coding, 1), ids(draft).toSpliced(coding, 1));
    const all = ids(longer).flat();
    assert.equal(new Set(all).size, all.length);
    const minutes = (id: string) => questions.find((question) => question.id === id)!.minutes;
    const used = longer.sections[coding]!.questions.reduce((sum, id) => sum + minutes(id), 0);
    assert.ok(used <= 40 && used > draft.sections[coding]!.minutes, `${used} minutes`);
    assert.match(sizeWords(longer), new RegExp(`^5 sections, ${all.length} questions, 74:00$`, "u"));
    assert.deepEqual(withMinutes(draft, coding, 40, questions, wishes), longer);
  });

  it("draws one question again, never one that was there, until there is none", () => {
    const [warmUp] = draft.sections;
    let next = draft;
    const seen = new Set(ids(draft).flat());
    let why: unknown;
    for (let round = 0; why === undefined; round++) {
      assert.ok(round < 10, "the bank has only a few questions to warm up with");
      const [id] = next.sections[0]!.questions;
      const drawn = drawAgain(next, id!, questions, wishes);
      if (typeof drawn === "string") why = drawn;
      else {
        const now = drawn.sections[0]!.questions[0]!;
        assert.ok(!seen.has(now));
        seen.add(now);
        assert.deepEqual(ids(drawn).slice(1), ids(draft).slice(1));
        assert.equal(drawn.sections[0]!.questions.length, warmUp!.questions.length);
        next = drawn;
      }
    }
    assert.ok(next !== draft && (why === "seen" || why === "too-long"), String(why));
    assert.equal(drawAgain(draft, "python/gone", questions, wishes), "unknown");
  });

  it("leaves a section out", () => {
    const without = withoutSection(draft, 0);
    assert.deepEqual([without.rules.length, without.sections.length], [4, 4]);
    assert.deepEqual(ids(without), ids(draft).slice(1));
  });

  it("heads the part in which the candidate asks with the company", () => {
    const titles = headedFor(draft.sections, "Acme").map(({ title }) => title);
    assert.equal(titles.at(-1), "Your questions for Acme");
    assert.deepEqual(
      titles.slice(0, -1),
      rules.slice(0, -1).map(({ title }) => title),
    );
    assert.deepEqual(headedFor(draft.sections, undefined), draft.sections);
    // Of a session of an older version nothing is known.
    assert.equal(headedFor([sampleSection("ask", [])], "Acme")[0]!.title, "Section ask");
  });

  it("counts a choice as one question", () => {
    assert.equal(
      sizeWords({ sections: [sampleSection("a", ["x", "y"], { pickOne: true })] }),
      "1 section, 1 question, 10:00",
    );
  });
});
