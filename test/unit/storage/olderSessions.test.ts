import assert from "node:assert/strict";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { listSessions, openSessionJournal, readSession, sessionFolder } from "../../../src/storage/sessionFiles";
import { useTempFolder } from "../../support/tempFolder";

const fixtures = join("test", "fixtures", "sessions");

/** Whether everything in `part` is in `whole` as it is there; later versions know more of a session. */
function assertHas(whole: unknown, part: unknown, path = "session"): void {
  if (typeof part !== "object" || part === null) {
    assert.equal(whole, part, path);
    return;
  }
  for (const [key, value] of Object.entries(part)) {
    assertHas((whole as Record<string, unknown> | undefined)?.[key], value, `${path}.${key}`);
  }
}

describe("sessions written by older versions", () => {
  const folder = useTempFolder();

  for (const version of ["0.1.0"]) {
    it(`open as they were: ${version}`, async () => {
      await cp(join(fixtures, version), folder(), { recursive: true });
      const ids = await listSessions(folder());
      assert.equal(ids.length, 1);
      const id = ids[0]!;
      const expected = JSON.parse(await readFile(join(folder(), "expected.json"), "utf8"));
      const { session, damaged, events } = await readSession(folder(), id);
      assertHas(session, expected);
      assert.equal(damaged, 0);
      // What a version to come wrote is passed over, and stays.
      assert.equal(events.filter(({ type }) => (type as string) === "hummed").length, 1);
    });

    it(`go on, and keep every byte that stood there: ${version}`, async () => {
      await cp(join(fixtures, version), folder(), { recursive: true });
      const [id] = await listSessions(folder());
      const texts = async () => {
        const place = sessionFolder(folder(), id!);
        const names = (await readdir(place)).sort();
        return Promise.all(names.map((name) => readFile(join(place, name), "utf8")));
      };
      const before = await texts();
      const journal = await openSessionJournal(folder(), id!);
      await journal.append([{ type: "rated", criterion: "later", score: 5, at: Date.now() }]);
      await journal.close();
      const after = await texts();
      assert.deepEqual(after.slice(0, before.length), before);
      assert.equal((await readSession(folder(), id!)).session?.ratings.later?.score, 5);
    });
  }
});
