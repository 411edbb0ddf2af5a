import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../../src/storage/atomicFile";
import { listScorecards } from "../../../src/storage/scorecardFiles";
import { useTempFolder } from "../../support/tempFolder";

describe("listScorecards", () => {
  const folder = useTempFolder();
  const write = (id: string, text: string) => writeAtomically(join(folder(), "interviews", id, "scorecard.json"), text);
  const card = { title: "Backend", date: "2025-03-14", nextDate: "2025-03-17" };

  it("finds none in an empty folder", async () => assert.deepEqual(await listScorecards(folder()), []));

  it("gives the newest first, and a total only where there is one", async () => {
    await write("2025-03-14T10", JSON.stringify({ ...card, percent: 66, categories: [] }));
    await write("2025-03-15T10", JSON.stringify({ ...card, date: "2025-03-15" }));
    assert.deepEqual(await listScorecards(folder()), [
      { id: "2025-03-15T10", ...card, date: "2025-03-15", percent: undefined },
      { id: "2025-03-14T10", ...card, percent: 66 },
    ]);
  });

  it("leaves out what cannot be read", async () => {
    await mkdir(join(folder(), "interviews", "no-card"), { recursive: true });
    for (const [index, text] of ["", "{", "null", "[]", "{}", '{"title":5,"date":"x","nextDate":"y"}'].entries())
      await write(`bad-${index}`, text);
    assert.deepEqual(await listScorecards(folder()), []);
  });
});
