import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { pageShell } from "../../src/host/pageShell";
import themes from "../fixtures/themes.json";

export const themeNames = ["light", "dark", "high-contrast", "high-contrast-light"] as const;
export type ThemeName = (typeof themeNames)[number];

export interface WebviewOptions {
  bundle: "question" | "scorecard" | "replay";
  theme?: ThemeName;
  /** In CSS pixels. */
  width?: number;
  height?: number;
  /** What the editor kept of an earlier life of the page. */
  state?: unknown;
}

export interface WebviewPage {
  page: Page;
  /** Sends a message as the host does and waits until the page has drawn it. */
  send(message: unknown): Promise<void>;
  /** What the page has posted so far, in order. */
  posted(): Promise<{ type: string; [key: string]: unknown }[]>;
  /** Waits until an expression is true in the page; Playwright's own way is refused by the page's policy. */
  until(expression: string): Promise<void>;
  /** What the page last asked the editor to keep. */
  state(): Promise<unknown>;
  /** Errors, warnings, breaches of the policy and requests beyond its own files. */
  problems: string[];
  close(): Promise<void>;
}

const origin = "https://webview.test";

/** Opens one of our pages as VS Code would: its shell and policy, the theme's variables, a stand-in for the editor's side. */
export async function openWebview(browser: Browser, options: WebviewOptions): Promise<WebviewPage> {
  const { bundle, theme = "light", width = 700, height = 900, state } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  const files = new Map([
    ["/", { contentType: "text/html", body: withEditor(shell(bundle), theme, state) }],
    [`/${bundle}.js`, { contentType: "text/javascript", body: await built(`${bundle}.js`) }],
    [`/${bundle}.css`, { contentType: "text/css", body: await built(`${bundle}.css`) }],
  ]);
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === origin ? files.get(url.pathname) : undefined;
    if (file) return route.fulfill(file);
    problems.push(`request: ${url.href}`);
    return route.abort();
  });
  await page.goto(`${origin}/`);
  const until = async (expression: string) => {
    const deadline = Date.now() + 5000;
    while (!(await page.evaluate(`Boolean(${expression})`))) {
      if (Date.now() > deadline) throw new Error(`Never true: ${expression}`);
    }
  };
  await until("host.posted.length > 0");
  return {
    page,
    problems,
    until,
    send: async (message) => {
      await page.evaluate(
        `new Promise((done) => { postMessage(${JSON.stringify(message)}); setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 20); })`,
      );
    },
    posted: () => page.evaluate("host.posted"),
    state: () => page.evaluate("host.state"),
    close: () => context.close(),
  };
}

function built(name: string): Promise<Buffer> {
  return readFile(join(process.cwd(), "dist", "webview", name));
}

function shell(bundle: string): string {
  return pageShell({
    title: "Page",
    script: `${origin}/${bundle}.js`,
    style: `${origin}/${bundle}.css`,
    nonce: "bm9uY2U=",
    cspSource: origin,
  });
}

/** What VS Code puts into a page before the policy of the page counts: its styles, the theme and its own side of the channel. */
function withEditor(html: string, theme: ThemeName, state: unknown): string {
  const { body, variables } = themes.themes[theme];
  const values = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  const style = `:root { ${values.join(" ")} } ${editorStyles}`;
  const script = `var host = { posted: [], state: ${JSON.stringify(state) ?? "undefined"} };
    var acquireVsCodeApi = () => ({
      postMessage: (message) => { host.posted.push(structuredClone(message)); },
      getState: () => host.state,
      setState: (state) => { host.state = structuredClone(state); },
    });`;
  return html
    .replace("<head>", `<head><style>${style}</style><script>${script}</script>`)
    .replace("<body>", `<body class="${body}">`);
}

/** The part of VS Code's own styles for webviews that bears on ours. */
const editorStyles = `@layer vscode-default {
  body { background-color: transparent; color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family);
    font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  a, a code { color: var(--vscode-textLink-foreground); }
  a:focus, input:focus, select:focus, textarea:focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
  code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background);
    padding: 1px 3px; border-radius: 4px; }
  pre code { padding: 0; }
  blockquote { background: var(--vscode-textBlockQuote-background); border-color: var(--vscode-textBlockQuote-border); }
}`;
