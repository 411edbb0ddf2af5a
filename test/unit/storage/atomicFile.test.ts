import assert from "node:assert/strict";
import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../../src/storage/atomicFile";
import { type DiskFaults, onFaultyDisk } from "../../support/diskFaults";
import { asOrdinaryUser } from "../../support/ordinaryUser";
import { useTempFolder } from "../../support/tempFolder";

describe("writeAtomically", () => {
  const folder = useTempFolder();
  const path = () => join(folder(), "interviews", "s1", "scorecard.md");
  const names = () => readdir(join(folder(), "interviews", "s1"));

  it("makes the folders and the file, and leaves nothing beside it", async () => {
    await writeAtomically(path(), "é 日本\n");
    assert.equal(await readFile(path(), "utf8"), "é 日本\n");
    assert.deepEqual(await names(), ["scorecard.md"]);
  });

  it("replaces a longer file whole", async () => {
    await writeAtomically(path(), "x".repeat(10_000));
    await writeAtomically(path(), "short");
    assert.equal(await readFile(path(), "utf8"), "short");
  });

  it("shows a reader the old text or the new one, never a part", async () => {
    const texts = ["a", "b"].map((letter) => letter.repeat(200_000));
    await writeAtomically(path(), texts[0]!);
    let writing = true;
    const read = async () => {
      while (writing) assert.ok(texts.includes(await readFile(path(), "utf8")), "saw a part of the file");
    };
    const write = async () => {
      for (let round = 0; round < 20; round++) await writeAtomically(path(), texts[round % 2]!);
      writing = false;
    };
    await Promise.all([read(), write()]);
  });

  it("leaves one of the texts when several write at once", async () => {
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(5000));
    await Promise.all(texts.map((text) => writeAtomically(path(), text)));
    assert.ok(texts.includes(await readFile(path(), "utf8")));
    assert.deepEqual(await names(), ["scorecard.md"]);
  });

  const faults: DiskFaults[] = [{ sync: "fail" }, { datasync: "fail", sync: "fail" }];
  for (const what of faults) {
    it(`leaves the old file and nothing else when the disk fails at ${Object.keys(what).join(" and ")}`, async () => {
      await writeAtomically(path(), "old");
      const error = await onFaultyDisk(what, () => writeAtomically(path(), "new"));
      assert.equal((error as NodeJS.ErrnoException).code, "EIO");
      assert.equal(await readFile(path(), "utf8"), "old");
      assert.deepEqual(await names(), ["scorecard.md"]);
    });
  }

  it("says so when a file stands where the folder should be", async () => {
    await writeFile(join(folder(), "interviews"), "");
    await assert.rejects(
      writeAtomically(path(), "new"),
      (error: NodeJS.ErrnoException) => error.code === "ENOTDIR" || error.code === "EEXIST",
    );
  });

  if (process.platform !== "win32") {
    it("leaves the old file in a read-only folder", async () => {
      await writeAtomically(path(), "old");
      await chmod(join(path(), ".."), 0o555);
      await asOrdinaryUser(() => assert.rejects(writeAtomically(path(), "new"), { code: "EACCES" }));
      await chmod(join(path(), ".."), 0o755);
      assert.equal(await readFile(path(), "utf8"), "old");
      assert.equal((await stat(path())).size, 3);
    });
  }
});
