import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { toError } from "../../src/base/errors";
import { packVsix, withProductionBuild } from "../../src/cli/vsix";
import { type ActivationTimes, parseActivation } from "../support/activationTimes";
import { runInHost } from "../support/hostRun";
import { measureRounds, median, showMs } from "./rounds";
import { type Benchmark, type Bound, type Row, toEmptyRow, toRow } from "./row";

/** What ships: its size, and how long its main bundle takes to load. */
export const packaged: Benchmark = {
  title: "Package and activation",
  measure: () => withProductionBuild(async () => [...(await measureSizes()), ...(await measureActivation())]),
};

async function measureSizes(): Promise<Row[]> {
  const { file, contents } = await packVsix(join(".vscode-test", "bench.vsix"));
  const [vsix, bundle] = await Promise.all([stat(file), stat(join("dist", "extension.js"))]);
  const beside = contents.filter((name) => !name.startsWith("dist/bank/")).length;
  return [
    toRow("package.vsix", vsix.size / 1e6, "MB", ["<", 9], "with the embedded Python"),
    toRow("package.bundle", bundle.size / 1000, "KB", ["<", 300], "what activation loads, minified"),
    toRow("package.files", beside, "files", ["<", 80], `beside the bank; ${contents.length} in all`),
  ];
}

async function measureActivation(): Promise<Row[]> {
  const program = join("out", "test", "bench", "evaluateBundle.js");
  const evaluate = async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    return { ownMs: Number(stdout) };
  };
  const { evaluation } = await measureRounds(10, { evaluation: evaluate });
  return [
    toRow(
      "activation.evaluation",
      median(evaluation),
      "ms",
      null,
      "evaluating the bundle in a fresh Node beside a stand-in for vscode; median of 10. Not the activation itself",
    ),
    await measureOwnCode(),
  ];
}

const starts = 3;
const startLimitMs = 120_000;

/** What activation takes of our own code in a real VS Code, which a test of the host lane measures and prints. */
async function measureOwnCode(): Promise<Row> {
  const goal: Bound = ["<", 30];
  try {
    const times = await startOften();
    const [evaluation, activate] = [times.map((one) => one.evaluationMs), times.map((one) => one.activateMs)].map(
      median,
    );
    const detail = `loading the bundle ${showMs(evaluation!)}, \`activate\` ${showMs(activate!)} in VS Code; medians of ${starts} starts`;
    return toRow("activation.own-code", evaluation! + activate!, "ms", goal, detail);
  } catch (error) {
    return toEmptyRow("activation.own-code", "ms", false, `could not be measured: ${toError(error).message}`, goal);
  }
}

async function startOften(): Promise<ActivationTimes[]> {
  const file = join(process.cwd(), "out", "test", "vscode", "host", "1-activation.test.js");
  const measured: ActivationTimes[] = [];
  const onLine = (line: string) => {
    const times = parseActivation(line);
    if (times) measured.push(times);
  };
  const options = { host: "newest" as const, developmentPath: process.cwd(), trust: true, files: [file] };
  for (let start = 0; start <= starts; start++) await runInHost({ ...options, limitMs: startLimitMs, onLine });
  if (measured.length <= starts) throw new Error("a start printed no times.");
  // The first start finds nothing in the caches of the system, so it does not count.
  return measured.slice(1);
}
