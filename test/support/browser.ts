import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { fillOnce, installPackage } from "./cache";

interface BrowserProgram {
  path: string;
  args: string[];
}

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
  const { path, args } = await findBrowser();
  return await chromium.launch({ executablePath: path, args: [...flags, ...args], headless: true });
}

async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env.CHROME_PATH;
  if (named) return { path: named, args: [] };
  const installed = browserOnPath();
  if (installed) return { path: installed, args: [] };
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
async function packedBrowser(): Promise<BrowserProgram> {
  try {
    const folder = await fillOnce("chromium", async (partial) => {
      await installPackage(partial, "@sparticuz/chromium@153");
    });
    const file = join(folder, "node_modules", "@sparticuz", "chromium", "build", "index.js");
    const { default: packed } = await import(pathToFileURL(file).href);
    return { path: await packed.executablePath(), args: packed.args };
  } catch (error) {
    throw new Error(`${advice} (The one from npm failed: ${error instanceof Error ? error.message : error})`);
  }
}
