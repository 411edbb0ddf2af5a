import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BankIndex, indexPack } from "../../../src/bank/bankIndex";
import { checkPack } from "../../../src/bank/checkPack";
import { readTracks } from "../../../src/bank/packFiles";
import { parsePack, readPack, readPackIndex } from "../../../src/bank/readPack";
import { codingPath, conceptPath, spoil } from "../../support/questionText";
import { concept, interviewPath, rubricPath, samplePack } from "../../support/samplePack";

function problemsOf(changes: Record<string, string | undefined>) {
  const files = Object.entries({ ...samplePack, ...changes }).flatMap(([file, text]) =>
    text === undefined ? [] : [{ file, text }],
  );
  return parsePack(files).problems.map(({ file, line, message }) => ({ file, line, message }));
}

/** As it stands in a file: without keys of no value. */
function asWritten(index: BankIndex): unknown {
  return JSON.parse(JSON.stringify(index));
}

describe("pack", () => {
  it("that is right has no problems", () => assert.deepEqual(problemsOf({}), []));

  it("is checked in steps, so that a large one can give others their turn in between", () => {
    const pack = parsePack(Object.entries(samplePack).map(([file, text]) => ({ file, text })));
    const named = Array.from({ length: 10_000 }, (_, index) => `none-${index}`);
    const references = named.map((target, index) => {
      return { type: "question" as const, target, file: conceptPath, line: index + 1, column: 1 };
    });
    const steps = [...checkPack(pack, { files: new Set(), references })];
    assert.deepEqual(
      steps.flat().map(({ line, message }) => [line, message]),
      named.map((target, index) => [index + 1, `There is no question \`${target}\`.`]),
    );
    for (const found of steps) assert.ok(found.length <= 1000, `${found.length} at once`);
  });

  const broken: [
    name: string,
    changes: Record<string, string | undefined>,
    file: string,
    line: number,
    says: RegExp,
  ][] = [
    [
      "a related question that is not there",
      { [conceptPath]: spoil(concept, "level: mid", "level: mid\nrelated: [nowhere]") },
      conceptPath,
      5,
      /no question `nowhere`/,
    ],
    [
      "a question related to itself",
      { [conceptPath]: spoil(concept, "level: mid", "level: mid\nrelated: [gil]") },
      conceptPath,
      5,
      /not related to itself/,
    ],
    ["a link to nowhere", { [conceptPath]: spoil(concept, "../structures/", "../other/") }, conceptPath, 44, /no file/],
    [
      "a link out of the pack",
      { [conceptPath]: spoil(concept, "../structures/stack.question.md", "../../../etc/passwd") },
      conceptPath,
      44,
      /no file/,
    ],
    ["a missing guide", { "python/guides/lock.guide.md": undefined }, rubricPath, 10, /no guide/],
    [
      "a missing rubric",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "rubric: general", "rubric: other") },
      interviewPath,
      4,
      /no rubric/,
    ],
    [
      "a category the track does not name",
      { "python/python.track.md": spoil(samplePack["python/python.track.md"]!, '  structures: "Structures"\n', "") },
      codingPath,
      1,
      /names no category `structures`/,
    ],
    [
      "a category nobody names",
      { [rubricPath]: spoil(samplePack[rubricPath]!, "topics: [gil]", "categories: [odd]") },
      rubricPath,
      12,
      /No track has a category `odd`/,
    ],
    ["a missing track", { "python/python.track.md": undefined }, conceptPath, 1, /track is missing/],
    [
      "one id twice",
      { "python/structures/gil.question.md": concept },
      "python/structures/gil.question.md",
      1,
      /id `python\/gil` is taken/,
    ],
    [
      "a draw of more than there is",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "count: 1", "count: 2") },
      interviewPath,
      10,
      /`all.draw.talk` takes 2, but only 1 questions match/,
    ],
    [
      "a draw of more minutes than there are",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "count: 1", "minutes: 6") },
      interviewPath,
      10,
      /fills 6 minutes, but the 1 questions that match and are no longer take only 5/,
    ],
    [
      "a draw of fewer minutes than any question takes",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "count: 1", "minutes: 4") },
      interviewPath,
      10,
      /fills 4 minutes, but the 0 questions/,
    ],
    [
      "a draw from a track that is not there",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "kinds: [concept]", "tracks: [pythons]") },
      interviewPath,
      11,
      /no track `pythons`/,
    ],
    [
      "a weight of a category nobody names",
      {
        [interviewPath]: spoil(
          samplePack[interviewPath]!,
          "count: 1",
          "count: 1\n        weights:\n          categories:\n            odd: 2",
        ),
      },
      interviewPath,
      15,
      /No track has a category `odd`/,
    ],
    [
      "a guide of another track that is not there",
      { [rubricPath]: spoil(samplePack[rubricPath]!, "guide: lock", "guide: other/lock") },
      rubricPath,
      10,
      /no guide other\/guides\/lock.guide.md/,
    ],
    [
      "a rubric of another track that is not there",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "rubric: general", "rubric: other/general") },
      interviewPath,
      4,
      /no rubric other\/general.rubric.md/,
    ],
    [
      "draws that take the same question",
      { [interviewPath]: spoil(samplePack[interviewPath]!, "categories: [structures]", "categories: [concurrency]") },
      interviewPath,
      1,
      /none is asked twice/,
    ],
    [
      "a criterion nothing feeds",
      { [rubricPath]: spoil(samplePack[rubricPath]!, "topics: [gil]", "topics: [gil]\n          kinds: [coding]") },
      rubricPath,
      1,
      /feeds `basics.lock`/,
    ],
    [
      "a rubric nobody uses",
      { "python/other.rubric.md": samplePack[rubricPath]! },
      "python/other.rubric.md",
      1,
      /No interview/,
    ],
    ["a file of no type", { "python/concurrency/x.md": "x" }, "python/concurrency/x.md", 1, /says no type/],
  ];
  for (const [name, changes, file, line, says] of broken) {
    it(`reports ${name}`, () => {
      const problems = problemsOf(changes);
      const found = problems.find(({ message }) => says.test(message));
      assert.ok(found, JSON.stringify(problems));
      assert.deepEqual([found.file, found.line], [file, line]);
    });
  }

  it("may use the rubric and the guide of another track", () => {
    const rubric = spoil(samplePack[rubricPath]!, "guide: lock", "guide: python/lock");
    const problems = problemsOf({
      [rubricPath]: undefined,
      "talks/talks.track.md": samplePack["python/python.track.md"]!,
      "talks/general.rubric.md": rubric,
      [interviewPath]: spoil(samplePack[interviewPath]!, "rubric: general", "rubric: talks/general"),
    });
    assert.deepEqual(problems, []);
  });

  it("feeds a criterion only from what an interview asks", () => {
    const problems = problemsOf({
      [interviewPath]: spoil(samplePack[interviewPath]!, "kinds: [concept]", "kinds: [coding]"),
    });
    assert.ok(problems.some(({ message }) => /feeds `basics.lock`/.test(message)));
  });
});

describe("pack on disk", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pack-"));
    for (const [file, text] of Object.entries(samplePack)) await put(file, text);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function put(file: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }

  it("is read whole", async () => {
    const pack = await readPack(folder);
    assert.deepEqual(pack.problems, []);
    assert.deepEqual(
      pack.questions.map(({ id }) => id),
      ["python/gil", "python/stack"],
    );
    assert.equal(pack.guides.length + pack.rubrics.length + pack.interviews.length + pack.tracks.length, 4);
  });

  it("leaves other files and hidden folders alone", async () => {
    await put("README.md", "x");
    await put("python/picture.svg", "x");
    await put(".git/x.question.md", "x");
    assert.deepEqual((await readPack(folder)).problems, []);
  });

  it("refuses a file over 1 MB", async () => {
    await put("python/concurrency/big.question.md", concept + "x\n\n".repeat(400_000));
    assert.match((await readPack(folder)).problems[0]!.message, /over 1 MB/);
  });

  it("refuses text that is not UTF-8", async () => {
    await put("python/concurrency/odd.question.md", Uint8Array.of(0x2d, 0xff, 0xfe));
    assert.match((await readPack(folder)).problems[0]!.message, /not UTF-8/);
  });

  it("refuses links of the file system and reads nothing behind them", async () => {
    const outside = await mkdtemp(join(tmpdir(), "outside-"));
    await writeFile(join(outside, "secret.question.md"), concept);
    await symlink(join(outside, "secret.question.md"), join(folder, "python/concurrency/secret.question.md"));
    await symlink(outside, join(folder, "python/elsewhere"));
    const { problems, questions } = await readPack(folder);
    await rm(outside, { recursive: true });
    assert.deepEqual(
      problems.map(({ file, message }) => [file, /link of the file system/.test(message)]),
      [
        ["python/concurrency/secret.question.md", true],
        ["python/elsewhere", true],
      ],
    );
    assert.equal(questions.length, 2);
  });

  it("is found among other folders by its track files, and only it is read", async () => {
    await put("notes/diary.md", "x");
    await put("Other/thing.question.md", "x");
    await put("half/topic/thing.question.md", concept);
    const read = await readTracks(folder, 100);
    assert.deepEqual(read!.texts.map(({ file }) => file).sort(), Object.keys(samplePack).sort());
    assert.deepEqual(read!.problems, []);
    assert.equal(await readTracks(folder, 3), undefined);
    assert.deepEqual((await readTracks(join(folder, "nowhere"), 100))!.texts, []);
  });

  it("that is not there is a problem, not an error", async () => {
    assert.match((await readPack(join(folder, "nowhere"))).problems[0]!.message, /cannot be read: ENOENT/);
    assert.match((await readPackIndex(join(folder, "nowhere"))).problems[0]!.message, /cannot be read: ENOENT/);
  });

  describe("indexed", () => {
    it("is what it would be if all of it were read, short and long files alike", async () => {
      const inTrack = spoil(concept, "What is the lock?", "Wörter und Sätze. ".repeat(500));
      await put("python/concurrency/long.question.md", inTrack.trimEnd());
      await put("python/concurrency/crlf.question.md", `${concept.replaceAll("\n", "\r\n")}${"\r\n".repeat(3000)}`);
      await put(
        "python/guides/long.guide.md",
        spoil(samplePack["python/guides/lock.guide.md"]!, "Text.", "Ä".repeat(5001)),
      );
      const [pack, { index, problems }] = [await readPack(folder), await readPackIndex(folder)];
      assert.deepEqual(problems, []);
      assert.deepEqual(pack.problems, []);
      assert.deepEqual(asWritten(index), asWritten(indexPack(pack)));
    });

    it("shows what is wrong with front matter, names and whole files, by line", async () => {
      await put(conceptPath, spoil(concept, "level: mid", "level: mid\nlevl: mid"));
      await put(
        "python/concurrency/related.question.md",
        spoil(concept, "level: mid", "level: mid\nrelated: [nothing]"),
      );
      await put("python/concurrency/open.question.md", `---\ntitle: "x"\n# ${"x".repeat(5000)}\nkind: concept\n`);
      await put("python/concurrency/odd.question.md", Uint8Array.of(0x2d, 0xff, 0xfe));
      await put("python/elsewhere/x.question.md", concept);
      const [{ problems }, whole] = [await readPackIndex(folder), await readPack(folder)];
      assert.deepEqual(problems, whole.problems);
      assert.deepEqual(
        problems.map(({ file, line, column }) => [file, line, column]),
        [
          [conceptPath, 5, 1],
          ["python/concurrency/odd.question.md", 1, 1],
          ["python/concurrency/open.question.md", 1, 1],
          ["python/concurrency/related.question.md", 5, 11],
          ["python/elsewhere/x.question.md", 1, 1],
        ],
      );
    });

    it("leaves bodies to be checked when they are opened", async () => {
      await put(conceptPath, spoil(concept, "## Key points", "## Kee points"));
      assert.deepEqual((await readPackIndex(folder)).problems, []);
      assert.notDeepEqual((await readPack(folder)).problems, []);
    });
  });
});
