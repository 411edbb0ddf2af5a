import { openJournal, readJournal } from "../../src/storage/journal";
import type { Victim } from "./kills";

/** A process that appends numbered records: acknowledged ones are there after its death, at most one more, and the next window writes on. */
export const journalVictim: Victim = {
  program: "journalWriter",
  async inspect(path, lines) {
    const acknowledged = lines.map(Number);
    const { found, damaged } = await readNumbers(path);
    if (damaged > 0) return `${damaged} records cannot be read`;
    const lost = acknowledged.filter((number, index) => found[index] !== number);
    if (lost.length > 0) return `${lost.length} of ${acknowledged.length} acknowledged records are lost`;
    if (found.length > acknowledged.length + 1) return `${found.length - acknowledged.length} records in flight`;
    return findLossGoingOn(path);
  },
};

/** What is wrong after a further record was appended by a new writer: it follows all that was there. */
export async function findLossGoingOn(path: string): Promise<string | undefined> {
  const before = (await readNumbers(path)).found;
  const journal = await openJournal(path);
  await journal.append([{ number: -1 }]);
  await journal.close();
  const after = (await readNumbers(path)).found;
  if (after.join() === [...before, -1].join()) return undefined;
  return `after one more record there are ${after.length} and not ${before.length + 1}`;
}

/** Numbers of the records of a journal, and how many records cannot be read. */
export async function readNumbers(path: string): Promise<{ found: number[]; damaged: number }> {
  const { records, damaged } = await readJournal(path);
  return { found: records.map((record) => (record as { number: number }).number), damaged };
}
