/** A place in a text as editors count: both from 0, `character` in UTF-16 units. */
export interface Position {
  line: number;
  character: number;
}

export interface Suggestion {
  label: string;
  /** What is written when it is more than the label. */
  insert?: string;
  detail?: string;
}

/** What could stand at a position, best first, and the columns of its line that it would replace. */
export interface Completion {
  start: number;
  end: number;
  suggestions: Suggestion[];
}

/** What the pack around a file holds, as one would write it there. */
export interface Vocabulary {
  topics: string[];
  /** Ids of questions and stages, without the file's own. */
  questions: string[];
  guides: string[];
  rubrics: string[];
  categories: string[];
  profiles: string[];
  packages: string[];
  /** Names of the tests of a question or, by its slug, of a stage. */
  tests(stage?: string): string[];
}

/** The word around a position: what is written of it already, and the columns it takes. */
export function wordAt(line: string, character: number, pattern: RegExp) {
  const before = line.slice(0, character);
  const written = new RegExp(`(?:${pattern.source})*$`, "u").exec(before)![0];
  const after = new RegExp(`^(?:${pattern.source})*`, "u").exec(line.slice(character))![0];
  return { start: character - written.length, end: character + after.length };
}
