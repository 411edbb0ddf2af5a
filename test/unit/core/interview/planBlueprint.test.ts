import assert from "node:assert/strict";
import { openBank } from "../../../../src/bank/openBank";
import { drawInterview } from "../../../../src/core/interview/drawInterview";
import {
  emphases,
  fittingRubric,
  lastingMinutes,
  leastMinutes,
  plannedMinutes,
  planSections,
} from "../../../../src/core/interview/planBlueprint";
import { parseInterview } from "../../../../src/core/question/parseInterview";
import { levels } from "../../../../src/core/question/question";
import { writeInterview } from "../../../../src/core/question/writeInterview";

const every = Array.from(
  { length: plannedMinutes.most - plannedMinutes.least + 1 },
  (_, index) => plannedMinutes.least + index,
);

function minutesIn(sections: readonly { slug: string; minutes: number }[], ...slugs: string[]): number {
  return sections.reduce((sum, { slug, minutes }) => sum + (slugs.includes(slug) ? minutes : 0), 0);
}

describe("planSections", () => {
  const bank = openBank(process.cwd());

  it("adds up to exactly the minutes available, with at least what each section needs, for every number and emphasis", () => {
    for (const emphasis of emphases) {
      for (const minutes of every) {
        const sections = planSections({ minutes, emphasis, focus: [] });
        assert.equal(
          sections.reduce((sum, section) => sum + section.minutes, 0),
          minutes,
        );
        for (const section of sections) assert.ok(section.minutes >= leastMinutes(section), `${emphasis} ${minutes}`);
        assert.equal(new Set(sections.map(({ slug }) => slug)).size, sections.length);
      }
    }
  });

  it("brings other numbers within what can be planned", () => {
    const total = (minutes: number) =>
      planSections({ minutes, emphasis: "even", focus: [] }).reduce((sum, section) => sum + section.minutes, 0);
    assert.deepEqual([total(1), total(44.6), total(1000)], [15, 45, 180]);
  });

  it("gives what is emphasized more time than an even plan does, and than anything else", () => {
    for (const minutes of [30, 45, 60, 90]) {
      const plan = (emphasis: (typeof emphases)[number]) => planSections({ minutes, emphasis, focus: [] });
      const talk = ["stories", "fundamentals", "warm-up"];
      for (const [emphasis, ...slugs] of [
        ["coding", "coding"],
        ["talk", ...talk],
        ["design", "design"],
      ] as const) {
        const own = minutesIn(plan(emphasis), ...slugs);
        assert.ok(own > minutesIn(plan("even"), ...slugs), `${emphasis} ${minutes}`);
        assert.ok(own >= minutes * 0.4, `${own} of ${minutes} minutes for ${emphasis}`);
      }
    }
  });

  it("asks in the order of a real interview: warm-up first, your questions last", () => {
    const slugs = planSections({ minutes: 90, emphasis: "even", focus: [] }).map(({ slug }) => slug);
    assert.deepEqual(slugs, ["warm-up", "fundamentals", "coding", "design", "stories", "your-questions"]);
  });

  it("leaves no section of the shipped bank without a question, at any level", async () => {
    const { questions } = await bank.index();
    const minutesOf = new Map(questions.map(({ id, minutes }) => [id, minutes]));
    for (const emphasis of emphases) {
      for (const minutes of [15, 20, 25, 30, 40, 45, 60, 75, 90, 120, 150, 180]) {
        const sections = planSections({ minutes, emphasis, focus: [] });
        for (const [seed, level] of levels.entries()) {
          for (const planned of drawInterview({ sections }, questions, { level, focus: [], asked: new Map(), seed })) {
            const used = planned.questions.reduce((sum, id) => sum + minutesOf.get(id)!, 0);
            const where = `${planned.slug} of ${minutes}, ${emphasis}, ${level}: ${used} of ${planned.minutes}`;
            assert.ok(planned.questions.length > 0 && used <= planned.minutes, where);
          }
        }
      }
    }
  });

  it("makes a focus come about as often as all else, where subjects matter", async () => {
    const { questions } = await bank.index();
    const focus = ["concurrency", "databases"];
    const sections = planSections({ minutes: 60, emphasis: "even", focus });
    const asked = sections.filter(({ slug }) => slug === "fundamentals" || slug === "coding");
    const categoryOf = new Map(questions.map(({ id, category }) => [id, category]));
    let [focused, all] = [0, 0];
    for (let seed = 0; seed < 300; seed++) {
      const wishes = { level: "mid" as const, focus, asked: new Map(), seed };
      const [first] = drawInterview({ sections: asked }, questions, wishes).map((one) => one.questions[0]!);
      all += 1;
      if (focus.includes(categoryOf.get(first!)!)) focused += 1;
    }
    assert.ok(focused > all * 0.45 && focused < all * 0.85, `${focused} of ${all}`);
  });

  it("is an interview file without problems, whatever is wished for", async () => {
    const { rubrics, questions } = await bank.index();
    for (const emphasis of emphases) {
      for (const minutes of every.filter((one) => one % 5 === 0)) {
        const sections = planSections({ minutes, emphasis, focus: ["caching", "typing"] });
        const rubric = fittingRubric(sections, questions, rubrics)!.id;
        const text = writeInterview({ title: "Mine", order: 100, minutes, rubric, sections, description: "For me." });
        const { interview, problems } = parseInterview(text, "own/interviews/mine.interview.md");
        assert.deepEqual(problems, []);
        assert.deepEqual([interview!.minutes, interview!.id], [minutes, "own/mine"]);
      }
    }
  });
});

describe("lastingMinutes", () => {
  it("changes the minutes of a section and how much it draws, and nothing else", () => {
    const sections = planSections({ minutes: 60, emphasis: "even", focus: ["caching"] });
    for (const section of sections) {
      assert.deepEqual(lastingMinutes(section, section.minutes, ["caching"]), section);
      const longer = lastingMinutes(section, section.minutes + 7, ["caching"]);
      assert.equal(longer.minutes, section.minutes + 7);
      const [draw] = longer.draws;
      assert.ok(draw!.minutes === longer.minutes || draw!.count! >= section.draws[0]!.count!);
    }
  });
});

describe("fittingRubric", () => {
  it("takes the rubric of the round that a plan comes closest to", async () => {
    const { rubrics, questions } = await openBank(process.cwd()).index();
    const fitting = (emphasis: (typeof emphases)[number], minutes: number) =>
      fittingRubric(planSections({ minutes, emphasis, focus: [] }), questions, rubrics)?.id;
    assert.equal(fitting("even", 60), "python-backend/general");
    assert.equal(fitting("coding", 30), "algorithms/coding");
    assert.equal(fitting("design", 45), "system-design/design");
    assert.equal(fittingRubric(planSections({ minutes: 60, emphasis: "even", focus: [] }), questions, []), undefined);
  });
});
