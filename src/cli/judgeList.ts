import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { diskReason } from "../base/diskReason";
import { toError, UserError } from "../base/errors";

/** One solution file under one test file; all paths are absolute. */
export interface JudgeItem {
  id: string;
  solution: string;
  tests: string;
  limitMs?: number;
  /** Laid beside the solution. */
  files: string[];
}

/** Items that can be judged, and what in the list was passed over. */
export interface JudgeList {
  items: JudgeItem[];
  remarks: string[];
}

type Check = (value: unknown) => string | undefined;

const isText: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "takes a text");
const isPaths: Check = (value) =>
  Array.isArray(value) && value.every((path) => isText(path) === undefined) ? undefined : "takes a list of paths";
const isMilliseconds: Check = (value) =>
  typeof value === "number" && Number.isFinite(value) && value > 0
    ? undefined
    : "takes a number of milliseconds above 0";

const fields: Record<keyof JudgeItem, { check: Check; required: boolean }> = {
  id: { check: isText, required: true },
  solution: { check: isText, required: true },
  tests: { check: isText, required: true },
  limitMs: { check: isMilliseconds, required: false },
  files: { check: isPaths, required: false },
};

/**
 * Reads a JSON list. Paths in it start from its own folder; those that lead nowhere there, from `here`. Throws a UserError
 * that names file, entry and field of all that is wrong.
 */
export async function readList(path: string, here: string): Promise<JudgeList> {
  const list = await readJson(path);
  if (!Array.isArray(list)) throw new UserError(`${path}: a list of entries is expected, [{...}, ...].`);
  if (list.length === 0) throw new UserError(`${path}: the list is empty.`);
  const problems = list.flatMap((entry, index) =>
    problemsOf(entry).map((text) => `${path}: ${place(entry, index)}: ${text}`),
  );
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  const from = (file: string) => {
    const beside = resolve(dirname(path), file);
    return existsSync(beside) ? beside : resolve(here, file);
  };
  const items = list.map(({ id, solution, tests, limitMs, files = [] }): JudgeItem => {
    return { id, solution: from(solution), tests: from(tests), limitMs, files: files.map(from) };
  });
  return { items, remarks: list.flatMap((entry, index) => remarksOf(entry, `${path}: ${place(entry, index)}`)) };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UserError(`${path} could not be read: ${diskReason(toError(error)) ?? toError(error).message}.`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    throw new UserError(`${path} is not JSON: ${toError(error).message}`);
  }
}

/** `entry 2 ("wrong")`, from 1. */
function place(entry: unknown, index: number): string {
  const id = isEntry(entry) && typeof entry.id === "string" ? ` (${JSON.stringify(entry.id.slice(0, 80))})` : "";
  return `entry ${index + 1}${id}`;
}

function isEntry(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function problemsOf(entry: unknown): string[] {
  if (!isEntry(entry)) return ["an object with id, solution and tests is expected."];
  return Object.entries(fields).flatMap(([name, { check, required }]) => {
    if (entry[name] === undefined) return required ? [`\`${name}\` is missing.`] : [];
    const problem = check(entry[name]);
    return problem === undefined ? [] : [`\`${name}\` ${problem}.`];
  });
}

function remarksOf(entry: object, where: string): string[] {
  const unknown = Object.keys(entry).filter((name) => !Object.hasOwn(fields, name));
  return unknown.map((name) => `${where}: \`${name.slice(0, 80)}\` is not a known field and was passed over.`);
}
