import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPackPart, isEmpty, narrowPack, nothingThere } from "../../../src/bank/packPart";
import { readPack } from "../../../src/bank/readPack";
import { UserError } from "../../../src/base/errors";
import { conceptFile, spoil } from "../../support/questionText";

const track =
  '---\ntitle: "Python"\ncategories:\n  concurrency: "Concurrency"\n  other: "Other"\n---\nFor everybody.\n';
const files = {
  "python/python.track.md": track,
  "python/concurrency/gil.question.md": conceptFile,
  "python/other/queue.question.md": spoil(conceptFile, "related: [other/queue]", "related: [gil]"),
};
const gil = "python/concurrency/gil.question.md";

describe("part of a pack", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock-interview-part-"));
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  for (const part of ["", gil, "python/concurrency", "python", "python/python.track.md"]) {
    it(`is found from ${part || "the pack itself"}`, async () => {
      assert.deepEqual(await findPackPart(join(folder, part)), { folder, part });
    });
  }

  it("has the questions in it, and the problems seen against the whole pack", async () => {
    const pack = await readPack(folder);
    const narrow = narrowPack(pack, "python/concurrency");
    assert.deepEqual(
      narrow.questions.map(({ file }) => file),
      [gil],
    );
    assert.deepEqual(narrow.tracks, []);
    const messages = narrow.problems.map(({ file, message }) => `${file} ${message}`);
    assert.ok(messages.some((message) => /^python\/concurrency\/.*no question `other\/queue`/u.test(message)));
    // The other question is there, so what leads to it is no problem, although it is not in the part.
    const alone = narrowPack(pack, "python/other/queue.question.md");
    assert.deepEqual(alone.questions[0]!.related, ["python/gil"]);
    assert.deepEqual(alone.problems, []);
  });

  it("does not take a folder for another whose name begins alike", async () => {
    const pack = await readPack(folder);
    assert.deepEqual(narrowPack(pack, "python/con").questions, []);
  });

  it("says so when a path is not there", async () => {
    await assert.rejects(findPackPart(join(folder, "nowhere")), (error) => {
      return error instanceof UserError && /There is no file or folder .*nowhere/u.test(error.message);
    });
  });

  it("says so when a file is in no track, and where files belong", async () => {
    await writeFile(join(folder, "README.md"), "x");
    await assert.rejects(findPackPart(join(folder, "README.md")), (error) => {
      return error instanceof UserError && /not in a pack: .*<track>\.track\.md/u.test(error.message);
    });
  });

  it("says so when a folder holds nothing of a pack", async () => {
    await mkdir(join(folder, "python", "empty"));
    const part = await findPackPart(join(folder, "python", "empty"));
    assert.ok(isEmpty(narrowPack(await readPack(part.folder), part.part)));
    assert.match(nothingThere("empty", part.part), /^empty holds nothing to prove/u);
    const empty = await mkdtemp(join(tmpdir(), "mock-interview-empty-"));
    const whole = await findPackPart(empty);
    assert.deepEqual(whole, { folder: empty, part: "" });
    assert.ok(isEmpty(await readPack(empty)));
    assert.match(nothingThere("empty", whole.part), /^There is no pack in empty/u);
    await rm(empty, { recursive: true });
  });
});
