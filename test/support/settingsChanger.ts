// Program: changes settings in the file it is told and restores them, again and again, and prints a line after each.
import { writeSync } from "node:fs";
import { strictSettings } from "../../src/core/interview/conditions";
import { writeAtomically } from "../../src/storage/atomicFile";
import { changeSettings, restoreSettings } from "../../src/storage/changedSettings";
import { fileSettings, journalOf, ownSettings } from "./settingsKills";

async function change(path: string): Promise<void> {
  await writeAtomically(path, JSON.stringify(ownSettings));
  const settings = fileSettings(path);
  for (;;) {
    await changeSettings(journalOf(path), settings, strictSettings);
    writeSync(1, "changed\n");
    await restoreSettings(journalOf(path), settings);
    writeSync(1, "restored\n");
  }
}

void change(process.argv[2]!);
