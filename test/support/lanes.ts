import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { runInHost } from "./hostRun";
import { filesVariable } from "./mochaRun";
import { runToEnd } from "./processes";
import type { HostName } from "./vscodeHost";

/** Ways to run tests against a real VS Code, each a folder under test/vscode. */
export const laneNames = ["host", "installed", "restricted", "person"] as const;
export type LaneName = (typeof laneNames)[number];

export interface LaneRun {
  lane: LaneName;
  host: HostName;
  /** The packaged extension: absolute path. */
  vsix: string;
  onLine(line: string): void;
}

/** Environment variables that tell the person's lane what to drive. */
export const personVariables = { host: "MOCK_INTERVIEW_HOST", vsix: "MOCK_INTERVIEW_VSIX" } as const;

/** Of a lane inside a VS Code; it takes about four minutes on two cores. */
const limitMs = 600_000;

/** Bundled test files below a folder of out/test, absolute paths in order of name. */
export async function testFiles(folder: string): Promise<string[]> {
  const root = join(process.cwd(), "out", "test", folder);
  if (!existsSync(root)) return [];
  const names = await readdir(root, { recursive: true });
  return names
    .filter((name) => name.endsWith(".test.js"))
    .sort()
    .map((name) => join(root, name));
}

/** Runs the tests of one lane in one VS Code; those in a folder named `newest` run only there. */
export async function runLane(run: LaneRun): Promise<void> {
  const all = await testFiles(join("vscode", run.lane));
  const files = all.filter((file) => run.host === "newest" || !/[\\/]newest[\\/]/.test(file));
  if (run.lane === "person") return await runPerson(run, files);
  const underDevelopment = { developmentPath: process.cwd(), trust: true };
  const installed = {
    developmentPath: join(process.cwd(), "test", "vscode", "harness"),
    vsix: [run.vsix],
    trust: true,
  };
  const setups = { host: underDevelopment, installed, restricted: { ...installed, trust: false } };
  await runInHost({ ...setups[run.lane], host: run.host, files, limitMs, onLine: run.onLine });
}

async function runPerson(run: LaneRun, files: string[]): Promise<void> {
  const env = { [personVariables.host]: run.host, [personVariables.vsix]: run.vsix };
  // A busy machine can swallow a key press; a second failure is a failure.
  await runNodeTests(files, { timeoutMs: 150_000, retries: 1, env, onLine: run.onLine });
}

/** Runs test files with mocha in a Node process of their own. */
export async function runNodeTests(
  files: string[],
  options: { timeoutMs: number; retries?: number; env?: Record<string, string>; onLine(line: string): void },
): Promise<void> {
  const env = {
    ...options.env,
    MOCK_INTERVIEW_TEST_TIMEOUT: String(options.timeoutMs),
    MOCK_INTERVIEW_TEST_RETRIES: String(options.retries ?? 0),
  };
  await runTestProgram("nodeTests", files, env, options.onLine);
}

/** Runs the tests of the host lane in a desktop VS Code, downloaded when it is not there yet. */
export async function runDesktopTests(onLine: (line: string) => void): Promise<void> {
  await runTestProgram("desktopTests", await testFiles(join("vscode", "host")), {}, onLine);
}

async function runTestProgram(
  name: string,
  files: string[],
  env: Record<string, string>,
  onLine: (line: string) => void,
): Promise<void> {
  const program = join("out", "test", "support", `${name}.js`);
  const told = { ...process.env, ...env, [filesVariable]: JSON.stringify(files) };
  const { code, output } = await runToEnd(process.execPath, [program], { env: told, onLine });
  if (code > 1) throw new Error(`${program} ended with exit code ${code}:\n${output.slice(-4000)}`);
}
