// Program: replaces the file it is told with one version after another and prints each number once that version is saved.
import { writeSync } from "node:fs";
import { writeAtomically } from "../../src/storage/atomicFile";
import { versionText } from "./fileKills";

async function write(path: string): Promise<void> {
  for (let number = 0; ; number++) {
    await writeAtomically(path, versionText(number));
    // At once: a stream would hold lines back, and a kill would take acknowledgements with it.
    writeSync(1, `${number}\n`);
  }
}

void write(process.argv[2]!);
