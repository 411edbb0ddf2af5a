import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { indexPack } from "../../../src/bank/bankIndex";
import { canFill } from "../../../src/bank/fillDraws";
import { openBank } from "../../../src/bank/openBank";
import { readPack } from "../../../src/bank/readPack";
import { UserError } from "../../../src/base/errors";
import { drawInterview } from "../../../src/core/interview/drawInterview";
import { levels, withStages } from "../../../src/core/question/question";

describe("shipped bank", () => {
  const bank = openBank(process.cwd());

  it("is indexed without bodies, as the parser would index it", async () => {
    const [index, pack] = await Promise.all([bank.index(), readPack("questions", "shipped")]);
    assert.deepEqual(pack.problems, []);
    assert.deepEqual(index, JSON.parse(JSON.stringify(indexPack(pack))));
    const text = await readFile(join("dist", "bank", "index.json"), "utf8");
    for (const body of ['"prompt"', '"modelAnswer"', '"body"', '"suite"']) assert.equal(text.includes(body), false);
  });

  it("opens every question and stage it lists", async () => {
    const { questions } = await bank.index();
    for (const { id, title } of withStages(questions)) {
      const question = await bank.question(id);
      assert.equal(question.title, title);
      assert.notEqual(question.prompt, "");
      for (const { text } of [...question.options, ...question.keyPoints]) assert.doesNotMatch(text, /^\[[ xX]\]/u, id);
    }
  });

  it("fills each 60-minute interview twice without asking anything twice", async () => {
    const { interviews, questions } = await bank.index();
    const long = interviews.filter(({ minutes }) => minutes === 60);
    assert.ok(long.length > 0);
    for (const interview of long) {
      assert.ok(canFill(interview, questions, 2));
      const wishes = { level: "mid" as const, focus: [], seed: 7 };
      const first = drawInterview(interview, questions, { ...wishes, asked: new Map() }).flatMap(
        (one) => one.questions,
      );
      const asked = new Map(first.map((id) => [id, 1]));
      const second = drawInterview(interview, questions, { ...wishes, asked }).flatMap((one) => one.questions);
      assert.equal(new Set([...first, ...second]).size, first.length + second.length);
    }
  });

  it("draws every interview whole, at every level", async () => {
    const { interviews, questions } = await bank.index();
    const minutesOf = new Map(withStages(questions).map(({ id, minutes }) => [id, minutes]));
    for (const interview of interviews) {
      for (const [round, level] of Array.from({ length: 60 }, (_, seed) => [seed, levels[seed % 3]!] as const)) {
        const wishes = { level, focus: [], asked: new Map(), seed: round };
        const sections = drawInterview(interview, questions, wishes);
        for (const [index, { slug, questions: ids, minutes }] of sections.entries()) {
          const { draws, pickOneOf } = interview.sections[index]!;
          const counted = draws.reduce((sum, { count }) => sum + (count ?? 0), 0);
          const where = `${interview.id} ${slug}, seed ${round}`;
          const filled = draws.some((draw) => draw.minutes !== undefined);
          const used = ids.reduce((sum, id) => sum + minutesOf.get(id)!, 0);
          if (filled) assert.ok(used <= minutes && used >= minutes * 0.6, `${where}: ${used} of ${minutes} minutes`);
          else if (!ids[0]!.includes("#")) assert.equal(ids.length, counted, where);
          if (pickOneOf.length > 0) assert.equal(ids.length, pickOneOf.length, where);
        }
      }
    }
  });

  it("asks nothing twice about the same thing, where there are enough questions for that", async () => {
    const { interviews, questions } = await bank.index();
    // Of these there are too few to choose from, and stories are all about one person.
    const few = ["warm-up", "behavioral", "ask-the-interviewer", "api-build"];
    const known = new Map(questions.filter(({ kind }) => !few.includes(kind)).map((one) => [one.id, one]));
    for (const interview of interviews) {
      for (let seed = 0; seed < 40; seed++) {
        const wishes = { level: levels[seed % 3]!, focus: [], asked: new Map(), seed };
        const asked = drawInterview(interview, questions, wishes).flatMap((one) => one.questions);
        const drawn = asked.flatMap((id) => known.get(id) ?? []);
        const pairs = drawn.flatMap((one) => drawn.filter(({ id }) => one.related.includes(id)).map(({ id }) => id));
        assert.deepEqual(pairs, [], `${interview.id}, seed ${seed}`);
      }
    }
  });

  it("offers its interviews track by track, the full one first", async () => {
    const { interviews, tracks } = await bank.index();
    const found = interviews.map(({ track, slug }) => `${track}/${slug}`);
    assert.deepEqual(found.slice(0, 2), ["python-backend/python-backend-60", "python-backend/python-backend-30"]);
    const places = interviews.map(({ track }) => tracks.findIndex(({ slug }) => slug === track));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  it("says so when a question is not there", async () => {
    await assert.rejects(bank.question("nowhere/nothing"), UserError);
    const [question] = (await bank.index()).questions;
    await assert.rejects(bank.question(`${question!.id}#nothing`), UserError);
  });

  it("says so when the extension is damaged", async () => {
    await assert.rejects(openBank(join(process.cwd(), "src")).index(), UserError);
  });

  it("resolves links between its files and nothing else", async () => {
    const { questions, guides } = await bank.index();
    const [question] = questions;
    const [guide] = guides;
    const from = question!.file;
    const up = "../".repeat(from.split("/").length - 1);
    assert.deepEqual(await bank.resolveLink(from, `${up}${question!.file}#part`), {
      type: "question",
      id: question!.id,
    });
    const id = `${guide!.track}/${guide!.slug}`;
    assert.deepEqual(await bank.resolveLink(from, `${up}${guide!.file}`), { type: "guide", id });
    assert.equal(await bank.guidePath(id), join(process.cwd(), "dist", "bank", guide!.file));
    assert.equal(await bank.resolveLink(from, `${up}../package.json`), undefined);
  });
});
