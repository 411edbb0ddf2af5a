/** What mutate.py calls a slip: one stretch of a program replaced. Lines and columns count from 1, offsets are UTF-16 units. */
export interface Mutant {
  kind: "comparison" | "operator" | "condition" | "constant" | "return" | "removal" | "call" | "jump";
  /** The function it lies in, such as `LRUCache.put`; empty at the top of the file. */
  scope: string;
  /** Its line without indentation. */
  code: string;
  from: string;
  to: string;
  /** Which one it is of those that agree in scope, code, from and to, from 1. */
  nth: number;
  line: number;
  column: number;
  start: number;
  end: number;
}

/** Reads what mutate.py printed: all mutants in the order of the text, or why there are none. */
export function readMutants(output: string): Mutant[] | string {
  try {
    const { mutants, problem } = JSON.parse(output);
    return Array.isArray(mutants) ? mutants : String(problem);
  } catch {
    return "The list of mutants cannot be read.";
  }
}

/** The program with the slip in it. */
export function applyMutant(source: string, { start, end, to }: Mutant): string {
  return source.slice(0, start) + to + source.slice(end);
}

/** The mutant in words, for a sentence about a line. */
export function describeMutant({ from, to }: Mutant): string {
  return to === "pass" ? `loses \`${brief(from)}\`` : `says \`${brief(to)}\` in place of \`${brief(from)}\``;
}

/** What names a mutant whatever is changed in other lines. */
export function keyOf({ scope, code, from, to, nth }: Pick<Mutant, "scope" | "code" | "from" | "to" | "nth">): string {
  return JSON.stringify([scope, code, from, to, nth]);
}

/** The mutants of a program that those of the program before do not hold already. */
export function newMutants(mutants: readonly Mutant[], former: readonly Mutant[]): Mutant[] {
  const known = new Set(former.map(keyOf));
  return mutants.filter((mutant) => !known.has(keyOf(mutant)));
}

/**
 * At most `limit` mutants in the order of the text, spread evenly: over the functions, within a function over the
 * kinds, and within a kind from the first to the last. The same program always gives the same ones.
 */
export function selectMutants(mutants: readonly Mutant[], limit: number): Mutant[] {
  const functions = [...groups(mutants, ({ scope }) => scope).values()].map((own) =>
    takeTurns([...groups(own, ({ kind }) => kind).values()].map(spread)),
  );
  return takeTurns(functions)
    .slice(0, limit)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function groups(mutants: readonly Mutant[], keyOf: (mutant: Mutant) => string): Map<string, Mutant[]> {
  const found = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const own = found.get(keyOf(mutant));
    if (own) own.push(mutant);
    else found.set(keyOf(mutant), [mutant]);
  }
  return found;
}

/** The first of each list, then the second of each, and so on. */
function takeTurns<T>(lists: readonly T[][]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

/** Reordered so that any beginning of the list comes from all of it: steps of the golden ratio never bunch up. */
function spread<T>(list: readonly T[]): T[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  return list
    .map((item, index) => ({ item, rank: (index * golden) % 1 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function brief(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
