import { readFile } from "node:fs/promises";
import type { Victim } from "./kills";

/** Lines enough that a write takes several steps of the system. */
const lines = 20_000;

/** The text of version `number`: every line names it, so that a mixture shows. */
export function versionText(number: number): string {
  return `${number}\n`.repeat(lines);
}

/** A process that replaces a whole file again and again: it holds the last acknowledged version or the one in flight, whole. */
export const fileVictim: Victim = {
  program: "fileWriter",
  async inspect(path, printed) {
    const saved = Number(printed.at(-1));
    const text = await readFile(path, "utf8");
    const number = Number(text.slice(0, text.indexOf("\n")));
    if (text !== versionText(number)) return `a part of version ${number}, ${text.length} characters`;
    if (number === saved || number === saved + 1) return undefined;
    return `version ${number}, although ${saved} was acknowledged`;
  },
};
