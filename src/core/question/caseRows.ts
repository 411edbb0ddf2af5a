import type { CaseRow, CodeBlock } from "./question";

export interface CaseFinding {
  /** Line of the file. */
  line: number;
  message: string;
}

const knownKeys = ["args", "want", "raises", "label", "call", "example", "bonus"];
const maxDepth = 32;

/**
 * Reads a `Cases` fence, one JSON object per line. `starter` is the text of the starter, whose only public function is
 * the one to call unless a row says otherwise. Rows that are wrong are left out and reported.
 */
export function readCases(fence: CodeBlock, starter: string): { rows: CaseRow[]; findings: CaseFinding[] } {
  const rows: CaseRow[] = [];
  const findings: CaseFinding[] = [];
  const functions = publicFunctions(starter);
  const only = functions.length === 1 ? functions[0]! : "";
  for (const [index, text] of fence.code.trimEnd().split("\n").entries()) {
    const row = readRow(text, index + 1, only);
    if (typeof row === "string") findings.push({ line: fence.line + index, message: row });
    else rows.push(row);
  }
  return { rows, findings };
}

/** Names of the functions at the top of a Python file that do not begin with `_`. */
function publicFunctions(source: string): string[] {
  return [...source.matchAll(/^(?:async )?def ([A-Za-z]\w*)/gmu)].map((match) => match[1]!);
}

function readRow(text: string, number: number, only: string): CaseRow | string {
  const row = parseObject(text);
  if (!row) return 'A case is one JSON object on one line: {"args": [1], "want": 2}.';
  const odd = Object.keys(row).find((key) => !knownKeys.includes(key));
  if (odd !== undefined) return `Unknown key \`${odd.slice(0, 40)}\`. Known here: ${knownKeys.join(", ")}.`;
  const { args, raises, label, call = only } = row;
  const wanted = checkRow(row);
  if (wanted) return wanted;
  if (typeof call !== "string" || !/^[A-Za-z]\w*$/u.test(call)) {
    return 'Which function? Name it, "call": "merge", or leave exactly one public function in the starter.';
  }
  const name = `case_${number}`;
  const group = row.example === true ? "example" : row.bonus === true ? "bonus" : "test";
  return {
    name,
    label: typeof label === "string" ? label : `Case ${number}`,
    call,
    args: args as unknown[],
    group,
    ...(raises === undefined ? { want: row.want } : { raises: raises as string }),
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function checkRow(row: Record<string, unknown>): string | undefined {
  if (!Array.isArray(row.args)) return '`args` is missing: a list of the arguments, `"args": []` for none.';
  if (Object.hasOwn(row, "want") === Object.hasOwn(row, "raises")) return "A case has either `want` or `raises`.";
  const isName = typeof row.raises === "string" && /^[A-Za-z_]\w*$/u.test(row.raises);
  if (Object.hasOwn(row, "raises") && !isName) return '`raises` is the name of an exception: "ValueError".';
  if (row.label !== undefined && (typeof row.label !== "string" || row.label.trim() === "")) {
    return "`label` is a short text.";
  }
  for (const key of ["example", "bonus"] as const) {
    if (row[key] !== undefined && typeof row[key] !== "boolean") return `\`${key}\` is true or false.`;
  }
  if (row.example === true && row.bonus === true) return "A case is an example or of the bonus goal, not both.";
  return checkValue([row.args, row.want], 0);
}

/** Special objects, such as `{"$tuple": [1]}`, have one key and the right content. */
function checkValue(value: unknown, depth: number): string | undefined {
  if (depth > maxDepth) return "This value is nested too deeply.";
  if (Array.isArray(value)) return firstProblem(value, depth);
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return 'A whole number beyond 2^53 loses digits. Write {"$int": "..."}.';
  }
  if (typeof value !== "object" || value === null) return undefined;
  const special = Object.keys(value).find((key) => key.startsWith("$"));
  if (special === undefined) return firstProblem(Object.values(value), depth);
  const content = (value as Record<string, unknown>)[special];
  if (Object.keys(value).length > 1) return `\`${special}\` stands alone in its object.`;
  switch (special) {
    case "$tuple":
    case "$set":
      return Array.isArray(content) ? firstProblem(content, depth) : `\`${special}\` takes a list.`;
    case "$float":
      return ["nan", "inf", "-inf"].includes(content as string) || Number.isFinite(Number(content || "x"))
        ? undefined
        : '`$float` takes "nan", "inf", "-inf" or a number.';
    case "$bytes":
      return typeof content === "string" && /^([0-9a-f]{2})*$/iu.test(content) ? undefined : "`$bytes` takes hex.";
    case "$int":
      return typeof content === "string" && /^-?\d+$/u.test(content) ? undefined : "`$int` takes decimal digits.";
    default:
      return "Special values are $tuple, $set, $float, $bytes and $int.";
  }
}

function firstProblem(values: readonly unknown[], depth: number): string | undefined {
  for (const value of values) {
    const problem = checkValue(value, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}
