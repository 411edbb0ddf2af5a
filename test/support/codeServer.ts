import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onExit, runToEnd, signalTree, splitLines } from "./processes";
import { ensureHost, type HostName, type VscodeHost } from "./vscodeHost";

export interface ServerOptions {
  host: HostName;
  /** Whether every folder counts as trusted; `false` is VS Code's own behavior, restricted mode. */
  trust: boolean;
  /** Lets the address carry a payload (newer versions ignore it otherwise). The newest shows no notifications then. */
  testDriver?: boolean;
  /** VSIX files installed before the start. */
  vsix?: string[];
  /** User settings beside the ones that keep VS Code quiet. */
  settings?: Record<string, unknown>;
  /** Settings of scope `machine`, which a remote window reads from a file of their own. */
  machineSettings?: Record<string, unknown>;
  /** Folder for data and extensions, kept; a fresh temporary one, removed at the end, when absent. */
  dataFolder?: string;
  /** Any free one when absent. */
  port?: number;
  /** Secret that the address carries; none when absent. */
  token?: string;
  env?: Record<string, string>;
}

export interface CodeServer {
  host: VscodeHost;
  port: number;
  dataFolder: string;
  /** Address of a window on a folder (absolute path) or on none; `payload` is what a developer's command line would say. */
  url(folder?: string, payload?: [string, string][]): string;
  /** Process ids of the extension hosts that run now; not on Windows. */
  extensionHosts(): Promise<number[]>;
  /** Kills the server and all its processes, as when the machine goes: none can write anything more. */
  kill(): Promise<void>;
  /** After `kill`, starts again on the same data and port. */
  startAgain(): Promise<void>;
  /** Ends the server and all its processes, and removes a temporary data folder. */
  stop(): Promise<void>;
}

const quietSettings = {
  "files.autoSave": "off",
  // Text that tests put in must arrive as it is.
  "editor.autoIndent": "none",
  "editor.autoClosingQuotes": "never",
  "editor.autoClosingBrackets": "never",
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  // The data folder can lie inside a checkout, of which VS Code would ask.
  "git.openRepositoryInParentFolders": "never",
  "extensions.autoCheckUpdates": false,
  "update.mode": "none",
};

/** Installs and starts a VS Code server on this machine; resolves when windows can be opened. */
export async function startServer(options: ServerOptions): Promise<CodeServer> {
  const host = await ensureHost(options.host);
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "mock-interview-")));
  const removeData = () => {
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
  };
  const forgetData = onExit(removeData);
  try {
    await writeSettings(join(dataFolder, "user", "User"), { ...quietSettings, ...options.settings });
    if (options.machineSettings) await writeSettings(join(dataFolder, "user", "Machine"), options.machineSettings);
    for (const file of options.vsix ?? []) await installVsix(host, dataFolder, file);
    let running = await spawnListening(host, dataFolder, options);
    const { port } = running;
    const stop = async () => {
      await running.end("SIGTERM");
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
      forgetData();
    };
    return {
      host,
      port,
      dataFolder,
      url: (folder, payload) => address(port, options.token, folder, payload),
      extensionHosts: () => extensionHosts(running.group),
      kill: () => running.end("SIGKILL"),
      startAgain: async () => {
        running = await spawnListening(host, dataFolder, { ...options, port });
      },
      stop,
    };
  } catch (error) {
    removeData();
    forgetData();
    throw error;
  }
}

interface RunningServer {
  port: number;
  /** Id of the process group. */
  group: number;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

async function spawnListening(host: VscodeHost, dataFolder: string, options: ServerOptions): Promise<RunningServer> {
  const child = spawnServer(host, dataFolder, options);
  const forgetChild = onExit(() => signalTree(child, "SIGKILL"));
  const endChild = (signal: "SIGTERM" | "SIGKILL") => end(child, signal).finally(forgetChild);
  const port = await listening(child).catch(async (error: unknown) => {
    await endChild("SIGTERM");
    throw error;
  });
  return { port, group: child.pid!, end: endChild };
}

/** An extension host is a process of the server's group; nothing tells it from others but its command line. */
async function extensionHosts(group: number): Promise<number[]> {
  const { output } = await runToEnd("ps", ["-A", "-o", "pid=,pgid=,args="]);
  return output.split("\n").flatMap((line) => {
    const [, pid, pgid, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? [];
    return Number(pgid) === group && args!.includes("--type=extensionHost") ? [Number(pid)] : [];
  });
}

async function writeSettings(folder: string, settings: Record<string, unknown>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2));
}

function folders(dataFolder: string): string[] {
  const [user, extensions] = [join(dataFolder, "user"), join(dataFolder, "ext")];
  return ["--server-data-dir", dataFolder, "--user-data-dir", user, "--extensions-dir", extensions];
}

async function installVsix(host: VscodeHost, dataFolder: string, file: string): Promise<void> {
  const args = ["out/server-main.js", "--accept-server-license-terms", ...folders(dataFolder)];
  const { output } = await runToEnd(host.node, [...args, "--install-extension", file, "--force"], { cwd: host.folder });
  // The exit code says nothing: without its native log module the server ends well either way.
  if (!output.includes("was successfully installed")) throw new Error(`${file} could not be installed:\n${output}`);
}

function spawnServer(host: VscodeHost, dataFolder: string, options: ServerOptions): ChildProcess {
  const args = ["out/server-main.js", "--host", "127.0.0.1", "--port", String(options.port ?? 0)];
  args.push(...(options.token ? ["--connection-token", options.token] : ["--without-connection-token"]));
  args.push("--accept-server-license-terms", ...folders(dataFolder));
  // The environment is the one we give; a login shell would be asked for another, and take its time.
  args.push("--force-disable-user-env");
  if (options.testDriver) args.push("--enable-smoke-test-driver");
  if (options.trust) args.push("--disable-workspace-trust");
  return spawn(host.node, args, {
    cwd: host.folder,
    env: { ...withoutEditor(process.env), ...options.env },
    // A group of its own, so that extension hosts and their children end with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Started from a terminal of VS Code, the server would take that window's settings for its own. */
function withoutEditor(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

/** The port, once the server says that it listens. Both streams are read on, so that the server never waits for us. */
function listening(child: ChildProcess, limitMs = 60_000): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (why: string) => reject(new Error(`The VS Code server ${why}:\n${printed.slice(-4000)}`));
    const timer = setTimeout(() => fail(`did not start within ${limitMs / 1000} s`), limitMs);
    const lines = splitLines((line) => {
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    const read = (text: string) => {
      if (printed.length < 100_000) printed += text;
    };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      read(text);
      lines.push(text);
    });
    child.stderr?.setEncoding("utf8").on("data", read);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with exit code ${code}`);
    });
  });
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signalTree(child, signal);
  const timer = setTimeout(() => signalTree(child, "SIGKILL"), 3000);
  await ended;
  clearTimeout(timer);
  // Children may outlive the server that was asked to end; nothing of the group is needed any more.
  signalTree(child, "SIGKILL");
}

function address(port: number, token?: string, folder?: string, payload?: [string, string][]): string {
  const url = new URL(`http://127.0.0.1:${port}/`);
  if (token) url.searchParams.set("tkn", token);
  if (folder) url.searchParams.set("folder", forUrl(folder));
  else url.searchParams.set("ew", "true");
  if (payload) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

/** A path as VS Code's addresses have it: `/c:/folder` on Windows. */
export function forUrl(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  return slashed.startsWith("/") ? slashed : `/${slashed}`;
}
