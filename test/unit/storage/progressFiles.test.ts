import assert from "node:assert/strict";
import { appendFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { openProgressJournal, readProgress } from "../../../src/storage/progressFiles";
import { useTempFolder } from "../../support/tempFolder";

describe("progress in the practice folder", () => {
  const folder = useTempFolder();

  async function write(...events: unknown[]): Promise<void> {
    const journal = await openProgressJournal(folder());
    await journal.append(events);
    await journal.close();
  }

  it("is empty at first", async () => assert.equal((await readProgress(folder())).progress.size, 0));

  it("is read from the journals of all windows in order of time", async () => {
    await write({ at: 30, question: "q", type: "graded", grade: "easy", session: "s2" });
    await write(
      { at: 10, question: "q", type: "opened", session: "s1", mode: "practice" },
      { at: 20, question: "q", type: "passed" },
    );
    assert.equal((await readdir(join(folder(), "progress"))).length, 2);
    const history = (await readProgress(folder())).progress.get("q");
    assert.deepEqual(
      [history?.passed, history?.lastGrade, history?.lastAt, history?.practiceSession],
      [true, "easy", 30, "s1"],
    );
  });

  it("is read past damage and noise", async () => {
    await write(null, 5, { at: "10", question: "q" }, { at: 1 }, { at: 2, question: "q", type: "passed" });
    const [name] = await readdir(join(folder(), "progress"));
    await appendFile(join(folder(), "progress", name!), "garbage\n12");
    const { progress, problems } = await readProgress(folder());
    assert.deepEqual([...progress.keys()], ["q"]);
    assert.deepEqual(problems, [`Damaged lines of progress/${name} were passed over: 1.`]);
  });

  it("is read past a journal that cannot be read", async () => {
    await write({ at: 2, question: "q", type: "passed" });
    await mkdir(join(folder(), "progress", "folder.jsonl"));
    const { progress, problems } = await readProgress(folder());
    assert.deepEqual([...progress.keys()], ["q"]);
    assert.match(problems.join(), /^progress\/folder\.jsonl could not be read: /u);
  });
});
