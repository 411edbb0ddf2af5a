import assert from "node:assert/strict";
import type { Disk } from "../../../src/storage/disk";
import { encodeRecord } from "../../../src/storage/record";
import { SessionJournals } from "../../../src/storage/sessionJournals";
import { failure, MemoryDisk } from "../../support/memoryDisk";
import { sampleStart } from "../../support/sampleSession";

const folder = "/practice/sessions/s";
const chose = (option: number) => ({ type: "chose", question: "a", option, at: sampleStart + option, n: option });

describe("journals of a session read piece by piece", () => {
  let refuse = "";
  let read: string[] = [];
  let disk: Disk;
  beforeEach(async () => {
    refuse = "";
    read = [];
    disk = new MemoryDisk(undefined, (call, path) => {
      if (call === "read") read.push(path);
      if (call === refuse) throw failure("EMFILE", path);
    });
    await disk.mkdir(folder, { recursive: true });
  });

  async function write(writer: string, text: string, flags = "a+"): Promise<void> {
    const file = await disk.open(`${folder}/${writer}.jsonl`, flags);
    await file.write(Buffer.from(text), 0, Buffer.byteLength(text));
  }
  const options = (journals: SessionJournals) =>
    [...journals.events.values()].flat().map((event) => event.type === "chose" && event.option);

  it("take in only what is new, and say whether there was something", async () => {
    const journals = new SessionJournals(folder, "own", disk);
    assert.equal(await journals.read(), false);
    await write("own", encodeRecord(chose(9)));
    await write("w", encodeRecord(chose(0)) + encodeRecord(chose(1)));
    await write("w.edits", encodeRecord(chose(8)));
    assert.equal(await journals.read(), true);
    assert.deepEqual([options(journals), journals.events.get("w")?.[0]?.by], [[0, 1], "w"]);
    assert.deepEqual([await journals.read(), read.length], [false, 1]);
    await write("w", encodeRecord(chose(2)));
    assert.deepEqual([await journals.read(), options(journals)], [true, [0, 1, 2]]);
  });

  it("wait for the rest of a line that is being written", async () => {
    const journals = new SessionJournals(folder, undefined, disk);
    const line = encodeRecord(chose(1));
    await write("w", encodeRecord(chose(0)) + line.slice(0, 10));
    await journals.read();
    assert.deepEqual([options(journals), journals.damage], [[0], []]);
    await write("w", line.slice(10, -1));
    assert.deepEqual([await journals.read(), options(journals)], [true, [0, 1]]);
    await write("w", `\n${encodeRecord(chose(2))}`);
    await journals.read();
    assert.deepEqual([options(journals), journals.damage], [[0, 1, 2], []]);
  });

  it("begin anew with a file that was cut back", async () => {
    const journals = new SessionJournals(folder, undefined, disk);
    await write("w", encodeRecord(chose(0)) + encodeRecord(chose(1)));
    await journals.read();
    await write("w", encodeRecord(chose(5)), "w");
    assert.deepEqual([await journals.read(), options(journals)], [true, [5]]);
  });

  it("tell the next time what a failing disk kept back", async () => {
    const journals = new SessionJournals(folder, undefined, disk);
    await write("w", encodeRecord(chose(0)));
    refuse = "read";
    await assert.rejects(journals.read(), { code: "EMFILE" });
    refuse = "";
    assert.deepEqual([await journals.read(), options(journals)], [true, [0]]);
  });
});
