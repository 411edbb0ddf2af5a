import { foldSession } from "../../src/core/interview/foldSession";
import type { SessionEvent } from "../../src/core/interview/session";
import { readJournal } from "../../src/storage/journal";
import type { Victim } from "./kills";

const secondMs = 1000;

/** A process that lives an interview in quick motion: what it worked is in the journal, up to the second in which it was killed. */
export const clockVictim: Victim = {
  program: "clockRunner",
  async inspect(path, lines) {
    const workedMs = Number(lines.at(-1) ?? 0);
    const { records, damaged } = await readJournal(path);
    if (damaged > 0) return `${damaged} records cannot be read`;
    const usedMs = foldSession(records as SessionEvent[])?.usedMs ?? 0;
    // One more second may have been written when the kill came before it was acknowledged.
    if (usedMs >= workedMs - secondMs && usedMs <= workedMs + 2 * secondMs) return undefined;
    return `${usedMs} ms are used of ${workedMs} that were worked`;
  },
};
