import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../core/question/question";
import { keyOf, type Mutant } from "./mutants";

/** The file of a pack that lists mutants which change nothing a caller can see: a JSON object per line. */
export const equivalentsFile = "equivalent-mutants.jsonl";

/** A mutant listed by hand. What names it survives edits of other lines of the solution. */
export interface Equivalent extends Pick<Mutant, "scope" | "code" | "from" | "to" | "nth"> {
  /** Id of the question or stage. */
  question: string;
  /** Why no test can notice it. */
  reason: string;
  /** Where it stands in the list, from 1. */
  line: number;
}

export interface Equivalents {
  list: Equivalent[];
  problems: Problem[];
}

/** Reads the list of a pack; a pack without one has no equivalent mutants. */
export async function readEquivalents(folder: string): Promise<Equivalents> {
  const text = await readFile(join(folder, equivalentsFile), "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === "string") return parseEquivalents(text);
  const unread = { ...at(1), message: `The file cannot be read: ${text.code ?? "unknown error"}.` };
  return { list: [], problems: text.code === "ENOENT" ? [] : [unread] };
}

/** Parses the list; blank lines are left out, a line that is wrong is a problem. */
export function parseEquivalents(text: string): Equivalents {
  const list: Equivalent[] = [];
  const problems: Problem[] = [];
  for (const [index, row] of text.split(/\r?\n/u).entries()) {
    if (row.trim() === "") continue;
    const read = parseRow(row);
    if (typeof read === "string") problems.push({ ...at(index + 1), message: read });
    else list.push({ ...read, line: index + 1 });
  }
  return { list, problems };
}

function parseRow(row: string): Omit<Equivalent, "line"> | string {
  let fields: Record<string, unknown>;
  try {
    fields = Object(JSON.parse(row));
  } catch {
    return "This line is no JSON object.";
  }
  const { question, scope, code, from, to, reason, nth = 1, ...others } = fields;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `There is no key \`${unknown}\` here.`;
  const texts = { question, scope, code, from, to, reason };
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value !== "string") return `\`${key}\` has to be a text.`;
  }
  if (String(reason).trim().length < 10) return "`reason` has to say why no test can notice the mutant.";
  if (!Number.isInteger(nth) || Number(nth) < 1) return "`nth` has to be a whole number from 1.";
  return { ...(texts as Omit<Equivalent, "line" | "nth">), nth: Number(nth) };
}

/** The line to add to the list for a mutant, with the reason still to be written. */
export function equivalentLine(question: string, { scope, code, from, to, nth }: Mutant): string {
  return JSON.stringify({ question, scope, code, from, to, ...(nth > 1 && { nth }), reason: "" });
}

/** Tells listed mutants from those to be caught; one that is listed and does not exist, or is listed twice, is a problem. */
export function partMutants(
  question: string,
  mutants: readonly Mutant[],
  { list }: Equivalents,
): { open: Mutant[]; listed: { mutant: Mutant; line: number }[]; problems: Problem[] } {
  const waiting = new Map(mutants.map((mutant) => [keyOf(mutant), mutant]));
  const listed: { mutant: Mutant; line: number }[] = [];
  const problems: Problem[] = [];
  for (const one of list.filter((entry) => entry.question === question)) {
    const mutant = waiting.get(keyOf(one));
    if (mutant) listed.push({ mutant, line: one.line });
    else {
      const message =
        "The solution has no such mutant (any more), or it is listed twice. Correct the line or remove it.";
      problems.push({ ...at(one.line), message });
    }
    waiting.delete(keyOf(one));
  }
  return { open: [...waiting.values()], listed, problems };
}

/** Entries whose question does not exist. */
export function strayEquivalents({ list }: Equivalents, ids: ReadonlySet<string>): Problem[] {
  return list
    .filter(({ question }) => !ids.has(question))
    .map(({ question, line }) => ({ ...at(line), message: `There is no question with code \`${question}\`.` }));
}

function at(line: number): Omit<Problem, "message"> {
  return { file: equivalentsFile, line, column: 1 };
}
