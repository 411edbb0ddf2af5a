// Opens VS Code with the extension: the desktop one if there is one, else a server from npm in the browser.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../../test/support/codeServer";
import { packVsix, rebuild } from "./vsix";

const usage = {
  "no-open": { type: "boolean", default: false },
  browser: { type: "boolean", default: false },
  port: { type: "string" },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: usage });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
    throw new Error(`No port: ${values.port}`);
  const folder = join(homedir(), "mock-interview-practice");
  await mkdir(folder, { recursive: true });
  const inBrowser = values.browser || values["no-open"] || port !== undefined;
  if (!inBrowser && (await openDesktop(folder))) {
    console.log(`VS Code opens on ${folder}. Run "Start Mock Interview" from its command palette (F1).`);
    return;
  }
  const address = await serve(folder, port);
  console.log(`\nVS Code is ready: ${address}\n`);
  console.log('Run "Start Mock Interview" from its command palette (F1). Press Ctrl+C here to stop.');
  if (!values["no-open"]) openInBrowser(address);
}

/** Whether a desktop VS Code took the folder. */
function openDesktop(folder: string): Promise<boolean> {
  const args = [`--extensionDevelopmentPath=${process.cwd()}`, "--disable-workspace-trust", folder];
  // On Windows `code` is a script, which only a shell starts; a shell needs the paths quoted.
  const shell = process.platform === "win32";
  const child = spawn("code", shell ? args.map((arg) => `"${arg}"`) : args, { stdio: "ignore", shell });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** Starts the server with the extension as it ships, on data of its own that stay; returns the address of the window. */
async function serve(folder: string, port: number | undefined): Promise<string> {
  await rebuild({ production: true });
  const { file } = await packVsix(join(".vscode-test", "start.vsix"));
  const dataFolder = join(process.cwd(), ".vscode-test", "start");
  // Without a secret in the address any page in the browser could reach the server, which can run programs.
  const token = randomBytes(16).toString("hex");
  const server = await startServer({ host: "newest", trust: true, vsix: [file], dataFolder, port, token });
  return server.url(folder);
}

function openInBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
    darwin: ["open", [address]],
    win32: ["rundll32", ["url.dll,FileProtocolHandler", address]],
  };
  const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  const opener = openers[process.platform] ?? (hasDisplay ? ["xdg-open", [address]] : undefined);
  if (!opener) return;
  // The address is printed anyway; a browser that does not open is no failure.
  spawn(opener[0], opener[1], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
