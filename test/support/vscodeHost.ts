import { join } from "node:path";
import { fillOnce, installDependencies, installPackage } from "./cache";

/** The VS Code versions everything is tested in: the newest one, and the oldest that package.json allows. */
export const hostNames = ["newest", "floor"] as const;
export type HostName = (typeof hostNames)[number];

const releases = {
  newest: { codeServer: "4.139.1", vscode: "1.139.1", node: 24 },
  floor: { codeServer: "4.100.3", vscode: "1.100.3", node: 20 },
} as const;

/** An installed VS Code server. */
export interface VscodeHost {
  name: HostName;
  version: string;
  /** Node binary that runs it. */
  node: string;
  /** Folder of the server; its program is `out/server-main.js`. */
  folder: string;
}

/** Installs a VS Code server and the Node it needs from npm unless they are in the cache. */
export async function ensureHost(name: HostName): Promise<VscodeHost> {
  const { codeServer, vscode, node } = releases[name];
  const cached = await fillOnce(`vscode-${vscode}`, (folder) => installServer(folder, codeServer));
  return { name, version: vscode, node: await ensureNode(node), folder: serverFolder(cached) };
}

function serverFolder(folder: string): string {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

/** No native module is built: the server then has no log files and no terminal, which no test needs. */
async function installServer(folder: string, version: string): Promise<void> {
  await installPackage(folder, `code-server@${version}`);
  await installDependencies(serverFolder(folder), `the parts of code-server ${version}`);
  await installDependencies(join(serverFolder(folder), "extensions"), `the extensions of code-server ${version}`);
}

/** Our own Node where it is new enough, else the binary that an npm package carries. */
async function ensureNode(major: number): Promise<string> {
  if (Number(process.versions.node.split(".")[0]) >= major) return process.execPath;
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = await fillOnce(`node-${major}`, async (partial) => {
    await installPackage(partial, `${name}@${major}`);
  });
  return join(folder, "node_modules", name, "bin", platform === "win" ? "node.exe" : "node");
}
