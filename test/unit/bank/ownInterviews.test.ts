import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openBank } from "../../../src/bank/openBank";
import { readOwnInterviews } from "../../../src/bank/ownInterviews";
import { planSections } from "../../../src/core/interview/planBlueprint";
import { slugFrom } from "../../../src/core/question/slug";
import { writeInterview } from "../../../src/core/question/writeInterview";
import { ownInterviewFolder, saveOwnInterview } from "../../../src/storage/ownInterviewFiles";
import { spoil } from "../../support/questionText";
import { useTempFolder } from "../../support/tempFolder";

const text = writeInterview({
  title: "Mine",
  order: 100,
  minutes: 60,
  rubric: "python-backend/general",
  sections: planSections({ minutes: 60, emphasis: "even", focus: ["caching"] }),
  description: "For me.",
});

describe("interviews of one's own", () => {
  const root = useTempFolder();
  const bank = openBank(process.cwd());
  const read = async () => await readOwnInterviews(root(), await bank.index());
  const write = async (file: string, content: string) => {
    const path = join(root(), file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  };

  it("are none where nothing was saved", async () => assert.deepEqual(await read(), []));

  it("are found again as saved; a taken name gets a number, and nothing is replaced", async () => {
    const first = await saveOwnInterview(root(), "mine", text);
    const second = await saveOwnInterview(root(), "mine", spoil(text, '"Mine"', '"Another"'));
    assert.equal(first, join(ownInterviewFolder(root()), "mine.interview.md"));
    assert.equal(second, join(ownInterviewFolder(root()), "mine-2.interview.md"));
    assert.equal(await readFile(first, "utf8"), text);
    const found = await read();
    assert.deepEqual(
      found.map(({ file, interview, problems }) => [file, interview?.id, interview?.title, problems]),
      [
        ["own/interviews/mine-2.interview.md", "own/mine-2", "Another", []],
        ["own/interviews/mine.interview.md", "own/mine", "Mine", []],
      ],
    );
  });

  const broken: [what: string, file: string, content: string, place: RegExp, message: RegExp][] = [
    ["minutes that do not add up", "interviews/x", spoil(text, "minutes: 60", "minutes: 50"), /3:10/u, /add up to 60/u],
    ["a rubric that is not there", "interviews/x", spoil(text, "/general", "/gone"), /4:9/u, /no rubric/u],
    ["a category that is not there", "interviews/x", text.replace("caching: 9", "cashing: 9"), /\d+:\d+/u, /cashing/u],
    [
      "an interviewer nobody asks for",
      "interviews/x",
      spoil(text, "sections:", "profile: wizard\nsections:"),
      /5:10/u,
      /suits `wizard`/u,
    ],
    [
      "more than the bank holds",
      "interviews/x",
      spoil(text, "count: 4", "count: 20"),
      /\d+:\d+/u,
      /takes 20, but only/u,
    ],
    ["no front matter", "interviews/x", "Hello\n", /1:1/u, /first line must be exactly/u],
    ["the wrong folder", "x", text, /1:1/u, /belongs at/u],
  ];
  for (const [what, name, content, place, message] of broken) {
    it(`say where and how to mend ${what}, and hide no other`, async () => {
      await saveOwnInterview(root(), "good", text);
      const file = `own/${name}.interview.md`;
      await write(file, content);
      const found = await read();
      assert.equal(found.length, 2);
      assert.ok(found.some(({ interview }) => interview?.title === "Mine"));
      const wrong = found.find((one) => one.file === file)!;
      assert.equal(wrong.interview, undefined);
      const [problem] = wrong.problems;
      assert.equal(problem!.file, file);
      assert.match(`${problem!.line}:${problem!.column}`, place);
      assert.match(problem!.message, message);
    });
  }

  it("pass over what is no interview, and say what cannot be read", async () => {
    await write("own/interviews/notes.md", "# Notes\n");
    await write("own/interviews/latin.interview.md", "");
    await writeFile(join(root(), "own/interviews/latin.interview.md"), Buffer.from([0xe9, 0x0a]));
    const found = await read();
    assert.equal(found.length, 1);
    assert.match(found[0]!.problems[0]!.message, /UTF-8/u);
  });
});

describe("slugFrom", () => {
  const table: [text: string, slug: string][] = [
    ["Backend developer at Acme & Söhne, 60 minutes", "backend-developer-at-acme-sohne-60-minutes"],
    ["  --  ", "interview"],
    ["日本", "interview"],
    ["CON", "interview"],
    [`${"a".repeat(59)} b`, "a".repeat(59)],
  ];
  for (const [typed, slug] of table) {
    it(`makes ${slug} of ${JSON.stringify(typed)}`, () => assert.equal(slugFrom(typed, "interview"), slug));
  }
});
