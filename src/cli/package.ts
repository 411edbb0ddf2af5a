// Packs the extension into mock-interview-<version>.vsix and fails when it grows beyond what we promise.
import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { deflateRawSync } from "node:zlib";
import { packVsix, rebuild, type Vsix } from "./vsix";

const maxBytes = 9_000_000;
const maxBytesWithoutPython = 1_500_000;
const maxFilesBesideBank = 80;

async function main(): Promise<number> {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  await rebuild({ production: true });
  const vsix = await packVsix(`${name}-${version}.vsix`);
  const { size } = await stat(vsix.file);
  const ownSize = size - packedPythonBytes(vsix);
  const problems = findProblems(vsix, size, ownSize);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  const inMb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  const sizes = `${inMb(size)} (${inMb(ownSize)} without the embedded Python)`;
  console.log(`${basename(vsix.file)}: ${vsix.contents.length} files, ${sizes}`);
  return 0;
}

/** What the embedded Python takes of the package, about: the packager compresses in the same way. */
function packedPythonBytes({ contents }: Vsix): number {
  const files = contents.filter((file) => file.startsWith("dist/pyodide/"));
  return files.reduce((sum, file) => sum + deflateRawSync(readFileSync(file)).length, 0);
}

function findProblems(vsix: Vsix, size: number, ownSize: number): string[] {
  const problems = [...vsix.warnings];
  const besideBank = vsix.contents.filter((file) => !file.startsWith("dist/bank/")).length;
  const maps = vsix.contents.filter((file) => file.endsWith(".map"));
  if (size > maxBytes) problems.push(`The package has ${size} bytes; at most ${maxBytes} are allowed.`);
  if (ownSize > maxBytesWithoutPython)
    problems.push(
      `Without the embedded Python the package has ${ownSize} bytes; at most ${maxBytesWithoutPython} are allowed.`,
    );
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
