import assert from "node:assert/strict";
import type { Blueprint, BlueprintSection, Draw, Weights } from "../../../../src/core/interview/blueprint";
import { type DrawWishes, drawInterview, matches, seededRandom } from "../../../../src/core/interview/drawInterview";
import type { QuestionSummary } from "../../../../src/core/question/question";
import { sampleDraw } from "../../../support/sampleDraw";
import { sampleQuestion, sampleSummaries } from "../../../support/sampleQuestion";

const wishes: DrawWishes = { level: "mid", focus: [], asked: new Map(), seed: 1 };

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
    order: 1,
    rubric: "python/general",
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
    [{ minutes: 5 }, true],
    [{ minutes: 4 }, false],
    [{ tracks: ["python"] }, true],
    [{ tracks: ["go", "python"] }, true],
    [{ tracks: ["go"] }, false],
    [{ tracks: ["go"], kinds: ["coding"] }, false],
  ];
  for (const [filter, wanted] of table) {
    it(`${wanted ? "takes" : "refuses"} by ${JSON.stringify(filter)}`, () =>
      assert.equal(matches(sampleDraw(filter), question), wanted));
  }
});

describe("drawInterview", () => {
  it("never takes a question twice, over overlapping draws and sections", () => {
    const bank = sampleSummaries(["a", "b", "c", "d", "e", "f"]);
    for (let seed = 0; seed < 200; seed++) {
      const drawn = ids(
        drawInterview(
          blueprint(section([sampleDraw({ count: 2 }), sampleDraw()]), section([sampleDraw({ count: 3 })])),
          bank,
          {
            ...wishes,
            seed,
          },
        ),
      );
      assert.equal(drawn.length, 6);
      assert.equal(new Set(drawn).size, 6);
    }
  });

  it("draws the same for the same seed and differs between seeds", () => {
    const bank = sampleSummaries(Array.from({ length: 30 }, (_, index) => `q${index}`));
    const hour = blueprint(section([sampleDraw({ count: 5 })]));
    const drawn = (seed: number) => ids(drawInterview(hour, bank, { ...wishes, seed })).join();
    assert.equal(drawn(7), drawn(7));
    assert.ok(new Set([1, 2, 3, 4, 5].map(drawn)).size > 1);
  });

  it("draws the same for the same seed, bank and history, in whatever order these are kept", () => {
    const bank = [
      ...sampleSummaries(["a", "b", "c", "d", "e", "f"], { favorite: true }),
      ...sampleSummaries(["g", "h", "i"], { kind: "coding", related: ["python/a"] }),
    ];
    const hour = blueprint(section([sampleDraw({ count: 3 })]), section([sampleDraw({ kinds: ["coding"] })]));
    const history: [string, number][] = [
      ["python/b", 2],
      ["python/g", 1],
    ];
    const drawn = (asked: Map<string, number>, seed: number) =>
      JSON.stringify(drawInterview(hour, bank, { ...wishes, asked, recent: new Set(["python/c"]), seed }));
    for (let seed = 0; seed < 50; seed++)
      assert.equal(drawn(new Map(history), seed), drawn(new Map([...history].reverse()), seed));
  });

  it("takes questions never asked before, then those asked least", () => {
    const bank = sampleSummaries(["often", "once", "new1", "new2"]);
    const asked = new Map([
      ["python/often", 3],
      ["python/once", 1],
    ]);
    for (let seed = 0; seed < 50; seed++) {
      const drawn = ids(
        drawInterview(blueprint(section([sampleDraw({ count: 4 })])), bank, { ...wishes, asked, seed }),
      );
      assert.deepEqual(new Set(drawn.slice(0, 2)), new Set(["python/new1", "python/new2"]));
      assert.deepEqual(drawn.slice(2), ["python/once", "python/often"]);
    }
  });

  it("takes recent questions only when there are no others, however rarely they were asked", () => {
    const bank = sampleSummaries(["yesterday", "often", "new"]);
    const asked = new Map([["python/often", 3]]);
    const recent = new Set(["python/yesterday"]);
    for (let seed = 0; seed < 50; seed++) {
      const hour = blueprint(section([sampleDraw({ count: 3 })]));
      const drawn = ids(drawInterview(hour, bank, { ...wishes, asked, recent, seed }));
      assert.deepEqual(drawn, ["python/new", "python/often", "python/yesterday"]);
    }
  });

  it("takes questions this machine cannot run only when there are no others", () => {
    const bank = sampleSummaries(["a", "b"]);
    const canRun = ({ slug }: QuestionSummary) => slug === "b";
    for (let seed = 0; seed < 20; seed++) {
      const drawn = ids(
        drawInterview(blueprint(section([sampleDraw({ count: 2 })])), bank, { ...wishes, canRun, seed }),
      );
      assert.deepEqual(drawn, ["python/b", "python/a"]);
    }
  });

  it("puts what is related to a drawn question behind what is as new, in either direction and over sections", () => {
    const [loop, tree] = sampleSummaries(["loop", "tree"]);
    const [near] = sampleSummaries(["debug-loop"], { level: "mid", related: ["python/loop"] });
    const [far] = sampleSummaries(["heap"], { level: "junior" });
    for (const bank of [
      [loop!, near!, far!],
      [{ ...loop!, related: ["python/debug-loop#stage"] }, { ...near!, related: [] }, far!],
    ]) {
      for (let seed = 0; seed < 60; seed++) {
        const two = ids(drawInterview(blueprint(section([sampleDraw({ count: 2 })])), bank, { ...wishes, seed }));
        assert.ok(two.includes("python/heap"), two.join());
        const each = [section([sampleDraw()]), section([sampleDraw()])];
        const apart = ids(drawInterview(blueprint(...each), bank, { ...wishes, seed }));
        assert.ok(apart.includes("python/heap"), apart.join());
      }
    }
    // There is no other, or the other was asked before.
    assert.equal(ids(drawInterview(blueprint(section([sampleDraw({ count: 2 })])), [loop!, near!], wishes)).length, 2);
    const asked = new Map([["python/tree", 1]]);
    const drawn = ids(
      drawInterview(blueprint(section([sampleDraw({ count: 2 })])), [loop!, near!, tree!], { ...wishes, asked }),
    );
    assert.deepEqual(new Set(drawn), new Set(["python/loop", "python/debug-loop"]));
  });

  it("counts what other sections hold already as drawn", () => {
    const bank = [...sampleSummaries(["a", "b"]), ...sampleSummaries(["c"], { related: ["python/a"] })];
    for (let seed = 0; seed < 20; seed++) {
      const one = drawInterview(blueprint(section([sampleDraw()])), bank, { ...wishes, seed }, ["python/a"]);
      assert.deepEqual(ids(one), ["python/b"]);
    }
  });

  it("puts questions to ask first that suit the one across the table, and nothing else", () => {
    const ask = (slug: string, ...profiles: string[]) =>
      sampleSummaries([slug], { kind: "ask-the-interviewer", profiles })[0]!;
    const bank = [ask("x", "manager"), ask("y", "recruiter", "director"), ask("z", "engineer")];
    const three = blueprint(section([sampleDraw({ count: 3 })]));
    const asked = new Map([["python/y", 4]]);
    const recent = new Set(["python/y"]);
    for (let seed = 0; seed < 20; seed++) {
      const drawn = ids(drawInterview(three, bank, { ...wishes, profile: "director", asked, recent, seed }));
      assert.equal(drawn[0], "python/y");
      assert.equal(ids(drawInterview(three, bank, { ...wishes, asked, seed })).at(-1), "python/y");
    }
    const concepts = [...sampleSummaries(["c"]), ...sampleSummaries(["d"], { profiles: ["director"] })];
    const firsts = Array.from({ length: 60 }, (_, seed) =>
      ids(drawInterview(blueprint(section([sampleDraw()])), concepts, { ...wishes, profile: "director", seed })).join(),
    );
    assert.equal(new Set(firsts).size, 2);
  });

  it("keeps the rules of each section, without their places, so that a question can be swapped", () => {
    const [planned] = drawInterview(blueprint(section([sampleDraw({ line: 7, kinds: ["concept"] })])), [], wishes);
    const { line: _, column: __, ...rule } = sampleDraw({ kinds: ["concept"] });
    assert.deepEqual(planned!.draws, [rule]);
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
        drawInterview(blueprint(section([sampleDraw({ count: 3 })])), bank, { ...wishes, level: "senior", seed }),
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
      const hour = blueprint(section([sampleDraw()]));
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

  /** How often each question came first in so many interviews. */
  function firsts(bank: readonly QuestionSummary[], given: Partial<Draw>, rounds: number, besides = {}) {
    const hour = blueprint(section([sampleDraw(given)]));
    const counts = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed++) {
      const [id = ""] = ids(drawInterview(hour, bank, { ...wishes, ...besides, seed }));
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return (...slugs: string[]) => slugs.reduce((sum, slug) => sum + (counts.get(`python/${slug}`) ?? 0), 0);
  }

  const none = { kinds: [], categories: [], levels: [] };
  const two = ["a1", "a2"];
  const six = ["b1", "b2", "b3", "b4", "b5", "b6"];
  const weighted: [what: string, Partial<QuestionSummary>, Partial<QuestionSummary>, Partial<Weights>][] = [
    ["a kind", { kind: "coding" }, { kind: "concept" }, { kinds: [{ slug: "coding", weight: 3 }] }],
    ["a category", { category: "x" }, { category: "y" }, { categories: [{ slug: "x", weight: 3 }] }],
    // Both as far from the level asked for.
    ["a level", { level: "junior" }, { level: "senior" }, { levels: [{ slug: "junior", weight: 3 }] }],
  ];
  for (const [what, one, other, weights] of weighted) {
    it(`draws ${what} of weight 3 three times as often as another, however many questions each has`, () => {
      const bank = [...sampleSummaries(two, one), ...sampleSummaries(six, other)];
      const came = firsts(bank, { weights: { ...none, ...weights } }, 4000);
      // Three of four: 3000, of which each of the two has half; five standard deviations are 137.
      assert.ok(Math.abs(came(...two) - 3000) < 137, `came first ${came(...two)} times`);
      assert.ok(Math.abs(came("a1") - 1500) < 160, `of them a1 ${came("a1")} times`);
      for (const slug of six) assert.ok(Math.abs(came(slug) - 167) < 65, `${slug} ${came(slug)} times`);
    });
  }

  it("multiplies weights of kind and category", () => {
    const of = (kind: "coding" | "concept", category: string) =>
      sampleSummaries([`${kind}-${category}`], { kind, category });
    const bank = [...of("coding", "x"), ...of("coding", "y"), ...of("concept", "x"), ...of("concept", "y")];
    const kinds = [{ slug: "coding" as const, weight: 3 }];
    const came = firsts(bank, { weights: { ...none, kinds, categories: [{ slug: "x", weight: 2 }] } }, 6000);
    // Shares of 6, 3, 2 and 1 of twelve; five standard deviations are at most 194.
    for (const [slug, wanted] of Object.entries({ "coding-x": 3000, "coding-y": 1500, "concept-x": 1000 }))
      assert.ok(Math.abs(came(slug) - wanted) < 194, `${slug} came first ${came(slug)} times, not ${wanted}`);
  });

  it("doubles a weight for a focus category, and never lets it bring back what was asked", () => {
    const bank = [...sampleSummaries(["x"], { category: "x" }), ...sampleSummaries(["y"], { category: "y" })];
    const weights = { ...none, categories: [{ slug: "x", weight: 2 }] };
    const came = firsts(bank, { weights }, 4000, { focus: ["x"] });
    // Twice two of five: 3200; five standard deviations are 127.
    assert.ok(Math.abs(came("x") - 3200) < 127, `came first ${came("x")} times`);
    assert.equal(firsts(bank, { weights }, 200, { asked: new Map([["python/x", 1]]) })("x"), 0);
  });

  describe("by minutes", () => {
    const lasting = (...minutes: number[]) =>
      minutes.flatMap((one, index) => sampleSummaries([`q${index}-${one}`], { minutes: one }));
    const used = (drawn: readonly string[]) => drawn.reduce((sum, id) => sum + Number(id.split("-")[1]), 0);
    const filled = (minutes: number, bank: readonly QuestionSummary[], besides: Partial<DrawWishes> = {}) =>
      ids(drawInterview(blueprint(section([sampleDraw({ minutes })])), bank, { ...wishes, ...besides }));

    it("takes questions until none that is left fits, and never more", () => {
      const bank = lasting(2, 3, 3, 4, 5, 5, 7, 9);
      for (let seed = 0; seed < 300; seed++) {
        const drawn = filled(14, bank, { seed });
        const left = 14 - used(drawn);
        const others = bank.filter(({ id }) => !drawn.includes(id));
        assert.ok(left >= 0, `${used(drawn)} minutes of 14`);
        assert.ok(
          others.every(({ minutes }) => minutes > left),
          `${left} minutes left, and a question fits them`,
        );
      }
    });

    it("takes one question when one fills all, and none when all are too long", () => {
      assert.deepEqual(filled(20, lasting(20, 20)).length, 1);
      assert.deepEqual(filled(10, lasting(12, 15)), []);
    });

    it("leaves minutes over rather than repeat a question while another one is waiting", () => {
      const bank = lasting(6, 6, 3);
      for (let seed = 0; seed < 50; seed++) {
        assert.equal(filled(9, bank, { seed }).length, 2);
        assert.equal(used(filled(9, bank, { asked: new Map([["python/q2-3", 1]]), seed })), 6);
        assert.equal(used(filled(9, bank, { recent: new Set(["python/q2-3"]), seed })), 6);
      }
    });

    it("repeats questions when nothing new fits, or nothing new is left", () => {
      assert.deepEqual(filled(5, lasting(6, 3), { asked: new Map([["python/q1-3", 1]]) }), ["python/q1-3"]);
      const asked = new Map([["python/q0-4", 1]]);
      assert.deepEqual(filled(8, lasting(4, 4), { asked }), ["python/q1-4", "python/q0-4"]);
    });

    it("shares weights out among those that fit", () => {
      const bank = [
        ...sampleSummaries(["c1"], { kind: "coding", minutes: 5 }),
        ...sampleSummaries(["long1", "long2", "long3"], { kind: "coding", minutes: 20 }),
        ...sampleSummaries(["d1", "d2"], { kind: "debugging", minutes: 5 }),
      ];
      const kinds = [{ slug: "coding" as const, weight: 3 }];
      const came = firsts(bank, { minutes: 6, weights: { ...none, kinds } }, 2000);
      // Three of four: 1500; five standard deviations are 97.
      assert.ok(Math.abs(came("c1") - 1500) < 97, `came first ${came("c1")} times`);
    });

    it("leaves what it took to no later draw", () => {
      const plan = drawInterview(
        blueprint(section([sampleDraw({ minutes: 10 })]), section([sampleDraw({ minutes: 10 })])),
        lasting(5, 5, 5, 5),
        wishes,
      );
      assert.equal(new Set(ids(plan)).size, 4);
    });
  });

  it("gives one question of each draw to pick from", () => {
    const bank = [
      ...sampleSummaries(["a1", "a2"], { kind: "coding" }),
      ...sampleSummaries(["b1", "b2"], { kind: "api-build" }),
    ];
    const choice = section(
      [sampleDraw({ slug: "algorithm", kinds: ["coding"] }), sampleDraw({ slug: "api", kinds: ["api-build"] })],
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
      [sampleDraw({ slug: "algorithm", kinds: ["coding"] }), sampleDraw({ slug: "api", kinds: ["api-build"] })],
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
      blueprint(section([sampleDraw({ kinds: ["scenario"] })]), section([sampleDraw({ count: 2 })])),
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
      blueprint(section([sampleDraw({ count: 5 })]), section([sampleDraw()])),
      sampleSummaries(["a", "b"]),
      wishes,
    );
    assert.deepEqual(
      plan.map(({ questions }) => questions.length),
      [2, 0],
    );
    assert.deepEqual(drawInterview(blueprint(section([sampleDraw()])), [], wishes)[0]?.questions, []);
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
