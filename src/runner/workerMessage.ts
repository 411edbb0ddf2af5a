import type { TestGroup } from "../core/question/question";
import type { SolutionPlace, Verdict } from "../core/question/runResult";

/** What the worker knows of a case; of a table it neither knows labels nor whether the value is right. */
export interface CaseReport {
  index: number;
  name: string;
  label?: string;
  group?: TestGroup;
  verdict: Verdict;
  ms: number;
  message?: string;
  expected?: string;
  actual?: string;
  place?: SolutionPlace;
  testLine?: number;
  output?: string;
  /** The case ended in a MemoryError. */
  memory: boolean;
  /** What the case asked for and this Python does not have, such as `threads`; it then counts as skipped. */
  lacking?: string;
  /** Of a table: the typed value the function returned. */
  returned?: unknown;
  /** Of a table: names of the exception's class and its bases. */
  raised?: string[];
}

export type CaseStart = Pick<CaseReport, "index" | "name" | "label" | "group">;

/** A frame of the worker, checked. */
export type WorkerMessage =
  | { type: "loaded"; total: number; starts: CaseStart[]; output?: string }
  | { type: "start"; start: CaseStart }
  | { type: "case"; report: CaseReport }
  | {
      type: "unloaded";
      reason: "time" | "memory" | "error";
      message?: string;
      place?: SolutionPlace;
      testLine?: number;
      output?: string;
      raw?: string;
      /** What loading asked for and this Python does not have. */
      lacking?: string;
    }
  | { type: "flood"; output?: string; raw?: string }
  | { type: "done"; raw?: string };

const verdicts: readonly string[] = ["passed", "failed", "errored", "timed-out", "skipped"] satisfies Verdict[];
const groups: readonly string[] = ["example", "test", "bonus", "mine"] satisfies TestGroup[];

/** Reads a frame; undefined when it does not carry the nonce of the run or is not one we know. Unknown fields are ignored. */
export function readMessage(frame: unknown, nonce: string): WorkerMessage | undefined {
  if (typeof frame !== "object" || frame === null) return undefined;
  const fields = frame as Record<string, unknown>;
  if (fields.nonce !== nonce) return undefined;
  const output = text(fields.output, 1 << 17);
  const raw = text(fields.raw, 1 << 17);
  switch (fields.type) {
    case "loaded": {
      const starts = Array.isArray(fields.cases) ? fields.cases.map(readStart) : [];
      if (!isCount(fields.total) || !starts.every((start) => start !== undefined)) return undefined;
      return { type: "loaded", total: fields.total, starts, output };
    }
    case "start": {
      const start = readStart(fields);
      return start && { type: "start", start };
    }
    case "case": {
      const report = readReport(fields);
      return report && { type: "case", report };
    }
    case "unloaded": {
      const reason = fields.reason === "time" || fields.reason === "memory" ? fields.reason : "error";
      const lines = { place: place(fields.place), testLine: lineOf(fields.testLine) };
      const told = { message: text(fields.message), lacking: text(fields.lacking, 50), ...lines };
      return { type: "unloaded", reason, ...told, output, raw };
    }
    case "flood":
      return { type: "flood", output, raw };
    case "done":
      return { type: "done", raw };
    default:
      return undefined;
  }
}

function readStart(given: unknown): CaseStart | undefined {
  const fields = (given ?? {}) as Record<string, unknown>;
  const name = text(fields.name);
  if (!isCount(fields.index) || name === undefined) return undefined;
  const group = groups.includes(fields.group as string) ? (fields.group as TestGroup) : undefined;
  return { index: fields.index, name, label: text(fields.label), group };
}

function readReport(fields: Record<string, unknown>): CaseReport | undefined {
  const start = readStart(fields);
  if (!start || !verdicts.includes(fields.verdict as string)) return undefined;
  return {
    index: start.index,
    name: start.name,
    label: start.label,
    group: start.group,
    verdict: fields.verdict as Verdict,
    ms: typeof fields.ms === "number" && fields.ms >= 0 ? fields.ms : 0,
    message: text(fields.message),
    expected: text(fields.expected),
    actual: text(fields.actual),
    place: place(fields.place),
    testLine: lineOf(fields.testLine),
    output: text(fields.output, 1 << 17),
    memory: fields.memory === true,
    lacking: text(fields.lacking, 50),
    returned: fields.returned,
    raised: Array.isArray(fields.raised) ? fields.raised.filter((name) => typeof name === "string") : undefined,
  };
}

/** A non-empty string, cut at `limit` characters. */
function text(value: unknown, limit = 2_048): string | undefined {
  return typeof value === "string" && value !== "" ? value.slice(0, limit) : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function lineOf(value: unknown): number | undefined {
  return isCount(value) && value > 0 ? value : undefined;
}

function place(value: unknown): SolutionPlace | undefined {
  const { line, column } = (value ?? {}) as Record<string, unknown>;
  if (!isCount(line) || line === 0) return undefined;
  return isCount(column) && column > 0 ? { line, column } : { line };
}
