import { randomBytes } from "node:crypto";
import { TabInputWebview, Uri, ViewColumn, type Webview, type WebviewPanel, window } from "vscode";
import { Emitter, type Event } from "../base/emitter";
import { type Disposable, DisposableStore } from "../base/lifecycle";
import { pageShell } from "./pageShell";

/** A page beside the editor: it asks for its content when it is ready and is sent the whole of it whenever that changes. */
export interface Page<ToPage, FromPage> extends Disposable {
  /** Replaces the content; sent again when the page comes back from being hidden. */
  show(message: ToPage): void;
  /** Sets the title of the tab. */
  title(title: string): void;
  /** Brings the page to the front; `beside` moves it out of the first column, where the files are. */
  reveal(options: { preserveFocus: boolean; beside: boolean }): void;
  readonly onDidReceive: Event<FromPage>;
  readonly onDidClose: Event<void>;
}

export interface PageOptions<FromPage> {
  /** View type, also the name of its script and style sheet in `dist/webview`. */
  type: string;
  bundle: string;
  title: string;
  extensionUri: Uri;
  /** Reads a message; undefined for anything that is not one. */
  read: (message: unknown) => (FromPage | { type: "ready" }) | undefined;
  column: ViewColumn;
  preserveFocus: boolean;
  /** Of a panel that the editor restored after a reload. */
  restored?: WebviewPanel;
}

export function openPage<ToPage, FromPage>(options: PageOptions<FromPage>): Page<ToPage, FromPage> {
  const store = new DisposableStore();
  const panel = store.add(options.restored ?? createPanel(options));
  const received = store.add(new Emitter<FromPage>());
  const closed = store.add(new Emitter<void>());
  let latest: ToPage | undefined;
  let latestText = "";
  const send = () => {
    if (latest !== undefined) void panel.webview.postMessage(latest);
  };
  store.add(
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = options.read(raw);
      if (!message) return;
      // A page is built anew after it was hidden and has forgotten everything.
      if ((message as { type: string }).type === "ready") send();
      else received.fire(message as FromPage);
    }),
  );
  store.add(panel.onDidDispose(() => closed.fire()));
  panel.webview.options = pageOptions(options.extensionUri);
  panel.webview.html = pageHtml(panel.webview, options);
  return {
    show: (message) => {
      // Most keystrokes change nothing that the page shows.
      const text = JSON.stringify(message);
      if (text === latestText) return;
      latest = message;
      latestText = text;
      send();
    },
    title: (title) => {
      if (panel.title !== title) panel.title = title;
    },
    reveal: ({ preserveFocus, beside }) => {
      const move = beside && panel.viewColumn === ViewColumn.One;
      panel.reveal(move ? ViewColumn.Two : undefined, preserveFocus);
    },
    onDidReceive: received.event,
    onDidClose: closed.event,
    dispose: () => store.dispose(),
  };
}

function createPanel<FromPage>({
  type,
  title,
  column,
  preserveFocus,
  extensionUri,
}: PageOptions<FromPage>): WebviewPanel {
  closeDead(type);
  return window.createWebviewPanel(type, title, { viewColumn: column, preserveFocus }, pageOptions(extensionUri));
}

/** A page outlives an extension host that was killed, but nothing hears its buttons any more: the new one takes its place. */
function closeDead(type: string): void {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  // The editor puts a prefix of its own before the type.
  const dead = tabs.filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(type));
  if (dead.length > 0) void window.tabGroups.close(dead, true).then(undefined, () => undefined);
}

function pageOptions(extensionUri: Uri) {
  return {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: [Uri.joinPath(extensionUri, "dist", "webview")],
  };
}

function pageHtml<FromPage>(webview: Webview, { bundle, title, extensionUri }: PageOptions<FromPage>): string {
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, "dist", "webview", name)).toString();
  return pageShell({
    title,
    script: asset(`${bundle}.js`),
    style: asset(`${bundle}.css`),
    nonce: randomBytes(16).toString("base64"),
    cspSource: webview.cspSource,
  });
}
