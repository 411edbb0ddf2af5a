import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runToEnd } from "../../test/support/processes";

export interface Vsix {
  /** Absolute path. */
  file: string;
  /** What is inside, relative to the extension, with forward slashes. */
  contents: string[];
  /** What the packager warns of. */
  warnings: string[];
}

const vsce = "node_modules/@vscode/vsce/vsce";

/** Builds everything anew, small when `production`: dist/ and out/. */
export async function rebuild(options: { production: boolean }): Promise<void> {
  const { build } = await import(pathToFileURL("esbuild.mjs").href);
  await build(options);
}

/** Does `work` while dist/ holds what ships, built small; then builds everything as it was, so that traces stay readable. */
export async function withProductionBuild<T>(work: () => Promise<T>): Promise<T> {
  await rebuild({ production: true });
  try {
    return await work();
  } finally {
    await rebuild({ production: false });
  }
}

/** Packs what lies in dist/, media/ and questions/ into a VSIX; rejects with what the packager printed when it fails. */
export async function packVsix(path: string): Promise<Vsix> {
  const file = resolve(path);
  await mkdir(dirname(file), { recursive: true });
  const contents = await runVsce(["ls", "--no-dependencies"]);
  // The pictures of README.md lie inside the package, so their relative addresses are right as they are.
  const asTheyAre = ["--allow-missing-repository", "--no-rewrite-relative-links"];
  const printed = await runVsce(["package", "--no-dependencies", ...asTheyAre, "--out", file]);
  return {
    file,
    contents: contents.split(/\r?\n/).filter((line) => line !== ""),
    warnings: printed.split(/\r?\n/).filter((line) => line.includes("WARNING")),
  };
}

async function runVsce(args: string[]): Promise<string> {
  const { code, output } = await runToEnd(process.execPath, [vsce, ...args]);
  if (code !== 0) throw new Error(`vsce ${args[0]} failed:\n${output}`);
  return output;
}
