import { seededRandom } from "../../src/core/interview/drawInterview";
import type { TextChange } from "../../src/session/editRecorder";

/** One change of a document as an editor tells it, and when (ms from the start). */
export interface TypedChange {
  at: number;
  changes: TextChange[];
  /** The document after it. */
  text: string;
}

const words =
  "def return self for in range if else not None items value key node heap push pop while class import".split(" ");

/**
 * Somebody typing for an hour: words letter by letter in bursts, pauses to think, letters taken back, jumps to other
 * places, lines pasted, changes undone, two cursors at times. Always the same for the same seed.
 */
export function typing({ strokes = 12_000, minutes = 60, start = "", seed = 5 } = {}): TypedChange[] {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const typed: TypedChange[] = [];
  const before: string[] = [];
  let text = start;
  let cursor = text.length;
  let at = 0;
  const meanMs = (minutes * 60_000) / strokes;
  const put = (changes: TextChange[]) => {
    before.push(text);
    if (before.length > 20) before.shift();
    // An editor tells the last place first.
    for (const { offset, removed, inserted } of [...changes].sort((a, b) => b.offset - a.offset)) {
      text = text.slice(0, offset) + inserted + text.slice(offset + removed);
    }
    const first = changes[0]!;
    cursor = Math.min(text.length, first.offset + first.inserted.length);
    typed.push({ at: Math.round(at), changes, text });
  };
  while (typed.length < strokes) {
    const chance = random();
    // Half of the time goes into a few long pauses.
    at += chance < 0.01 ? meanMs * 50 : meanMs * (0.2 + 0.6 * random());
    if (chance < 0.012) put([{ offset: cursor, removed: 0, inserted: pasted(below) }]);
    else if (chance < 0.02) put([{ offset: 0, removed: text.length, inserted: before.at(-1 - below(3)) ?? "" }]);
    else if (chance < 0.03) cursor = below(text.length + 1);
    else if (chance < 0.035 && text.length > 50) {
      const [low, high] = [below(20), 20 + below(20)];
      put([
        { offset: high, removed: 1, inserted: "xy" },
        { offset: low, removed: 1, inserted: "xy" },
      ]);
    } else if (chance < 0.11 && cursor > 0) put([{ offset: cursor - 1, removed: 1, inserted: "" }]);
    else if (chance < 0.14) put([{ offset: cursor, removed: 0, inserted: `\n${" ".repeat(4 * below(3))}` }]);
    else put([{ offset: cursor, removed: 0, inserted: letter(below) }]);
    // Whoever writes on and on also throws away.
    if (text.length > 12_000) put([{ offset: 4000, removed: 4000, inserted: "" }]);
  }
  return typed;
}

function letter(below: (count: number) => number): string {
  const word = `${words[below(words.length)]!} é"`;
  return word[below(word.length)]!;
}

function pasted(below: (count: number) => number): string {
  return Array.from({ length: 3 + below(5) }, () => `    ${words[below(words.length)]} = ${below(1000)}\n`).join("");
}
