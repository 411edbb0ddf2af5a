import { tmpdir } from "node:os";
import { join } from "node:path";
import { jobOf, livingProcesses, run, testPython } from "../support/runner";
import { withPeers } from "./peers";
import { measureRounds, median, quantile, showMs } from "./rounds";
import { type Benchmark, type Row, toEmptyRow, toRow } from "./row";
import { cacheSolution, cacheTests, caseCount } from "./suites";

const rounds = 30;
const peerRounds = 10;
const processPerRun = "every run starts a Python of its own: no interpreter waits in this version";

const embedded = toEmptyRow("embedded.ready", "ms", false, "this version has no embedded Python", ["<=", 3000]);

/** From a save to its verdict, against a bare interpreter and against what others do. */
export const verdicts: Benchmark = {
  title: "Save to verdict",
  measure: async () => {
    const python = await testPython();
    return withPeers(python, async ({ bare, unittest, pytest, processPerCase }) => {
      const own = { bare, one: () => runCache(1), lru: () => runCache(), async: () => runCache(caseCount, true) };
      const times = await measureRounds(rounds, own);
      const others = { lru: own.lru, unittest, processPerCase, ...(pytest && { pytest }) };
      const peers = await measureRounds<string>(peerRounds, others);
      return [...againstBare(times), ...againstPeers(peers), await countIdle(), embedded];
    });
  },
};

/** Rejects unless every case passes: a fast wrong answer is no measurement. */
async function runCache(count = caseCount, async = false): Promise<void> {
  const result = await run(jobOf(cacheSolution, cacheTests(count, { async })));
  if (result.outcome !== "passed") throw new Error(`The run ended as ${result.outcome}: ${result.message}`);
}

function againstBare(times: Record<"bare" | "one" | "lru" | "async", number[]>): Row[] {
  const floor = median(times.bare);
  const ratio = (name: keyof typeof times) => median(times[name]) / floor;
  const detail = (name: keyof typeof times) =>
    `median ${showMs(median(times[name]))}, p95 ${showMs(quantile(times[name], 0.95))}, ${rounds} rounds`;
  return [
    toRow("save.bare-python", floor, "ms", null, `${detail("bare")}: this is B`),
    toRow("save.one-case", ratio("one"), "B", ["<=", 0.2], `${detail("one")}; ${processPerRun}`),
    toRow("save.lru", ratio("lru"), "B", ["<=", 0.35], `${detail("lru")}; ${processPerRun}`),
    toRow("save.cold-sync", ratio("lru"), "B", ["<=", 5], `${detail("lru")}; the same runs as save.lru`),
    toRow("save.cold-async", ratio("async"), "B", ["<=", 9], detail("async")),
  ];
}

function againstPeers(times: Record<string, number[]>): Row[] {
  const own = median(times["lru"]!);
  const compare = (id: string, name: string, goal: number): Row => {
    const found = times[name];
    if (!found) return toEmptyRow(id, "x", null, "not available: no Python here can import it", [">=", goal]);
    const detail = `median ${showMs(median(found))} against ${showMs(own)}, ${peerRounds} rounds`;
    return toRow(id, median(found) / own, "x", [">=", goal], detail);
  };
  return [
    compare("save.faster-than-pytest", "pytest", 40),
    compare("save.faster-than-unittest", "unittest", 12),
    compare("save.faster-than-process-per-case", "processPerCase", 30),
  ];
}

/** A run's environment names its private folder; whatever still has it is a process we left waiting. */
async function countIdle(): Promise<Row> {
  if (process.platform !== "linux") return toEmptyRow("idle.processes", "processes", null, "counted on Linux only");
  const left = await livingProcesses(`TMPDIR=${join(tmpdir(), "mock-interview-")}`);
  return toRow("idle.processes", left.length, "processes", null, "nothing runs between two runs, so it costs nothing");
}
