// Tries to lose answers: kills writers, cuts and damages journals, fails disks. Ends with `N passed, N failed`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Check } from "../../test/support/checks";
import { closeWindows, strikeClocks } from "../../test/support/clockFaults";
import { clockVictim } from "../../test/support/clockKills";
import { cutJournals, failDisks, flipBits } from "../../test/support/crashPoints";
import { searchCrashes } from "../../test/support/crashSearch";
import { damageJournals } from "../../test/support/damageJournals";
import { draftVictim } from "../../test/support/draftKills";
import { failEveryCall, faultCount } from "../../test/support/failEveryCall";
import { fileVictim } from "../../test/support/fileKills";
import { journalVictim } from "../../test/support/journalKills";
import { killWriters, type Victim } from "../../test/support/kills";
import { reopenLarge } from "../../test/support/largeSession";
import { writeFromManyWindows } from "../../test/support/manyWindows";
import { sessionVictim } from "../../test/support/sessionKills";
import { settingsVictim } from "../../test/support/settingsKills";

const usage = "Usage: npm run test:durability [-- --kills N --crashes N --damages N --edits N --seed N]";
const shownProblems = 10;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: "string", default: "500" },
      crashes: { type: "string", default: "20000" },
      damages: { type: "string", default: "2000" },
      edits: { type: "string", default: "1000" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const [kills, crashes, damages, edits, seed] = [
    ...[values.kills, values.crashes, values.damages, values.edits, values.seed].map(readCount),
  ] as [number, number, number, number, number];
  const folder = await mkdtemp(join(tmpdir(), "mock-interview-durability-"));
  console.log(`seed ${seed}`);
  const parts: [title: string, run: () => Promise<Check & { figures?: string }>][] = [
    [
      "power goes at every point of recorded interviews",
      async () => {
        const { states, problems } = await searchCrashes(crashes, seed);
        return { passed: states - problems.length, problems, figures: `${states} states` };
      },
    ],
    ["a journal is cut at every byte of its last records", () => cutJournals(folder, seed)],
    ["bits of a journal turn over", () => flipBits(damages, seed)],
    ["journals are damaged in five ways", () => damageJournals(damages, seed)],
    ["the disk fails while records are appended", () => failDisks(folder, Math.ceil(damages / 10), seed)],
    [
      "the disk fails at every call of an interview",
      async () => {
        const check = await failEveryCall();
        return { ...check, figures: `${check.calls} calls, ${faultCount} reasons each` };
      },
    ],
    [
      "four windows write to one session",
      async () => {
        const check = await writeFromManyWindows(folder, edits);
        return { ...check, figures: `same history after ${Math.round(check.slowestMs)} ms` };
      },
    ],
    [
      "a session of 10 MB is opened again",
      async () => {
        const check = await reopenLarge(folder);
        const words = ({ ms, clockMs }: { ms: number; clockMs: number }) =>
          `${Math.round(ms)} ms of the processor, ${Math.round(clockMs)} ms by the clock`;
        return { ...check, figures: `read in ${words(check.read)}; taken up in ${words(check.resumed)}` };
      },
    ],
    ["a window with an interview is killed", () => killed(sessionVictim, folder, kills)],
    ["the writer of a journal is killed", () => killed(journalVictim, folder, Math.ceil(kills / 5))],
    ["the writer of a whole file is killed", () => killed(fileVictim, folder, Math.ceil(kills / 5))],
    ["an interview under strict conditions is killed", () => killed(settingsVictim, folder, Math.ceil(kills / 5))],
    ["clocks sleep, stall and are set", strikeClocks],
    ["windows are closed and killed while the clock runs", () => closeWindows(Math.ceil(kills / 5), seed)],
    ["an interview is killed while its clock runs", () => killed(clockVictim, folder, Math.ceil(kills / 5))],
    ["a window is killed while somebody types", () => killed(draftVictim, folder, Math.ceil(kills / 20))],
  ];
  const failed = await runParts(parts);
  // What went wrong is kept to be looked at.
  if (failed === 0) await rm(folder, { recursive: true });
  return failed > 0 ? 1 : 0;
}

async function killed(victim: Victim, folder: string, kills: number): Promise<Check & { figures: string }> {
  const check = await killWriters(victim, folder, kills);
  // Killed at their first write they would show little.
  if (check.lines <= kills && kills > 0) check.problems.push(`only ${check.lines} writes in ${kills} rounds`);
  return { ...check, figures: `${check.lines} writes acknowledged` };
}

async function runParts(parts: [title: string, run: () => Promise<Check & { figures?: string }>][]): Promise<number> {
  const sum = { passed: 0, failed: 0 };
  for (const [title, run] of parts) {
    const begun = performance.now();
    const { passed, problems, figures } = await run();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const counts = `${passed} passed, ${problems.length} failed`;
    console.log(
      `${problems.length === 0 ? "✓" : "✗"} ${title}: ${counts} (${[figures, `${seconds} s`].filter(Boolean).join(", ")})`,
    );
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
