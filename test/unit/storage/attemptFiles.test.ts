import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createAttempt, ensureAttemptFile, readAttemptFile } from "../../../src/storage/attemptFiles";
import { useTempFolder } from "../../support/tempFolder";

describe("createAttempt", () => {
  const folder = useTempFolder();
  const parent = "practice/python/lru-cache";
  const solution = (text: string) => [{ name: "solution.py", text }];

  it("numbers attempts from 1 and writes their files", async () => {
    assert.equal(await createAttempt(folder(), parent, solution("one")), `${parent}/attempt-1`);
    assert.equal(await createAttempt(folder(), parent, solution("two")), `${parent}/attempt-2`);
    assert.equal(await readFile(join(folder(), parent, "attempt-1", "solution.py"), "utf8"), "one");
    assert.equal(await readFile(join(folder(), parent, "attempt-2", "solution.py"), "utf8"), "two");
  });

  it("gives ten callers at once ten folders, and each finds its own text there", async () => {
    const texts = Array.from({ length: 10 }, (_, index) => `text ${index}`);
    const made = await Promise.all(texts.map((text) => createAttempt(folder(), parent, solution(text))));
    assert.equal(new Set(made).size, 10);
    assert.deepEqual(
      [...made].sort(),
      Array.from({ length: 10 }, (_, index) => `${parent}/attempt-${index + 1}`).sort(),
    );
    const read = await Promise.all(made.map((attempt) => readFile(join(folder(), attempt, "solution.py"), "utf8")));
    assert.deepEqual(read, texts);
  });

  it("takes no folder that is there, whatever lies in it, and not even a file of that name", async () => {
    await mkdir(join(folder(), parent, "attempt-1"), { recursive: true });
    await writeFile(join(folder(), parent, "attempt-1", "solution.py"), "mine");
    await writeFile(join(folder(), parent, "attempt-2"), "");
    assert.equal(await createAttempt(folder(), parent, solution("new")), `${parent}/attempt-3`);
    assert.equal(await readFile(join(folder(), parent, "attempt-1", "solution.py"), "utf8"), "mine");
  });

  it("makes an empty folder when there are no files", async () => {
    const attempt = await createAttempt(folder(), parent, []);
    assert.deepEqual(await readdir(join(folder(), attempt)), []);
  });

  it("says so when the practice folder cannot be one", async () => {
    await writeFile(join(folder(), "file"), "");
    await assert.rejects(
      createAttempt(join(folder(), "file"), parent, []),
      (error: NodeJS.ErrnoException) => error.code === "ENOTDIR" || error.code === "EEXIST",
    );
  });
});

describe("a file of an attempt", () => {
  const folder = useTempFolder();
  const path = () => join(folder(), "attempt-1", "answer.md");

  it("is made when missing, with its folder, and never overwritten", async () => {
    await ensureAttemptFile(path(), "first");
    await ensureAttemptFile(path(), "second");
    assert.equal(await readAttemptFile(path()), "first");
  });

  it("is made again when somebody deleted its folder", async () => {
    await ensureAttemptFile(path(), "first");
    await rm(join(folder(), "attempt-1"), { recursive: true });
    assert.equal(await readAttemptFile(path()), undefined);
    await ensureAttemptFile(path(), "second");
    assert.equal(await readAttemptFile(path()), "second");
  });

  it("that cannot be read is an error, not a missing file", async () => {
    await mkdir(path(), { recursive: true });
    await assert.rejects(readAttemptFile(path()), { code: "EISDIR" });
  });
});
