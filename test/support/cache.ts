import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runNpm } from "./processes";

/** Where VS Code, browsers and other large things for tests are kept, relative to the repository. */
export const cacheFolder = ".vscode-test";

/** Fills a folder of the cache once: `fill` works in a folder of its own, which gets its name only when complete. */
export async function fillOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(process.cwd(), cacheFolder, name);
  const stamp = ".complete";
  if (existsSync(join(folder, stamp))) return folder;
  const partial = `${folder}.partial-${process.pid}`;
  try {
    console.log(`Installing ${name} into ${cacheFolder} (once)...`);
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await fill(partial);
    await writeFile(join(partial, stamp), "");
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Installs one package from npm into a folder, without its install scripts; returns the folder of the package. */
export async function installPackage(folder: string, specifier: string): Promise<string> {
  // Without a package.json of its own npm would install into the nearest folder above that has one.
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  await installIn(folder, [specifier], specifier);
  return join(folder, "node_modules", specifier.replace(/(?!^)@.*$/, ""));
}

/** Installs what the package.json of a folder asks for, without install scripts. */
export async function installDependencies(folder: string, label: string): Promise<void> {
  await installIn(folder, ["--omit=dev"], label);
}

async function installIn(folder: string, args: string[], label: string): Promise<void> {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, output } = await runNpm(["install", ...quiet, ...args], folder);
  if (code === 0) return;
  const reason =
    output.split(/\r?\n/).find((line) => /npm (error|ERR!) (code|network|404)/.test(line)) ?? output.trim();
  throw new Error(`Could not install ${label} from npm (${reason}). Is the npm registry reachable?`);
}
