// Measures what the extension promises, side by side with peers in one run, and prints a table or, with --json, the rows.
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bank } from "../../test/bench/bank";
import { embedded } from "../../test/bench/embedded";
import { floods } from "../../test/bench/flood";
import { hostBlocks } from "../../test/bench/host";
import { hostile } from "../../test/bench/hostile";
import { idle } from "../../test/bench/idle";
import { packaged } from "../../test/bench/package";
import type { Benchmark, Row } from "../../test/bench/row";
import { storage } from "../../test/bench/storage";
import { verdicts } from "../../test/bench/verdicts";

// Anything that holds much memory comes last: a large process starts others slowly.
const benchmarks: readonly Benchmark[] = [
  packaged,
  verdicts,
  floods,
  hostile,
  idle,
  embedded,
  storage,
  bank,
  hostBlocks,
];

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  // A folder of our own, so that only our processes are taken for ours.
  const folder = await mkdtemp(join(await realpath(tmpdir()), "mock-interview-bench-"));
  process.env["TMPDIR"] = folder;
  const rows: Row[] = [];
  let unmeasured = 0;
  for (const benchmark of benchmarks) {
    if (!values.json) console.log(`\n${benchmark.title}`);
    const measured = await benchmark.measure().catch((error: unknown) => {
      unmeasured++;
      console.error(`${benchmark.title} could not be measured: ${error instanceof Error ? error.message : error}`);
      return [];
    });
    rows.push(...measured);
    if (!values.json) printTable(measured);
  }
  await rm(folder, { recursive: true, force: true });
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else console.log(`\n${summarize(rows)}`);
  return unmeasured > 0 ? 1 : 0;
}

function printTable(rows: readonly Row[]): void {
  const cells = rows.map(({ id, value, unit, goal, ok }) => [
    ok === null ? " " : ok ? "✓" : "✗",
    id,
    value === null ? "-" : `${value} ${unit}`,
    goal === null ? "" : `${goal} ${unit}`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  for (const [index, row] of cells.entries()) {
    const aligned = row.map((cell, column) =>
      column === 2 ? cell.padStart(widths[2]!) : cell.padEnd(widths[column]!),
    );
    console.log(`${aligned.join("  ")}  ${rows[index]!.detail}`);
  }
}

function summarize(rows: readonly Row[]): string {
  const met = rows.filter(({ ok }) => ok === true).length;
  const missed = rows.filter(({ ok }) => ok === false);
  const names = missed.map(({ id }) => id).join(", ");
  return `${met} goals met, ${missed.length} not met${missed.length > 0 ? `: ${names}` : ""}`;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
