// Program: appends numbered records to the journal it is told and prints each number once it is saved; prints the error's code and ends when one cannot be.
import { writeSync } from "node:fs";
import { openJournal } from "../../src/storage/journal";

async function write(path: string): Promise<void> {
  const journal = await openJournal(path);
  for (let number = 0; ; number++) {
    await journal.append([{ number, text: "x".repeat(number % 200) }]);
    print(String(number));
  }
}

/** At once: a stream would hold lines back, and a kill would take acknowledgements with it. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}

write(process.argv[2]!).catch((error: NodeJS.ErrnoException) => print(error.code ?? error.message));
