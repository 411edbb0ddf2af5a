// Packs the extension into mock-interview-<version>.vsix and fails when it grows beyond what we promise.
import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { packVsix, rebuild, type Vsix } from "./vsix";

const maxBytes = 1_500_000;
const maxFilesBesideBank = 80;

async function main(): Promise<number> {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  await rebuild({ production: true });
  const vsix = await packVsix(`${name}-${version}.vsix`);
  const { size } = await stat(vsix.file);
  const problems = findProblems(vsix, size);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  console.log(`${basename(vsix.file)}: ${vsix.contents.length} files, ${(size / 1e6).toFixed(2)} MB`);
  return 0;
}

function findProblems(vsix: Vsix, size: number): string[] {
  const problems = [...vsix.warnings];
  const besideBank = vsix.contents.filter((file) => !file.startsWith("questions/")).length;
  const maps = vsix.contents.filter((file) => file.endsWith(".map"));
  if (size > maxBytes) problems.push(`The package has ${size} bytes; at most ${maxBytes} are allowed.`);
  if (besideBank >= maxFilesBesideBank)
    problems.push(`The package has ${besideBank} files beside the bank; fewer than ${maxFilesBesideBank} are allowed.`);
  if (maps.length > 0) problems.push(`The package has source maps: ${maps.join(", ")}`);
  return problems;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
