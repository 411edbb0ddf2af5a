import type { CaseRow } from "../core/question/question";
import type { CaseResult, Outcome, RunResult, Verdict } from "../core/question/runResult";
import type { Limits, RunJob } from "../protocol/runnerMessages";
import { judgeRow } from "./caseTable";
import type { Excess } from "./launcher";
import type { CaseReport, CaseStart, WorkerMessage } from "./workerMessage";

/** What has been heard of a run so far. */
export interface RunRecord {
  limits: Limits;
  rows: CaseRow[] | undefined;
  total: number;
  cases: Map<number, CaseResult>;
  /** The cases in the order they run, as far as they were known when the suite was loaded. */
  starts: CaseStart[];
  /** A case under way that was not known beforehand. */
  announced?: CaseStart;
  /** Whether the candidate's file and the tests have been loaded. */
  loaded: boolean;
  memory: boolean;
  /** How long nothing had been heard of the worker when it ended, in ms: the time of the case under way. */
  silentMs: number;
  /** What a case asked for and this Python does not have. */
  lacking?: string;
  output: string;
  /** The last frame of the worker. */
  last?: Extract<WorkerMessage, { type: "done" | "unloaded" | "flood" }>;
}

/** How a run came to its end: by itself, or stopped by the host. */
export type Ending =
  | { type: "exit"; code: number | null; signal: string | null; raw: string }
  | {
      type: "stopped";
      reason: "case-time" | "total-time" | Excess | "superseded" | "protocol";
      raw: string;
    }
  /** The last worker was lost with the last case; all have their results. */
  | { type: "resumed" }
  | { type: "unstartable"; message: string };

const tooMuchMemory = "Your code used more memory than it may.";

type Told = Pick<RunResult, "outcome" | "message" | "place" | "testLine">;

export function createRecord(job: RunJob): RunRecord {
  const all = "cases" in job.tests ? job.tests.cases : undefined;
  const rows = job.only ? all?.filter(({ name }) => job.only!.includes(name)) : all;
  return {
    limits: job.limits,
    rows,
    total: 0,
    cases: new Map(),
    starts: [],
    loaded: false,
    memory: false,
    silentMs: 0,
    output: "",
  };
}

/** Takes in a message of the worker; gives the result of a case when the message completes one. */
export function recordMessage(record: RunRecord, message: WorkerMessage): CaseResult | undefined {
  switch (message.type) {
    case "loaded":
      record.loaded = true;
      record.starts = message.starts;
      record.total = message.total;
      record.output = message.output ?? "";
      return undefined;
    case "start":
      record.announced = message.start;
      return undefined;
    case "case":
      return recordCase(record, message.report);
    default:
      record.last = message;
      return undefined;
  }
}

function recordCase(record: RunRecord, report: CaseReport): CaseResult | undefined {
  const row = record.rows?.[report.index];
  if (record.rows && row?.name !== report.name) return undefined;
  const told = row ? judgeRow(row, report) : report;
  const { index, memory, lacking, returned: _returned, raised: _raised, ...judged } = told;
  record.announced = undefined;
  record.memory ||= memory;
  const late = judged.verdict === "timed-out" ? stoppedAfter(record.limits.caseMs, judged.name) : undefined;
  const result: CaseResult = { ...judged, label: judged.label ?? judged.name, group: judged.group ?? "test" };
  if (late) result.message = late;
  // Of the question's own tests a line says nothing: nobody has them as a file.
  if (result.group !== "mine") result.testLine = undefined;
  if (lacking !== undefined) {
    record.lacking ??= lacking;
    result.message = needs("This test", lacking);
  }
  record.cases.set(index, result);
  return result;
}

/** What the run came to. `ms` is the wall time from job to verdict. */
export function concludeRun(record: RunRecord, ending: Ending, ms: number, python: string): RunResult {
  const told = tell(record, ending);
  if (told.outcome !== "superseded") closeCase(record, ending);
  const cases = [...record.cases].sort(([a], [b]) => a - b).map(([, result]) => result);
  const raw = "raw" in ending ? ending.raw : "";
  const output = [record.output, record.last?.type === "unloaded" ? record.last.output : "", raw].join("");
  return { ...told, cases, total: record.total, output: output === "" ? undefined : output, ms, python };
}

/** The case that the worker is at: the first without a result, until its last word. */
export function caseUnderWay({ last, announced, starts, cases }: RunRecord): CaseStart | undefined {
  if (last && last.type !== "flood") return undefined;
  return announced ?? starts.find(({ index }) => !cases.has(index));
}

/** Gives the case under way, if there is one, the result that the end of its worker means. */
export function closeCase(record: RunRecord, ending: Ending): CaseResult | undefined {
  const current = caseUnderWay(record);
  if (!current) return undefined;
  const { index, name, label, group } = current;
  const { outcome, message } = tell(record, ending);
  const verdict: Verdict = outcome === "timed-out" ? "timed-out" : "crashed";
  const row = record.rows?.[index];
  const output = record.last?.type === "flood" ? record.last.output : undefined;
  record.announced = undefined;
  const result: CaseResult = {
    name,
    label: row?.label ?? label ?? name,
    group: row?.group ?? group ?? "test",
    verdict,
    ms: record.silentMs,
    message,
    output,
  };
  record.cases.set(index, result);
  return result;
}

function tell(record: RunRecord, ending: Ending): Told {
  if (ending.type === "unstartable") return { outcome: "no-interpreter", message: ending.message };
  if (record.last?.type === "flood") return tooMuchOutput(record.limits);
  if (record.last?.type === "unloaded") return tellUnloaded(record.last, record.limits);
  if (record.last?.type === "done" || ending.type === "resumed") return tellDone(record);
  if (ending.type === "stopped") return tellStopped(record, ending.reason);
  return { outcome: "crashed", message: endedEarly(ending.code, ending.signal) };
}

function tellStopped(record: RunRecord, reason: Extract<Ending, { type: "stopped" }>["reason"]): Told {
  if (reason === "superseded") return { outcome: "superseded" };
  if (reason === "output") return tooMuchOutput(record.limits);
  if (reason === "memory") return { outcome: "out-of-memory", message: tooMuchMemory };
  if (reason === "processes") return { outcome: "crashed", message: "Your code started more than 64 processes." };
  if (reason === "protocol") return { outcome: "crashed", message: "Your code wrote into the channel of the tests." };
  const { caseMs, totalMs } = record.limits;
  return {
    outcome: "timed-out",
    message: stoppedAfter(reason === "case-time" ? caseMs : totalMs, caseUnderWay(record)?.name, record.loaded),
  };
}

function tellUnloaded(last: Extract<WorkerMessage, { type: "unloaded" }>, limits: Limits): Told {
  if (last.reason === "time") return { outcome: "timed-out", message: stoppedAfter(limits.caseMs, undefined, false) };
  if (last.lacking !== undefined) return { outcome: "no-interpreter", message: needs("This question", last.lacking) };
  const outcome: Outcome = last.reason === "memory" ? "out-of-memory" : "load-error";
  return { outcome, message: last.message, place: last.place, testLine: last.testLine };
}

function tellDone(record: RunRecord): Told {
  const results = [...record.cases.values()];
  const has = (verdict: Verdict) => results.some((result) => result.verdict === verdict);
  if (record.memory) return { outcome: "out-of-memory", message: tooMuchMemory };
  const late = results.find(({ verdict }) => verdict === "timed-out");
  if (late) return { outcome: "timed-out", message: late.message };
  const lost = results.find(({ verdict }) => verdict === "crashed");
  if (lost) return { outcome: "crashed", message: lost.message };
  if (results.length === 0) return { outcome: "failed", message: "There was no test to run." };
  if (results.length < record.total) return { outcome: "crashed", message: "Not all tests were run." };
  if (has("failed") || has("errored")) return { outcome: "failed" };
  if (has("passed")) return { outcome: "passed" };
  return record.lacking !== undefined
    ? { outcome: "no-interpreter", message: needs("This question", record.lacking) }
    : { outcome: "failed", message: "Every test was skipped." };
}

/** Only the Python that comes with the extension lacks anything. */
function needs(what: string, ability: string): string {
  return `${what} needs ${ability}, which the built-in Python does not have. Choose a Python to run it.`;
}

function stoppedAfter(ms: number, name: string | undefined, loaded = true): string {
  const what = name ? `\`${name}\`` : loaded ? "the tests" : "your file";
  return `Stopped after ${ms / 1000} s: ${what} did not finish${name || loaded ? "" : " loading"}.`;
}

function tooMuchOutput({ outputBytes }: Limits): Told {
  const size =
    outputBytes >= 1 << 20 ? `${Math.round(outputBytes / (1 << 20))} MB` : `${Math.ceil(outputBytes / 1024)} KB`;
  return { outcome: "too-much-output", message: `Your code printed more than ${size}.` };
}

function endedEarly(code: number | null, signal: string | null): string {
  if (signal) return `Python ended before the tests did (signal ${signal}).`;
  return `Python ended before the tests did (exit code ${code}). Does your code call \`exit()\`?`;
}
