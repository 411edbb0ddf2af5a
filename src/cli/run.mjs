// Runs one script of the project on a fresh clone: installs what is missing, builds, then starts the tool of that name.
// Plain JavaScript, because it runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const [script, ...args] = process.argv.slice(2);
process.chdir(root);

function run(command, commandArgs) {
  // npm is a .cmd file on Windows, which only a shell starts; every argument here is a constant of ours.
  const shell = process.platform === "win32" && command === "npm";
  const { status, error } = spawnSync(command, commandArgs, { stdio: "inherit", shell });
  if (error) throw error;
  return status ?? 1;
}

function installDependencies() {
  const stamp = "node_modules/.installed-lock";
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing dependencies...");
  const status = run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (status !== 0) {
    console.error("npm ci failed: dependencies could not be installed. Is the npm registry reachable?");
    process.exit(status);
  }
  writeFileSync(stamp, lock);
}

installDependencies();
if (script === "typecheck") {
  const tsc = "node_modules/typescript/bin/tsc";
  process.exit(run(process.execPath, [tsc]) || run(process.execPath, [tsc, "-p", "src/webview"]));
}
const { build } = await import("../../esbuild.mjs");
await build();
if (script !== "build") runTool();

/** Not `run`: a blocked process could not pass on the signal that ends it, and would leave the tool behind. */
function runTool() {
  const tool = spawn(process.execPath, [join("out", "cli", `${script}.js`), ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => tool.kill(signal));
  // Asked to end, npm ends only the shell between us and itself; we notice by our parent having changed.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && tool.kill(), 500).unref();
  tool.on("exit", (status) => process.exit(status ?? 1));
}
