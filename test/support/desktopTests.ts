// Program: runs the test files it is told inside the extension host of a desktop VS Code, which it downloads if need be.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runTests } from "@vscode/test-electron";
import { filesVariable } from "./mochaRun";

async function main(): Promise<number> {
  const workspace = await mkdtemp(join(tmpdir(), "mock-interview-workspace-"));
  try {
    return await runTests({
      version: "stable",
      extensionDevelopmentPath: resolve("."),
      extensionTestsPath: resolve("out", "test", "vscode", "host", "run.js"),
      extensionTestsEnv: { [filesVariable]: process.env[filesVariable] },
      launchArgs: [workspace, "--disable-workspace-trust", "--disable-extensions"],
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code === 0 ? 0 : 1),
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`Desktop VS Code could not be run: ${reason}`);
    console.log(
      "It is downloaded from update.code.visualstudio.com, and on Linux needs a display (xvfb-run npm run test:desktop).",
    );
    process.exit(1);
  },
);
