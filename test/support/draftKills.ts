import { type EditRecord, foldEdits, readEditRecord, textAfter } from "../../src/core/interview/edits";
import { readJournal } from "../../src/storage/journal";
import type { Victim } from "./kills";

export const draftFile = "practice/a/attempt-1/answer.md";

/** A drafted text of this length. */
export function draftLetters(length: number): string {
  return Array.from({ length }, (_, index) => (index % 61 === 60 ? "\n" : String.fromCharCode(97 + (index % 26)))).join(
    "",
  );
}

/** What a person may lose of what they typed before a crash. */
const lostAtMostMs = 1000;

/** Somebody typing in a question: after their death everything typed a second before is there, and nothing that was not typed. */
export const draftVictim: Victim = {
  program: "draftWriter",
  // It prints ten times a second: something has to be due.
  killedAfter: [12, 26],
  async inspect(path, lines) {
    const typed = lines.map((line) => line.split(" ").map(Number) as [at: number, length: number]);
    const died = typed.at(-1)?.[0] ?? 0;
    const due = typed.findLast(([at]) => at <= died - lostAtMostMs)?.[1] ?? 0;
    if (due === 0) return "it was killed before anything was due";
    const { records, damaged } = await readJournal(path);
    if (damaged > 0) return `${damaged} records cannot be read`;
    const [history] = foldEdits(records.map(readEditRecord).filter((record): record is EditRecord => !!record));
    const text = history ? textAfter(history, history.steps.length) : "";
    if (text !== draftLetters(text.length)) return `a text that was never typed: ${text.slice(-80)}`;
    return text.length < due ? `${text.length} letters are kept, ${due} were typed a second before` : undefined;
  },
};
