import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { type CodeServer, forUrl, type ServerOptions, startServer } from "./codeServer";
import { filesVariable } from "./mochaRun";

export interface HostRunOptions extends Omit<ServerOptions, "env" | "testDriver"> {
  /** Absolute path of the extension under development; VS Code needs one to run tests. */
  developmentPath: string;
  /** Bundled test files, absolute paths. */
  files: string[];
  /** Longest time of the whole run, server start apart. */
  limitMs: number;
  onLine(line: string): void;
}

/** Runs test files inside the extension host of a real VS Code, on an empty folder. Rejects when the run does not end. */
export async function runInHost(options: HostRunOptions): Promise<void> {
  const server = await startServer({
    ...options,
    testDriver: true,
    env: { [filesVariable]: JSON.stringify(options.files) },
  });
  let browser: Browser | undefined;
  try {
    const workspace = join(server.dataFolder, "workspace");
    await mkdir(workspace, { recursive: true });
    browser = await launchBrowser();
    await runPage(await browser.newPage(), server, workspace, options);
  } finally {
    await browser?.close();
    await server.stop();
  }
}

async function runPage(page: Page, server: CodeServer, workspace: string, options: HostRunOptions): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    const late = () => reject(new Error(`The run in VS Code did not end within ${options.limitMs / 1000} s.`));
    const timer = setTimeout(late, options.limitMs);
    void page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => options.onLine(args.join(" ")));
    void page.exposeFunction("codeAutomationExit", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  const remote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${forUrl(path)}`;
  const payload: [string, string][] = [
    ["extensionDevelopmentPath", remote(options.developmentPath)],
    ["extensionTestsPath", remote(testProgram())],
  ];
  await page.goto(server.url(workspace, payload));
  await ended;
}

function testProgram(): string {
  const file = join(process.cwd(), "out", "test", "vscode", "host", "run.js");
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build first.`);
  return file;
}
