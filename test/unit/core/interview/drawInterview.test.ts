import assert from "node:assert/strict";
import type { Blueprint, BlueprintSection, Draw } from "../../../../src/core/interview/blueprint";
import {
  type DrawWishes,
  drawInstead,
  drawInterview,
  matches,
  seededRandom,
} from "../../../../src/core/interview/drawInterview";
import type { QuestionSummary } from "../../../../src/core/question/question";
import { sampleQuestion, sampleSummaries } from "../../../support/sampleQuestion";

const wishes: DrawWishes = { level: "mid", focus: [], asked: new Map(), seed: 1 };

function draw(given: Partial<Draw> = {}): Draw {
  return { slug: "any", kinds: [], categories: [], topics: [], levels: [], count: 1, ...given };
}

function section(draws: Draw[], pickOneOf: string[] = []): BlueprintSection {
  return { slug: "s", title: "S", minutes: 10, draws, pickOneOf };
}

function blueprint(...sections: BlueprintSection[]): Blueprint {
  return {
    id: "python/hour",
    track: "python",
    slug: "hour",
    title: "Hour",
    minutes: 60,
    rubric: "general",
    sections,
    description: "",
    file: "",
  };
}

function ids(plan: ReturnType<typeof drawInterview>): string[] {
  return plan.flatMap(({ questions }) => questions);
}

describe("matches", () => {
  const question = sampleQuestion({
    kind: "coding",
    category: "algorithms",
    level: "senior",
    topics: ["heap", "graph"],
  });
  const table: [Partial<Draw>, boolean][] = [
    [{}, true],
    [{ kinds: ["coding"] }, true],
    [{ kinds: ["concept"] }, false],
    [{ kinds: ["concept", "coding"] }, true],
    [{ categories: ["algorithms"] }, true],
    [{ categories: ["concurrency"] }, false],
    [{ levels: ["senior"] }, true],
    [{ levels: ["junior", "mid"] }, false],
    [{ topics: ["graph", "trie"] }, true],
    [{ topics: ["trie"] }, false],
    [{ kinds: ["coding"], topics: ["trie"] }, false],
  ];
  for (const [filter, wanted] of table) {
    it(`${wanted ? "takes" : "refuses"} by ${JSON.stringify(filter)}`, () =>
      assert.equal(matches(draw(filter), question), wanted));
  }
});

describe("drawInterview", () => {
  it("never takes a question twice, over overlapping draws and sections", () => {
    const bank = sampleSummaries(["a", "b", "c", "d", "e", "f"]);
    for (let seed = 0; seed < 200; seed++) {
      const drawn = ids(
        drawInterview(blueprint(section([draw({ count: 2 }), draw()]), section([draw({ count: 3 })])), bank, {
          ...wishes,
          seed,
        }),
      );
      assert.equal(drawn.length, 6);
      assert.equal(new Set(drawn).size, 6);
    }
  });

  it("draws the same for the same seed and differs between seeds", () => {
    const bank = sampleSummaries(Array.from({ length: 30 }, (_, index) => `q${index}`));
    const hour = blueprint(section([draw({ count: 5 })]));
    const drawn = (seed: number) => ids(drawInterview(hour, bank, { ...wishes, seed })).join();
    assert.equal(drawn(7), drawn(7));
    assert.ok(new Set([1, 2, 3, 4, 5].map(drawn)).size > 1);
  });

  it("takes questions never asked before, then those asked least", () => {
    const bank = sampleSummaries(["often", "once", "new1", "new2"]);
    const asked = new Map([
      ["python/often", 3],
      ["python/once", 1],
    ]);
    for (let seed = 0; seed < 50; seed++) {
      const drawn = ids(drawInterview(blueprint(section([draw({ count: 4 })])), bank, { ...wishes, asked, seed }));
      assert.deepEqual(new Set(drawn.slice(0, 2)), new Set(["python/new1", "python/new2"]));
      assert.deepEqual(drawn.slice(2), ["python/once", "python/often"]);
    }
  });

  it("takes questions this machine cannot run only when there are no others", () => {
    const bank = sampleSummaries(["a", "b"]);
    const canRun = ({ slug }: QuestionSummary) => slug === "b";
    for (let seed = 0; seed < 20; seed++) {
      const drawn = ids(drawInterview(blueprint(section([draw({ count: 2 })])), bank, { ...wishes, canRun, seed }));
      assert.deepEqual(drawn, ["python/b", "python/a"]);
    }
  });

  it("prefers the level asked for and keeps two levels away for last", () => {
    const bank = [
      ...sampleSummaries(["j"], { level: "junior" }),
      ...sampleSummaries(["m"], { level: "mid" }),
      ...sampleSummaries(["s"], { level: "senior" }),
    ];
    let middle = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const drawn = ids(
        drawInterview(blueprint(section([draw({ count: 3 })])), bank, { ...wishes, level: "senior", seed }),
      );
      assert.equal(drawn[2], "python/j");
      if (drawn[0] === "python/s") middle += 1;
    }
    assert.ok(middle > 600 && middle < 850, `the level asked for came first ${middle} times of 1000`);
  });

  for (const [what, stressed, focus] of [
    ["a focus category", sampleSummaries(["x"], { category: "databases" }), ["databases"]],
    ["a favorite", sampleSummaries(["x"], { favorite: true }), []],
  ] as const) {
    it(`makes ${what} twice as likely`, () => {
      const bank = [...stressed, ...sampleSummaries(["a", "b", "c"])];
      const hour = blueprint(section([draw()]));
      const rounds = 6000;
      const first = new Map<string, number>();
      for (let seed = 0; seed < rounds; seed++) {
        const [id = ""] = ids(drawInterview(hour, bank, { ...wishes, focus, seed }));
        first.set(id, (first.get(id) ?? 0) + 1);
      }
      // Two shares of five against one each: 2400 and 1200; five standard deviations are 190.
      assert.ok(Math.abs((first.get("python/x") ?? 0) - 2400) < 190, `came first ${first.get("python/x")} times`);
      for (const slug of ["a", "b", "c"]) assert.ok(Math.abs((first.get(`python/${slug}`) ?? 0) - 1200) < 160);
    });
  }

  it("gives one question of each draw to pick from", () => {
    const bank = [
      ...sampleSummaries(["a1", "a2"], { kind: "coding" }),
      ...sampleSummaries(["b1", "b2"], { kind: "api-build" }),
    ];
    const choice = section(
      [draw({ slug: "algorithm", kinds: ["coding"] }), draw({ slug: "api", kinds: ["api-build"] })],
      ["algorithm", "api"],
    );
    const [planned] = drawInterview(blueprint(choice), bank, wishes);
    assert.equal(planned?.pickOne, true);
    assert.deepEqual(
      planned?.questions.map((id) => id.slice(0, 8)),
      ["python/a", "python/b"],
    );
  });

  it("leaves nothing to pick when only one question was found", () => {
    const choice = section(
      [draw({ slug: "algorithm", kinds: ["coding"] }), draw({ slug: "api", kinds: ["api-build"] })],
      ["algorithm", "api"],
    );
    const [planned] = drawInterview(blueprint(choice), sampleSummaries(["a"], { kind: "coding" }), wishes);
    assert.deepEqual([planned?.pickOne, planned?.questions], [false, ["python/a"]]);
    assert.equal(drawInterview(blueprint(choice), [], wishes)[0]?.pickOne, false);
  });

  it("asks a scenario stage by stage and counts it as one", () => {
    const stages = ["one", "two"].map((slug) => sampleQuestion({ id: `python/design#${slug}` }));
    const bank = [sampleQuestion({ slug: "design", kind: "scenario", stages }), ...sampleSummaries(["a"])];
    const plan = drawInterview(
      blueprint(section([draw({ kinds: ["scenario"] })]), section([draw({ count: 2 })])),
      bank,
      wishes,
    );
    assert.deepEqual(
      plan.map(({ questions }) => questions),
      [["python/design#one", "python/design#two"], ["python/a"]],
    );
  });

  it("draws what there is when there are too few candidates", () => {
    const plan = drawInterview(
      blueprint(section([draw({ count: 5 })]), section([draw()])),
      sampleSummaries(["a", "b"]),
      wishes,
    );
    assert.deepEqual(
      plan.map(({ questions }) => questions.length),
      [2, 0],
    );
    assert.deepEqual(drawInterview(blueprint(section([draw()])), [], wishes)[0]?.questions, []);
  });
});

describe("drawInstead", () => {
  const bank = [...sampleSummaries(["a", "b"], { kind: "coding" }), ...sampleSummaries(["c"], { kind: "concept" })];
  const both = section([draw({ kinds: ["concept"] }), draw({ kinds: ["coding"] })]);

  it("takes one of the same draw that is not in the plan", () => {
    assert.equal(drawInstead("python/a", both, bank, new Set(["python/a"]), wishes)?.id, "python/b");
  });

  it("finds none when the draw is used up, or the question unknown", () => {
    assert.equal(drawInstead("python/c", both, bank, new Set(["python/c"]), wishes), undefined);
    assert.equal(drawInstead("python/a", both, bank, new Set(["python/a", "python/b"]), wishes), undefined);
    assert.equal(drawInstead("python/gone", both, bank, new Set(), wishes), undefined);
  });
});

describe("seededRandom", () => {
  it("stays from 0 to below 1 and is even", () => {
    const random = seededRandom(42);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round++) {
      const value = random();
      assert.ok(value >= 0 && value < 1);
      counts[Math.floor(value * 10)]! += 1;
    }
    for (const count of counts) assert.ok(Math.abs(count - 1000) < 150, counts.join());
  });
});
