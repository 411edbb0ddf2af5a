import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { strictSettings } from "../../src/core/interview/conditions";
import {
  commands,
  contextKeys,
  settings,
  statusBarItem,
  testController,
  views,
  webviews,
} from "../../src/host/manifest";
import { readSourceFiles } from "../support/sourceFiles";

interface Command {
  command: string;
  title: string;
  category?: string;
  icon?: string;
  enablement?: string;
}

interface MenuItem {
  command: string;
  when?: string;
}

interface Setting {
  description?: string;
  markdownDescription?: string;
  order?: number;
}

interface PackageJson {
  name: string;
  publisher: string;
  icon: string;
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  engines: { vscode: string };
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
  contributes: {
    commands: Command[];
    views: Record<string, { id: string }[]>;
    viewsContainers: { activitybar: { id: string; icon: string }[] };
    viewsWelcome: { view: string; when?: string; contents: string }[];
    menus: Record<string, MenuItem[]>;
    configuration: { properties: Record<string, Setting> };
  };
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as PackageJson;
const { contributes } = manifest;
const menuItems = Object.values(contributes.menus).flat();
const settingIds = Object.entries(settings).flatMap(([key, name]) =>
  key === "section" ? [] : [`${settings.section}.${name}`],
);

/** Context keys of the editor's own that our clauses may use. */
const editorKeys = ["isWorkspaceTrusted", "view", "viewItem", "resourceFilename", "resourcePath"];

describe("package.json and the names in src/host/manifest.ts", () => {
  const pairs: [what: string, declared: string[], known: string[]][] = [
    ["commands", contributes.commands.map(({ command }) => command), Object.values(commands)],
    ["views", Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id)), Object.values(views)],
    ["settings", Object.keys(contributes.configuration.properties), settingIds],
    [
      "webviews",
      manifest.activationEvents.flatMap((event) => /^onWebviewPanel:(.*)$/u.exec(event)?.[1] ?? []),
      Object.values(webviews),
    ],
  ];
  for (const [what, declared, known] of pairs) {
    it(`name the same ${what}, each once`, () => {
      assert.deepEqual([...declared].sort(), [...known].sort());
      assert.equal(new Set(declared).size, declared.length);
    });
  }

  it("wake the extension for its own pages, and where settings that an interview changed would be felt", () => {
    const events = manifest.activationEvents.filter((event) => !event.startsWith("onWebviewPanel:mockInterview."));
    assert.deepEqual(events, [...new Set(strictSettings.map(({ languageId }) => `onLanguage:${languageId}`))]);
  });

  it("begin every id with the name of the extension", () => {
    const ids = [
      ...Object.values({ ...commands, ...views, ...webviews, ...contextKeys }),
      ...settingIds,
      testController,
      statusBarItem,
    ];
    assert.deepEqual(
      ids.filter((id) => !id.startsWith("mockInterview.")),
      [],
    );
    assert.deepEqual([manifest.name, manifest.publisher], ["mock-interview", "mock-interview"]);
  });

  it("use the context keys in both, and no key that does not exist", () => {
    const used = new Set(whenClauses().flatMap(keysOf));
    const ours = Object.values<string>(contextKeys);
    assert.deepEqual(
      [...used].filter((key) => !ours.includes(key) && !editorKeys.includes(key)),
      [],
    );
    assert.deepEqual(
      ours.filter((key) => !used.has(key)),
      [],
    );
  });

  it("restrict only settings that exist", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(
      restrictedConfigurations.filter((id) => !settingIds.includes(id)),
      [],
    );
  });

  it("fill containers, welcome texts and menus that exist", () => {
    const known = Object.values<string>(commands);
    const containers = contributes.viewsContainers.activitybar.map(({ id }) => id);
    assert.deepEqual(
      Object.keys(contributes.views).filter((id) => !containers.includes(id)),
      [],
    );
    assert.deepEqual(
      menuItems.map(({ command }) => command).filter((id) => !known.includes(id)),
      [],
    );
    assert.deepEqual(
      contributes.viewsWelcome.map(({ view }) => view).filter((id) => !Object.values<string>(views).includes(id)),
      [],
    );
    assert.deepEqual(
      whenClauses()
        .flatMap(viewsIn)
        .filter((id) => !Object.values<string>(views).includes(id)),
      [],
    );
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/gu)].map((match) => match[1]!),
    );
    assert.deepEqual(
      linked.filter((id) => id.startsWith("mockInterview.") && !known.includes(id)),
      [],
    );
  });
});

describe("every command", () => {
  it("is registered once, by its name in the manifest", async () => {
    const code = (await readSourceFiles()).map(({ text }) => text).join("\n");
    const registered = [...code.matchAll(/\b(?:register|on)\(\s*commands\.(\w+)/gu)].map((match) => match[1]!);
    assert.deepEqual([...registered].sort(), Object.keys(commands).sort());
  });

  for (const { command, title, category, icon } of contributes.commands) {
    it(`${command} has a title in title case and a category`, () => {
      assert.ok(isTitleCase(title), title);
      // Its title says the whole of it already.
      assert.equal(category, command === commands.start ? undefined : "Mock Interview");
      if (icon) assert.match(icon, /^\$\([a-z-]+\)$/u);
    });
  }

  it("that stands in a view's title or beside an item has an icon", () => {
    const shown = Object.entries(contributes.menus).flatMap(([menu, items]) =>
      menu.startsWith("view/") || menu === "editor/title" ? items.filter((item) => isShownAsIcon(item)) : [],
    );
    const withIcon = contributes.commands.filter(({ icon }) => icon).map(({ command }) => command);
    assert.deepEqual(
      shown.map(({ command }) => command).filter((id) => !withIcon.includes(id)),
      [],
    );
  });
});

describe("the package", () => {
  it("has its icons", () => {
    const icons = [manifest.icon, ...contributes.viewsContainers.activitybar.map(({ icon }) => icon)];
    for (const icon of icons) assert.ok(statSync(icon).size > 100, icon);
    assert.match(manifest.icon, /\.png$/u);
  });

  it("describes every setting, in an order", () => {
    const all = Object.values(contributes.configuration.properties);
    for (const [id, setting] of Object.entries(contributes.configuration.properties)) {
      assert.match(setting.markdownDescription ?? setting.description ?? "", /\.$/u, id);
    }
    assert.equal(new Set(all.map(({ order }) => order)).size, all.length);
  });

  it("is compiled against the oldest editor it runs in", () => {
    assert.equal(`^${manifest.devDependencies["@types/vscode"]}`, manifest.engines.vscode);
  });

  for (const document of ["README.md", "CONTRIBUTING.md"]) {
    it(`has the scripts, commands and settings that ${document} names`, () => {
      const text = readFileSync(document, "utf8");
      const own = [...text.matchAll(/\bnpm run ([\w:-]+)/gu)].map((match) => match[1]!);
      const short = [...text.matchAll(/\bnpm (start|test)\b/gu)].map((match) => match[1]!);
      assert.deepEqual(
        [...own, ...short].filter((name) => !manifest.scripts[name]),
        [],
      );
      const ids = [...text.matchAll(/`(mockInterview\.\w+)`/gu)].map((match) => match[1]!);
      assert.deepEqual(
        ids.filter((id) => !settingIds.includes(id) && !Object.values<string>(commands).includes(id)),
        [],
      );
    });
  }
});

function whenClauses(): string[] {
  const all = [
    ...menuItems.map(({ when }) => when),
    ...contributes.viewsWelcome.map(({ when }) => when),
    ...contributes.commands.map(({ enablement }) => enablement),
  ];
  return all.filter((clause) => clause !== undefined && clause !== "false") as string[];
}

/** The context keys a clause asks for: what stands left of an operator, or alone. */
function keysOf(clause: string): string[] {
  return clause.split(/&&|\|\|/u).map((part) =>
    part
      .trim()
      .replace(/^!/u, "")
      .split(/\s*(?:==|!=|=~)/u)[0]!
      .trim(),
  );
}

function viewsIn(clause: string): string[] {
  return [...clause.matchAll(/\bview == ([\w.]+)/gu)].map((match) => match[1]!);
}

function isShownAsIcon(item: MenuItem & { group?: string }): boolean {
  return item.group?.startsWith("navigation") === true || item.group?.startsWith("inline") === true;
}

/** Every word begins with a capital or a digit, except small ones inside. */
function isTitleCase(title: string): boolean {
  const words = title.replace(/\.\.\.$/u, "").split(" ");
  return words.every((word, index) => {
    const inside = index > 0 && index < words.length - 1;
    return /^[A-Z0-9]/u.test(word) || (inside && /^(a|an|and|at|by|for|in|of|on|or|the|to|with)$/u.test(word));
  });
}
