import assert from "node:assert/strict";
import { dirname } from "node:path";
import type { Disk } from "../../../src/storage/disk";
import { ourStorage, type Storage, searchCrashes } from "../../support/crashSearch";

/** Our storage on a disk that only seems to do some of what it is asked. */
function without(call: "datasync" | "sync" | "mkdir", wanted: (path: string) => boolean = () => true): Storage {
  const seenAs = (disk: Disk): Disk => ({
    ...bound(disk),
    open: async (path, flags) => {
      const file = await disk.open(path, flags);
      return wanted(path) ? { ...file, [call]: async () => undefined } : file;
    },
  });
  return { ...ourStorage, seenAs };
}

function bound(disk: Disk): Disk {
  const { mkdir, open, readFile, readdir, stat, rename, rm, copyFile } = disk;
  const all = { mkdir, open, readFile, readdir, stat, rename, rm, copyFile };
  return Object.fromEntries(Object.entries(all).map(([name, call]) => [name, call.bind(disk)])) as unknown as Disk;
}

const isFolder = (path: string) => !path.includes(".");

describe("the search for crash points", () => {
  it("finds nothing wrong with our journals and whole files", async () => {
    const { states, problems } = await searchCrashes(1500, 1);
    assert.deepEqual(problems, []);
    assert.ok(states >= 1500, `${states} states`);
  });

  const worse: [what: string, storage: Storage, finds: RegExp][] = [
    ["a journal without datasync", without("datasync"), /acknowledged events are lost/u],
    ["a new file whose folder is not synced", without("sync", isFolder), /are lost|is gone|older report/u],
    [
      "a new folder whose name is not synced",
      without("sync", (path) => path === dirname("/home/me/practice")),
      /acknowledged events are lost/u,
    ],
    [
      "a whole file that is not synced before the rename",
      without("sync", (path) => path.endsWith(".tmp")),
      /no version/u,
    ],
    [
      "a whole file without the rename",
      {
        ...ourStorage,
        writeWhole: async (path, text, disk) => {
          await disk!.mkdir(dirname(path), { recursive: true });
          const file = await disk!.open(path, "w");
          await file.write(Buffer.from(text), 0, Buffer.byteLength(text));
          await file.sync();
          await file.close();
        },
      },
      /no version/u,
    ],
  ];
  for (const [what, storage, finds] of worse) {
    it(`catches ${what}`, async () => {
      const { problems } = await searchCrashes(1500, 1, storage);
      assert.ok(
        problems.some((problem) => finds.test(problem)),
        `found only ${problems[0]}`,
      );
    });
  }
});
