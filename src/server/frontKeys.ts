/** A key of the front matter, found by its line alone, so that it is found while the text around it is half written. */
export interface FrontKey {
  /** From the outermost: `["stages", "intro", "kind"]`. */
  path: string[];
  indent: number;
  /** Counted from 0. */
  line: number;
  /** What stands after the colon, trimmed. */
  value: string;
}

/** The line of the closing `---`, or the number of lines while there is none; 0 when the text does not begin with `---`. */
export function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0] !== "---") return 0;
  const end = lines.indexOf("---", 1);
  return end < 0 ? lines.length : end;
}

/** All keys in their order. */
export function findFrontKeys(lines: readonly string[]): FrontKey[] {
  const keys: FrontKey[] = [];
  const parents: FrontKey[] = [];
  for (let line = 1; line < frontMatterEnd(lines); line++) {
    const match = /^( *)([\w-]+):(?:\s+(.*))?$/u.exec(lines[line]!);
    if (!match) continue;
    const indent = match[1]!.length;
    while (parents.length > 0 && parents.at(-1)!.indent >= indent) parents.pop();
    const path = [...(parents.at(-1)?.path ?? []), match[2]!];
    const key = { path, indent, line, value: (match[3] ?? "").trim() };
    parents.push(key);
    keys.push(key);
  }
  return keys;
}

/** The value of a key without its quotes; undefined when there is none. */
export function frontValue(keys: readonly FrontKey[], path: readonly string[]): string | undefined {
  const value = keys.find((key) => key.path.join(".") === path.join("."))?.value;
  return value?.replace(/^"(.*)"$/u, "$1");
}

/** The names below a key, in order. */
export function frontNames(keys: readonly FrontKey[], path: readonly string[]): string[] {
  const below = keys.filter((key) => key.path.length === path.length + 1);
  return below.filter((key) => path.every((name, at) => key.path[at] === name)).map((key) => key.path.at(-1)!);
}
