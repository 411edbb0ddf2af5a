// Program: types letter after letter into a recorded file and prints, ten times a second, the time and how much was typed.
import { writeSync } from "node:fs";
import { EditRecorder } from "../../src/session/editRecorder";
import { openJournal } from "../../src/storage/journal";
import { draftFile, draftLetters } from "./draftKills";

function write(path: string): void {
  let text = "";
  let printed = 0;
  const recorder = new EditRecorder({ openJournal: () => openJournal(path), now: Date.now, textOf: () => text });
  recorder.open(draftFile, "a", text);
  setInterval(() => {
    const letter = draftLetters(text.length + 1).at(-1)!;
    recorder.changed(draftFile, [{ offset: text.length, removed: 0, inserted: letter }]);
    text += letter;
    if (Date.now() - printed < 100) return;
    printed = Date.now();
    // At once: a stream would hold lines back.
    writeSync(1, `${printed} ${text.length}\n`);
  }, 5);
}

if (process.argv[2]) write(process.argv[2]);
