import assert from "node:assert/strict";
import { openBank } from "../../../../src/bank/openBank";
import type { Draw } from "../../../../src/core/interview/blueprint";
import { drawInstead } from "../../../../src/core/interview/drawInstead";
import { asAsked, type DrawWishes, drawInterview } from "../../../../src/core/interview/drawInterview";
import type { PlannedSection } from "../../../../src/core/interview/session";
import { kinds, type QuestionSummary, withStages } from "../../../../src/core/question/question";
import { sampleDraw } from "../../../support/sampleDraw";
import { sampleQuestion, sampleSummaries } from "../../../support/sampleQuestion";

const wishes: DrawWishes = { level: "mid", focus: [], asked: new Map(), seed: 1 };

function section(draws: Draw[], questions: string[] = [], given: Partial<PlannedSection> = {}): PlannedSection {
  return { slug: "s", title: "S", minutes: 10, draws, questions, pickOne: false, ...given };
}

function idOf(found: ReturnType<typeof drawInstead>): string {
  return typeof found === "string" ? found : found.id;
}

describe("drawInstead", () => {
  const bank = [...sampleSummaries(["a", "b"], { kind: "coding" }), ...sampleSummaries(["c"], { kind: "concept" })];
  const both = section([sampleDraw({ kinds: ["concept"] }), sampleDraw({ kinds: ["coding"] })]);

  it("takes one of the same draw that is not in the plan", () => {
    assert.equal(idOf(drawInstead("python/a", both, bank, [], wishes)), "python/b");
  });

  it("takes no longer one in a draw that fills minutes", () => {
    const minutes = [5, 6, 4].flatMap((one) => sampleSummaries([`m${one}`], { minutes: one }));
    const filling = section([sampleDraw({ minutes: 10 })]);
    for (let seed = 0; seed < 20; seed++) {
      assert.equal(idOf(drawInstead("python/m5", filling, minutes, [], { ...wishes, seed })), "python/m4");
    }
    assert.equal(drawInstead("python/m4", filling, minutes, [], wishes), "too-long");
  });

  it("takes no more minutes in a counted draw than the section has, or than the question had", () => {
    const lasting = (...all: number[]) => all.flatMap((one) => sampleSummaries([`m${one}`], { minutes: one }));
    const counting = section([sampleDraw({ count: 2 })], ["python/m4", "python/m3"]);
    // Ten minutes, three of them for the other question.
    assert.equal(idOf(drawInstead("python/m4", counting, lasting(4, 3, 7, 8), [], wishes)), "python/m7");
    assert.equal(drawInstead("python/m4", counting, lasting(4, 3, 8), [], wishes), "too-long");
    const choice = section([sampleDraw({ count: 2 })], ["python/m12", "python/m3"], { pickOne: true });
    assert.equal(idOf(drawInstead("python/m12", choice, lasting(12, 3, 11, 13), [], wishes)), "python/m11");
    assert.equal(idOf(drawInstead("python/m3", choice, lasting(12, 3, 10, 13), [], wishes)), "python/m10");
  });

  it("says why there is none", () => {
    assert.equal(drawInstead("python/c", both, bank, [], wishes), "seen");
    assert.equal(drawInstead("python/a", both, bank, ["python/b"], wishes), "seen");
    assert.equal(drawInstead("python/gone", both, bank, [], wishes), "unknown");
    assert.equal(drawInstead("python/a", { ...both, draws: undefined }, bank, [], wishes), "unknown");
    assert.equal(drawInstead("python/scenario#one", both, bank, [], wishes), "stage");
  });

  it("never puts a whole scenario in the place of a question", () => {
    const stages = [sampleQuestion({ id: "python/big#one" })];
    const scenario = sampleQuestion({ slug: "big", kind: "scenario", stages });
    const any = section([sampleDraw()]);
    assert.equal(drawInstead("python/a", any, [bank[0]!, scenario], [], wishes), "seen");
  });

  it("prefers one that is not related to what the interview holds", () => {
    const near = sampleSummaries(["near"], { related: ["python/c"] });
    const other = sampleSummaries(["other"], { level: "junior" });
    const any = section([sampleDraw()]);
    for (let seed = 0; seed < 20; seed++) {
      const found = drawInstead("python/a", any, [...bank.slice(0, 1), bank[2]!, ...near, ...other], ["python/c"], {
        ...wishes,
        seed,
      });
      assert.equal(idOf(found), "python/other");
    }
  });

  it("swaps every question of the shipped interviews again and again, of each kind, without showing one twice or taking longer", async () => {
    const { interviews, questions } = await openBank(process.cwd()).index();
    const known = new Map(withStages(questions).map((question) => [question.id, question]));
    const swapped = new Set<string>();
    for (const interview of interviews) {
      const plan = drawInterview(interview, questions, wishes);
      const seen = new Set(plan.flatMap((one) => one.questions));
      for (const planned of plan) {
        for (const first of planned.questions) {
          const { kind } = known.get(first)!;
          let [id, questionsNow] = [first, planned.questions];
          for (let swaps = 0; swaps < 12; swaps++) {
            const found = drawInstead(id, { ...planned, questions: questionsNow }, questions, seen, wishes);
            if (typeof found === "string") {
              assert.ok(found !== "unknown", `${id} in ${interview.id}`);
              break;
            }
            assert.ok(!seen.has(found.id) && asAsked(found).length === 1, found.id);
            const before = minutesOf(questionsNow, known);
            questionsNow = questionsNow.map((one) => (one === id ? found.id : one));
            if (!planned.pickOne) {
              const most = Math.max(planned.minutes, before);
              assert.ok(minutesOf(questionsNow, known) <= most, `${found.id} in ${interview.id}`);
            }
            seen.add(found.id);
            id = found.id;
            swapped.add(kind);
          }
        }
      }
    }
    // The stages of a scenario stay.
    assert.deepEqual(swapped, new Set(kinds.filter((kind) => kind !== "scenario" && swapped.has(kind))));
    assert.equal(swapped.size, kinds.length - 1, [...swapped].join());
  });
});

function minutesOf(ids: readonly string[], known: ReadonlyMap<string, QuestionSummary>): number {
  return ids.reduce((sum, id) => sum + known.get(id)!.minutes, 0);
}
