import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packVsix, withProductionBuild } from "../../src/cli/vsix";
import { measureRounds, median } from "./rounds";
import { type Benchmark, type Row, toEmptyRow, toRow } from "./row";

/** What ships: its size, and how long its main bundle takes to load. */
export const packaged: Benchmark = {
  title: "Package and activation",
  measure: () => withProductionBuild(async () => [...(await measureSizes()), ...(await measureActivation())]),
};

async function measureSizes(): Promise<Row[]> {
  const { file, contents } = await packVsix(join(".vscode-test", "bench.vsix"));
  const [vsix, bundle] = await Promise.all([stat(file), stat(join("dist", "extension.js"))]);
  const beside = contents.filter((name) => !name.startsWith("questions/")).length;
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
    toEmptyRow("activation.own-code", "ms", null, "not measured here: it needs a real VS Code", ["<", 30]),
  ];
}
