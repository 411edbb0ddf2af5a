// Runs the tests, or the parts named on the command line, and ends with `N passed, N failed`.
import { join } from "node:path";
import { laneNames, runDesktopTests, runLane, runNodeTests, testFiles } from "../../test/support/lanes";
import { runToEnd } from "../../test/support/processes";
import { type Counts, reportTests } from "../../test/support/testReport";
import type { HostName } from "../../test/support/vscodeHost";
import { packVsix, withProductionBuild } from "./vsix";

type Part = () => Promise<Counts>;

const parts: Record<string, Part> = {
  types: () =>
    runTool("tsc", [["node_modules/typescript/bin/tsc"], ["node_modules/typescript/bin/tsc", "-p", "src/webview"]]),
  lint: () => runTool("biome", [["node_modules/@biomejs/biome/bin/biome", "check", "."]]),
  unit: async () => {
    const files = await testFiles("unit");
    return await reportTests((onLine) => runNodeTests(files, { timeoutMs: 10_000, onLine }));
  },
  pages: async () => {
    const files = await testFiles("page");
    return await reportTests((onLine) => runNodeTests(files, { timeoutMs: 30_000, onLine }));
  },
  content: () => runCheck(),
  mutants: () => runCheck("--mutants"),
  durability: () => runProgram("durability.js"),
  vscode: () => runVscode("newest"),
  floor: () => runVscode("floor"),
  desktop: () => reportTests(runDesktopTests),
};
const byDefault = ["types", "lint", "unit", "pages", "content", "mutants", "durability", "vscode", "floor"];

/** A tool that has no tests of its own adds nothing when it is content, and one failure when it is not. */
async function runTool(name: string, runs: string[][]): Promise<Counts> {
  for (const args of runs) {
    const { code, output } = await runToEnd(process.execPath, args);
    if (code === 0) continue;
    return oneProblem(`${name} found problems\n${output}`);
  }
  console.log("  ✓ no problems");
  return { passed: 0, failed: 0, problems: [] };
}

function runCheck(...flags: string[]): Promise<Counts> {
  return runProgram("check.js", ...flags);
}

/** One of our command-line tools, which ends with its counts. */
async function runProgram(name: string, ...flags: string[]): Promise<Counts> {
  const { code, output } = await runToEnd(process.execPath, [join("out", "cli", name), ...flags], {
    onLine: (line) => console.log(`  ${line}`),
  });
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(output);
  if (!counts) return oneProblem(`${name} did not end with its counts\n${output.slice(-2000)}`);
  const passed = Number(counts[1]);
  const failed = code === 0 && passed > 0 ? Number(counts[2]) : Math.max(1, Number(counts[2]));
  return { passed, failed, problems: failed > 0 ? [`${name}\n${output.slice(-2000)}`] : [] };
}

function oneProblem(text: string): Counts {
  console.log(`  ✗ ${text}`);
  return { passed: 0, failed: 1, problems: [text] };
}

async function runVscode(host: HostName): Promise<Counts> {
  const vsix = await packForTests();
  const sum: Counts = { passed: 0, failed: 0, problems: [] };
  for (const lane of laneNames) {
    console.log(` ${lane}, ${host}`);
    const counts = await reportTests((onLine) => runLane({ lane, host, vsix, onLine }));
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.problems.push(...counts.problems.map((problem) => `${lane}: ${problem}`));
  }
  return sum;
}

async function packForTests(): Promise<string> {
  const { file } = await withProductionBuild(() => packVsix(join(".vscode-test", "mock-interview.vsix")));
  return file;
}

async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(", ")}. There are ${Object.keys(parts).join(", ")}.`);
  const results = new Map<string, Counts & { seconds: number }>();
  for (const name of names.length > 0 ? names : byDefault) {
    console.log(`\n${name}`);
    const failed = (error: unknown) => oneProblem(error instanceof Error ? error.message : String(error));
    const begun = performance.now();
    const counts = await parts[name]!().catch(failed);
    results.set(name, { ...counts, seconds: Math.round((performance.now() - begun) / 1000) });
  }
  return summarize(results);
}

function summarize(results: Map<string, Counts & { seconds: number }>): number {
  for (const [name, counts] of results) for (const problem of counts.problems) console.log(`\n✗ ${name}: ${problem}`);
  console.log("");
  const sum = { passed: 0, failed: 0 };
  for (const [name, { passed, failed, seconds }] of results) {
    const state = failed > 0 ? "failed" : "ok";
    console.log(`${name.padEnd(12)}${state.padEnd(8)}${passed} passed, ${failed} failed, ${seconds} s`);
    sum.passed += passed;
    sum.failed += failed;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed > 0 ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
