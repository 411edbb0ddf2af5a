import assert from "node:assert/strict";
import { appendFile, chmod, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openJournal, readJournal } from "../../../src/storage/journal";
import { encodeRecord } from "../../../src/storage/record";
import { type DiskFaults, onFaultyDisk } from "../../support/diskFaults";
import { failure, MemoryDisk } from "../../support/memoryDisk";
import { asOrdinaryUser } from "../../support/ordinaryUser";
import { useTempFolder } from "../../support/tempFolder";

describe("journal", () => {
  const folder = useTempFolder();
  const path = () => join(folder(), "sessions", "s1", "w1.jsonl");

  async function append(...batches: unknown[][]): Promise<void> {
    const journal = await openJournal(path());
    for (const batch of batches) await journal.append(batch);
    await journal.close();
  }

  it("reads what was appended, over several openings", async () => {
    await append([{ n: 1 }], [{ n: 2 }, { n: 3 }]);
    await append([{ n: 4 }]);
    assert.deepEqual(await readJournal(path()), { records: [1, 2, 3, 4].map((n) => ({ n })), damaged: 0, torn: false });
  });

  it("is empty when there is no file, and when nothing was appended", async () => {
    assert.deepEqual((await readJournal(path())).records, []);
    await append([]);
    assert.deepEqual(await readJournal(path()), { records: [], damaged: 0, torn: false });
  });

  it("keeps the order of appends that do not wait for each other", async () => {
    const journal = await openJournal(path());
    await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append([{ n }, { half: n }])));
    await journal.close();
    const { records } = await readJournal(path());
    assert.deepEqual(records, Array.from({ length: 100 }, (_, n) => [{ n }, { half: n }]).flat());
  });

  it("has an append on the disk when it resolves, without being closed", async () => {
    const journal = await openJournal(path());
    await journal.append([{ n: 1 }]);
    assert.deepEqual((await readJournal(path())).records, [{ n: 1 }]);
    await journal.close();
  });

  it("writes what is under way before it closes, and nothing after", async () => {
    const journal = await openJournal(path());
    const last = journal.append([{ n: 1 }]);
    await journal.close();
    await last;
    await assert.rejects(journal.append([{ n: 2 }]));
    assert.deepEqual((await readJournal(path())).records, [{ n: 1 }]);
  });

  it("goes on behind a tail torn at any place", async () => {
    const [first, torn] = [encodeRecord({ n: 1 }), encodeRecord({ n: 2 })];
    await append([]);
    for (let length = 1; length < torn.length - 1; length++) {
      await writeFile(path(), first + torn.slice(0, length));
      assert.equal((await readJournal(path())).torn, true);
      await append([{ n: 3 }], [{ n: 4 }]);
      assert.deepEqual(
        await readJournal(path()),
        { records: [{ n: 1 }, { n: 3 }, { n: 4 }], damaged: 1, torn: false },
        `torn at ${length}`,
      );
    }
  });

  it("goes on behind a whole record whose line end is missing, and keeps it", async () => {
    await append([{ n: 1 }]);
    await writeFile(path(), (await readFile(path(), "utf8")).trimEnd());
    await append([{ n: 2 }]);
    assert.deepEqual(await readJournal(path()), { records: [{ n: 1 }, { n: 2 }], damaged: 0, torn: false });
  });

  it("reads past a damaged line in the middle and counts it", async () => {
    await append([{ n: 1 }]);
    await appendFile(path(), 'deadbeef 9 {"n":1.5}\n');
    await append([{ n: 2 }]);
    assert.deepEqual(await readJournal(path()), { records: [{ n: 1 }, { n: 2 }], damaged: 1, torn: false });
  });

  it("writes on when the system takes one byte at a time", async () => {
    assert.equal(await onFaultyDisk({ write: "short" }, () => append([{ n: 1 }], [{ text: "日本" }])), undefined);
    assert.deepEqual((await readJournal(path())).records, [{ n: 1 }, { text: "日本" }]);
  });

  const faults: [why: string, faults: DiskFaults][] = [
    ["the write fails", { write: "fail" }],
    ["the write fails half way", { write: "half" }],
    ["the sync fails", { datasync: "fail" }],
    ["the write fails half way and what was written cannot be taken back", { write: "half", truncate: "fail" }],
    ["nothing works", { write: "fail", datasync: "fail", truncate: "fail" }],
  ];
  for (const [why, what] of faults) {
    it(`says so and loses nothing saved when ${why}`, async () => {
      const journal = await openJournal(path());
      await journal.append([{ n: 1 }]);
      const error = await onFaultyDisk(what, () => journal.append([{ n: 2, text: "is never acknowledged" }]));
      assert.equal((error as NodeJS.ErrnoException).code, "EIO");
      assert.deepEqual((await readJournal(path())).records, [{ n: 1 }]);
      await journal.append([{ n: 3 }]);
      await journal.close();
      assert.deepEqual((await readJournal(path())).records, [{ n: 1 }, { n: 3 }]);
    });
  }

  it("fails only the append that hit the fault when others wait behind it", async () => {
    const journal = await openJournal(path());
    let results: PromiseSettledResult<void>[] = [];
    await onFaultyDisk({ write: "half" }, async () => {
      const first = journal.append([{ n: 1 }]);
      await first.catch(() => undefined);
      results = await Promise.allSettled([first]);
    });
    results.push(...(await Promise.allSettled([journal.append([{ n: 2 }]), journal.append([{ n: 3 }])])));
    await journal.close();
    assert.deepEqual(
      results.map(({ status }) => status),
      ["rejected", "fulfilled", "fulfilled"],
    );
    assert.deepEqual((await readJournal(path())).records, [{ n: 2 }, { n: 3 }]);
  });

  describe("on a disk that goes away and comes back", () => {
    const place = "/disk/sessions/s1/w1.jsonl";
    for (const code of ["ESTALE", "EIO", "ENXIO", "EBADF"]) {
      it(`goes on with a new file, after an append that came through by half (${code})`, async () => {
        let written: number | undefined;
        const disk = new MemoryDisk(undefined, (call, path) => {
          if (written !== undefined && call !== "utimes") throw Object.assign(failure(code, path), { written });
        });
        const journal = await openJournal(place, disk);
        await journal.append([{ n: 1 }]);
        written = 10;
        await assert.rejects(journal.append([{ n: 2 }]), { code });
        written = undefined;
        assert.equal((await readJournal(place, disk)).records.length, 1);
        disk.loseHandles(code);
        await journal.append([{ n: 2 }, { n: 3 }]).catch(() => journal.append([{ n: 2 }, { n: 3 }]));
        await journal.touch(5000);
        await journal.close();
        const records = [1, 2, 3].map((n) => ({ n }));
        assert.deepEqual(await readJournal(place, disk), { records, damaged: 0, torn: false });
        assert.equal((await disk.stat(place)).mtimeMs, 5000);
      });
    }

    it("shows again that its writer lives, though nothing is written", async () => {
      const disk = new MemoryDisk();
      const journal = await openJournal(place, disk);
      disk.loseHandles("ESTALE");
      await assert.rejects(journal.touch(1000));
      await journal.touch(2000);
      assert.equal((await disk.stat(place)).mtimeMs, 2000);
    });

    it("makes no file where only the folder it was mounted on is left", async () => {
      const disk = new MemoryDisk();
      const journal = await openJournal(place, disk);
      await journal.append([{ n: 1 }]);
      const { folders, names } = disk.state;
      const [kept, named] = [new Set(folders), new Map(names)];
      for (const one of kept) if (one !== "/" && one !== "/disk") folders.delete(one);
      names.clear();
      disk.loseHandles("ENXIO");
      for (let time = 0; time < 3; time++) await assert.rejects(journal.append([{ n: 2 }]));
      assert.deepEqual([[...folders], [...names]], [["/", "/disk"], []]);
      for (const one of kept) folders.add(one);
      for (const [name, file] of named) names.set(name, file);
      await journal.append([{ n: 2 }]);
      assert.deepEqual((await readJournal(place, disk)).records, [{ n: 1 }, { n: 2 }]);
    });

    it("goes on with the old file where no other can be opened", async () => {
      let refused = "";
      const disk = new MemoryDisk(undefined, (call, path) => {
        if (call === refused) throw failure("EMFILE", path);
      });
      const journal = await openJournal(place, disk);
      refused = "write";
      await assert.rejects(journal.append([{ n: 1 }]));
      refused = "open";
      await journal.append([{ n: 1 }]);
      assert.deepEqual((await readJournal(place, disk)).records, [{ n: 1 }]);
    });
  });

  if (process.platform === "linux") {
    it("says that a full disk is full", async () => {
      await append([]);
      const full = join(folder(), "full.jsonl");
      await symlink("/dev/full", full);
      const journal = await openJournal(full);
      await assert.rejects(journal.append([{ n: 1 }]), { code: "ENOSPC" });
      await assert.rejects(journal.append([{ n: 2 }]), { code: "ENOSPC" });
      await journal.close();
    });
  }

  if (process.platform !== "win32") {
    it("cannot be opened in a read-only folder, whose journals stay readable", async () => {
      await append([{ n: 1 }]);
      const place = join(folder(), "sessions", "s1");
      await chmod(place, 0o555);
      await asOrdinaryUser(async () => {
        await assert.rejects(openJournal(join(place, "w2.jsonl")), { code: "EACCES" });
        assert.deepEqual((await readJournal(path())).records, [{ n: 1 }]);
      });
      await chmod(place, 0o755);
      await assert.rejects(stat(join(place, "w2.jsonl")), { code: "ENOENT" });
    });
  }
});
