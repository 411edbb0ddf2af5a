import { strict as assert } from "node:assert";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createPrivateFolder,
  isPlainFileName,
  removePrivateFolder,
  removeStaleFolders,
} from "../../../src/runner/privateFolder";

describe("the private folder of a run", () => {
  it("is open to its owner only", async () => {
    const folder = await createPrivateFolder();
    if (process.platform !== "win32") assert.equal((await stat(folder)).mode & 0o777, 0o700);
    await removePrivateFolder(folder);
    await assert.rejects(stat(folder));
  });

  it("is removed with locked folders in it, without following links", async () => {
    const outside = await mkdtemp(join(tmpdir(), "outside "));
    await writeFile(join(outside, "kept.txt"), "kept");
    const folder = await createPrivateFolder();
    await mkdir(join(folder, "locked", "inner"), { recursive: true });
    await symlink(outside, join(folder, "locked", "link"));
    await chmod(join(folder, "locked"), 0);
    await removePrivateFolder(folder);
    await assert.rejects(stat(folder));
    assert.equal(await readFile(join(outside, "kept.txt"), "utf8"), "kept");
    await rm(outside, { recursive: true });
  });

  it("is removed later when its owner was killed, and not while the owner lives", async () => {
    const root = await mkdtemp(join(tmpdir(), "stale "));
    // No system gives out this process number.
    const names = ["mock-interview-4194999-abcdef", `mock-interview-${process.pid}-abcdef`, "mock-interview-4194999"];
    for (const name of names) await mkdir(join(root, name));
    await removeStaleFolders(root);
    assert.equal((await readdir(root)).length, 3, "a fresh folder may be that of another machine");
    await removeStaleFolders(root, Date.now() + 2 * 60 * 60_000);
    assert.deepEqual((await readdir(root)).sort(), names.slice(1).sort());
    await rm(root, { recursive: true });
  });

  it("may be gone already", () => removePrivateFolder(join(tmpdir(), "mock-interview-never-made")));
});

describe("isPlainFileName", () => {
  const plain = ["solution.py", "größe 試験.py", "a-b_c.txt", ".hidden"];
  const others = ["", ".", "..", "a/b.py", "a\\b.py", "C:x", "a\0b", "end.", "end ", "line\nbreak", "x".repeat(201)];
  for (const name of plain) it(`takes ${name}`, () => assert.ok(isPlainFileName(name)));
  for (const name of others)
    it(`refuses ${JSON.stringify(name.slice(0, 20))}`, () => assert.ok(!isPlainFileName(name)));
});
