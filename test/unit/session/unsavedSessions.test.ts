import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { UnsavedSessions } from "../../../src/session/unsavedSessions";
import { readSession } from "../../../src/storage/sessionFiles";
import { failure, MemoryDisk } from "../../support/memoryDisk";
import { openWindow } from "../../support/windows";

const root = "/practice";
const id = "2025-01-01T10-00-00-abcdef";

describe("a session that is left while the disk refuses", () => {
  let free = Number.POSITIVE_INFINITY;
  const newDisk = () =>
    new MemoryDisk(undefined, (call, _, bytes = 0) => {
      if (call === "write" && bytes > free) throw failure("ENOSPC", root);
      free -= bytes;
    });
  const types = async (disk: MemoryDisk) => (await readSession(root, id, disk)).events.map(({ type }) => type);

  beforeEach(() => {
    free = Number.POSITIVE_INFINITY;
  });

  async function leaveOnFullDisk(disk: MemoryDisk) {
    const { live } = await openWindow(root, id, "1-first", { disk });
    const said: string[] = [];
    const unsaved = new UnsavedSessions(({ message }) => said.push(message));
    free = 0;
    await live.record({ type: "hinted", question: "a" });
    await live.record({ type: "ended", early: true });
    await unsaved.leave(live, root);
    return { live, unsaved, said };
  }

  it("says so, keeps its events, and saves them within five seconds after there is room", async function () {
    this.timeout(20_000);
    const disk = newDisk();
    const { unsaved, said } = await leaveOnFullDisk(disk);
    assert.deepEqual(said, [
      "Could not save to the practice folder /practice: the disk is full. What you did last is kept in memory and saved as soon as it works again; leave this window open.",
    ]);
    assert.deepEqual(await types(disk), ["started", "owned"]);
    assert.ok(unsaved.find(id));
    free = 10_000;
    const freed = Date.now();
    while (unsaved.find(id) && Date.now() - freed < 5000) await setTimeout(50);
    assert.equal(unsaved.find(id), undefined);
    assert.deepEqual(await types(disk), ["started", "owned", "hinted", "ended"]);
    unsaved.dispose();
  });

  it("can be taken up again with all it knows", async () => {
    const { unsaved } = await leaveOnFullDisk(newDisk());
    const again = await unsaved.takeBack(id);
    assert.deepEqual([again?.state.status, again?.state.questions.a?.hints, again?.leads], ["ended", 1, true]);
    assert.equal(unsaved.find(id), undefined);
    again?.dispose();
  });

  it("writes what fits when the window goes", async () => {
    const disk = newDisk();
    const { unsaved } = await leaveOnFullDisk(disk);
    free = 100;
    await unsaved.close();
    unsaved.dispose();
    assert.deepEqual(await types(disk), ["started", "owned", "hinted"]);
  });

  it("is done with when all is saved", async () => {
    const { live } = await openWindow(root, id, "1-first", { disk: newDisk() });
    const unsaved = new UnsavedSessions(() => assert.fail("nothing is wrong"));
    await unsaved.leave(live, root);
    assert.equal(unsaved.find(id), undefined);
  });
});
