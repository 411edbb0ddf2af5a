import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { fillOnce, installPackage } from "./cache";
import { runToEnd } from "./processes";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a headless Chromium; rejects with one line saying how to get one when none can be had. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await findBrowser(), args: flags, headless: true });
}

async function findBrowser(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const installed = browserOnPath();
  if (installed) return installed;
  if (process.platform === "linux") return await packedBrowser();
  throw new Error(advice);
}

const advice =
  "No Chromium found: install Chromium or Google Chrome, or set CHROME_PATH to the program, and try again.";

function browserOnPath(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const usual = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    join(process.env.PROGRAMFILES ?? "C:\\Program Files", "Google", "Chrome", "Application", "chrome.exe"),
  ];
  return [...onPath, ...usual].find((path) => existsSync(path));
}

/** A Chromium that npm carries, for Linux machines without one and without the right to install it. */
async function packedBrowser(): Promise<string> {
  try {
    return join(await fillOnce("chromium", unpackBrowser), "chromium");
  } catch (error) {
    throw new Error(`${advice} (The one from npm failed: ${error instanceof Error ? error.message : error})`);
  }
}

/** The package unpacks its program into the temporary folder; a process of its own makes that a folder of ours. */
async function unpackBrowser(folder: string): Promise<void> {
  const installed = await installPackage(folder, "@sparticuz/chromium@153");
  const program = pathToFileURL(join(installed, "build", "index.js")).href;
  const script = `import(${JSON.stringify(program)}).then((module) => module.default.executablePath())`;
  const { code, output } = await runToEnd(process.execPath, ["-e", script], {
    env: { ...process.env, TMPDIR: folder },
  });
  if (code !== 0) throw new Error(output.trim());
}
