// Tries to lose answers: kills writers, cuts and damages journals, fails disks. Ends with `N passed, N failed`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Check } from "../../test/support/checks";
import { cutJournals, failDisks, flipBits } from "../../test/support/crashPoints";
import { draftVictim } from "../../test/support/draftKills";
import { fileVictim } from "../../test/support/fileKills";
import { journalVictim } from "../../test/support/journalKills";
import { killWriters } from "../../test/support/kills";
import { settingsVictim } from "../../test/support/settingsKills";

const usage = "Usage: npm run test:durability [-- --kills N --crashes N --seed N]";
const shownProblems = 10;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: "string", default: "200" },
      crashes: { type: "string", default: "20000" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const [kills, crashes, seed] = [values.kills, values.crashes, values.seed].map(readCount) as [number, number, number];
  const folder = await mkdtemp(join(tmpdir(), "mock-interview-durability-"));
  console.log(`seed ${seed}`);
  const parts: [title: string, run: () => Promise<Check>][] = [
    ["a journal is cut at every byte of its last records", () => cutJournals(folder, seed)],
    ["bits of a journal turn over", () => flipBits(crashes, seed)],
    ["the disk fails while records are appended", () => failDisks(folder, Math.ceil(crashes / 100), seed)],
    ["the writer of a journal is killed", () => killWriters(journalVictim, folder, kills)],
    ["the writer of a whole file is killed", () => killWriters(fileVictim, folder, kills)],
    ["somebody who types is killed", () => killWriters(draftVictim, folder, Math.ceil(kills / 10))],
    ["an interview under strict conditions is killed", () => killWriters(settingsVictim, folder, kills)],
  ];
  const failed = await runParts(parts);
  // What went wrong is kept to be looked at.
  if (failed === 0) await rm(folder, { recursive: true });
  return failed > 0 ? 1 : 0;
}

async function runParts(parts: [title: string, run: () => Promise<Check>][]): Promise<number> {
  const sum = { passed: 0, failed: 0 };
  for (const [title, run] of parts) {
    const { passed, problems } = await run();
    console.log(`${problems.length === 0 ? "✓" : "✗"} ${title}: ${passed} passed, ${problems.length} failed`);
    for (const problem of problems.slice(0, shownProblems)) console.log(`    ${problem}`);
    sum.passed += passed;
    sum.failed += problems.length;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed;
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new Error(`${text} is not a whole number.\n${usage}`);
  return count;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
