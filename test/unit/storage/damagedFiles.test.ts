import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tellDamage } from "../../../src/session/damagedJournals";
import { Sitting } from "../../../src/session/sitting";
import { encodeRecord } from "../../../src/storage/record";
import { openSessionJournal, readSession, sessionFolder } from "../../../src/storage/sessionFiles";
import { SessionJournals } from "../../../src/storage/sessionJournals";
import { samplePlan, sampleSection, sampleStart } from "../../support/sampleSession";
import { useTempFolder } from "../../support/tempFolder";
import { openWindow } from "../../support/windows";

const id = "2025-01-01T10-00-00-abcdef";
const started = { type: "started", id, plan: samplePlan([sampleSection("one", ["a"])]), at: sampleStart };
const hint = (n: number) => ({ type: "hinted", question: "a", at: sampleStart + n, n });

describe("a damaged journal", () => {
  const folder = useTempFolder();
  const place = () => sessionFolder(folder(), id);

  async function write(text: string): Promise<void> {
    await (await openSessionJournal(folder(), id, "w")).close();
    await writeFile(join(place(), "w.jsonl"), text);
  }
  const whole = (count: number) =>
    [{ ...started, n: 0 }, ...Array.from({ length: count }, (_, n) => hint(n + 1))].map(encodeRecord);

  it("is read but for the damaged records, which are counted and named by their lines", async () => {
    const lines = whole(5);
    // Two lines run into one: two records are gone.
    await write(`${lines.slice(0, 2).join("")}${lines[2]!.trimEnd()}${lines[3]}${lines.slice(4).join("")}`);
    const { session, damage, damaged } = await readSession(folder(), id);
    assert.equal(session?.questions.a?.hints, 3);
    assert.deepEqual([damage, damaged], [[{ file: "w.jsonl", lines: [3], lost: 2 }], 2]);
  });

  it("opens with all the rest when its first line is damaged, as a window writes it", async () => {
    const { live } = await openWindow(folder(), id, "w");
    for (let option = 0; option < 70; option++) await live.record({ type: "chose", question: "a", option });
    const path = join(place(), "w.jsonl");
    const whole = (await readSession(folder(), id)).session;
    const text = await readFile(path, "utf8");
    for (const lost of [1, 2, 3, 4]) {
      const lines = text.split("\n");
      await writeFile(path, [...lines.slice(0, lost).map(() => "garbage"), ...lines.slice(lost)].join("\n"));
      const { session, damage } = await readSession(folder(), id);
      assert.deepEqual(damage, [{ file: "w.jsonl", lines: [1, 2, 3, 4].slice(0, lost), lost }]);
      const { owner, ...rest } = whole!;
      const isOwnerKnown = lost < 2;
      assert.deepEqual(session, isOwnerKnown ? whole : rest, `${lost} lines lost; owner ${owner?.writer}`);
    }
    await live.close();
  });

  it("is copied aside as it is and told once, and is never changed", async () => {
    const text = `${whole(1).join("")}garbage\n${encodeRecord(hint(2))}`;
    await write(text);
    const told: string[] = [];
    for (let time = 0; time < 2; time++) {
      const { damage } = await readSession(folder(), id);
      await tellDamage(folder(), id, damage, ({ message }) => told.push(message));
    }
    assert.deepEqual(told, [
      `The disk damaged 1 record of w.jsonl (line 3); everything else is there. A copy is in sessions/${id}/damaged.`,
    ]);
    assert.deepEqual((await readdir(place())).sort(), ["damaged", "w.jsonl"]);
    for (const path of ["w.jsonl", join("damaged", "w.jsonl")])
      assert.equal(await readFile(join(place(), path), "utf8"), text);
  });

  it("with only a torn last line is not damaged, and says so to the log by its name", async () => {
    await write(`${whole(1).join("")}${encodeRecord(hint(2)).slice(0, 20)}`);
    const { damage } = await readSession(folder(), id);
    await tellDamage(folder(), id, damage, () => assert.fail("nothing to tell"));
    assert.deepEqual(await readdir(place()), ["w.jsonl"]);
    const journals = new SessionJournals(place());
    await journals.read();
    assert.deepEqual(journals.torn, ["w.jsonl"]);
    const notes: string[] = [];
    const none = () => undefined;
    const sitting = new Sitting({
      isOver: () => false,
      onLeave: none,
      report: assert.fail,
      note: (t) => notes.push(t),
    });
    await sitting.takeUp(folder(), id);
    await sitting.leave();
    assert.deepEqual(notes, [
      `The last line of sessions/${id}/w.jsonl was cut short before it was saved. It is skipped.`,
    ]);
    await sitting.takeUp(folder(), id);
    await sitting.leave();
    sitting.dispose();
    await write(whole(2).join("").trimEnd());
    const mended = new SessionJournals(place());
    await mended.read();
    assert.deepEqual(mended.torn, []);
  });

  it("has each record once and in order, though lines were doubled and swapped", async () => {
    const lines = whole(6).map((line, n) =>
      n === 0 ? line : encodeRecord({ type: "chose", question: "a", option: n, at: sampleStart + n, n }),
    );
    await write([0, 1, 3, 2, 2, 6, 4, 5, 5].map((line) => lines[line]).join(""));
    const { events, damage } = await readSession(folder(), id);
    assert.deepEqual(damage, []);
    assert.deepEqual(
      events.slice(1).map((event) => event.type === "chose" && event.option),
      [1, 2, 3, 4, 5, 6],
    );
  });
});
