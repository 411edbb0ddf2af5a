import assert from "node:assert/strict";
import { readSourceFiles, type SourceFile } from "../support/sourceFiles";

const ground = ["base", "core", "protocol"];
const edges = ["runner", "storage", "bank", "host"];

/** What each room may import besides itself. A room is a folder of `src`, or a file that lies in `src` itself. */
const allowed: Record<string, string[]> = {
  base: [],
  core: ["base"],
  protocol: ["core", "base"],
  runner: ground,
  storage: ground,
  bank: ground,
  // The language server checks with the very code that reads and checks packs.
  server: [...ground, "bank"],
  webview: ground,
  host: ground,
  session: [...ground, ...edges],
  services: [...ground, ...edges, "session"],
  features: [...ground, ...edges, "session", "services"],
  extension: [...ground, ...edges, "session", "services", "features"],
  cli: [...ground, "runner", "storage", "bank"],
};

/** Modules from outside, and the only rooms that may import them. */
const reserved: [module: RegExp, rooms: string[]][] = [
  [/^vscode$/u, ["host", "features", "services", "extension"]],
  [/^(node:)?child_process$/u, ["runner", "cli"]],
  [/^(node:)?fs(\/promises)?$/u, ["runner", "storage", "bank", "cli"]],
  [/^vscode-languageclient/u, ["features"]],
  [/^vscode-jsonrpc/u, ["server"]],
];

/** Rooms that run anywhere, a browser included: nothing of Node. */
const withoutNode = ["base", "core", "protocol", "webview"];

/** Text that has no place in a room: core gets times and chance as arguments. */
const unwanted: [what: RegExp, rooms: (room: string, path: string) => boolean][] = [
  [
    /\bDate\.now\(|\bnew Date\(\)|\bperformance\.|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(/u,
    (room) => room === "core",
  ],
  [/\bconsole\./u, (room) => room !== "cli"],
  // The embedded Python has a process to itself, and waits there as any Python does.
  [/\w+Sync\(/u, (room, path) => room !== "cli" && !path.startsWith("src/runner/embedded/")],
  [/^(export )?(let|var) /mu, (room) => room !== "extension"],
  [/^export default\b|^export \* from/mu, () => true],
];

describe("architecture", () => {
  let sources: SourceFile[] = [];
  before(async () => {
    sources = await readSourceFiles();
  });

  it("finds the code and every file it imports; only command-line tools reach out of src", () => {
    assert.ok(sources.length > 50);
    const paths = new Set(sources.map(({ path }) => path));
    const wrong = breaches(({ path, files }) =>
      files.filter((file) => !paths.has(file) && (roomOf(path) !== "cli" || file.startsWith("src/"))),
    );
    assert.deepEqual(wrong, []);
  });

  it("knows every room", () => {
    assert.deepEqual(
      breaches(({ path }) => (allowed[roomOf(path)] ? [] : [roomOf(path)])),
      [],
    );
  });

  it("imports in one direction only", () => {
    const wrong = breaches(({ path, files }) => {
      const room = roomOf(path);
      const others = files.filter((file) => file.startsWith("src/") && roomOf(file) !== room);
      return others.filter((file) => !allowed[room]?.includes(roomOf(file)));
    });
    assert.deepEqual(wrong, []);
  });

  it("keeps features apart: they meet in the session and in services", () => {
    const featureOf = (path: string) => /^src\/features\/([^/]+)/u.exec(path)?.[1];
    const wrong = breaches(({ path, files }) =>
      files.filter((file) => featureOf(path) && featureOf(file) && featureOf(file) !== featureOf(path)),
    );
    assert.deepEqual(wrong, []);
  });

  it("has no cycle between files", () => assert.deepEqual(cycles(sources), []));

  for (const [module, rooms] of reserved) {
    it(`imports ${module.source} in ${rooms.join(", ")} only`, () => {
      const wrong = breaches(({ path, imports }) =>
        rooms.includes(roomOf(path)) ? [] : imports.filter((name) => module.test(name)),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it("imports nothing of Node where code must run in a browser", () => {
    const wrong = breaches(({ path, imports }) =>
      withoutNode.includes(roomOf(path)) ? imports.filter((name) => name.startsWith("node:")) : [],
    );
    assert.deepEqual(wrong, []);
  });

  it("knows gray-matter in one file", () => {
    assert.ok(breaches(({ imports }) => imports.filter((name) => name === "gray-matter")).length <= 1);
  });

  for (const [what, applies] of unwanted) {
    it(`has no ${what.source}`, () => {
      const wrong = breaches(({ path, text }) =>
        (applies(roomOf(path), path) ? [what.exec(codeOf(text))?.[0] ?? ""] : []).filter(Boolean),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it("leaves nothing to do later", () => {
    assert.deepEqual(
      breaches(({ text }) => text.match(/\b(TODO|FIXME|XXX)\b.*/gu) ?? []),
      [],
    );
  });

  it("names files in camelCase after what they hold, and folders with one word", () => {
    const good = /^src(\/[a-z]+)*\/[a-z][A-Za-z0-9]*(\.entry|\.d)?\.(ts|tsx|mjs)$/u;
    const empty = /(^|[a-z])(utils?|helpers?|common|managers?|misc)(\.|\/)/iu;
    assert.deepEqual(
      breaches(({ path }) => (good.test(path) && !empty.test(path) ? [] : ["name"])),
      [],
    );
  });

  it("keeps every file within 300 lines", () => {
    const wrong = breaches(({ text }) => {
      const lines = text.trimEnd().split("\n").length;
      return lines > 300 ? [`${lines} lines`] : [];
    });
    assert.deepEqual(wrong, []);
  });

  /** `file: what is wrong`, for each thing wrong. */
  function breaches(find: (source: SourceFile) => string[]): string[] {
    return sources.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`));
  }
});

describe("the search for cycles", () => {
  const file = (path: string, ...files: string[]): SourceFile => ({ path, text: "", imports: [], files });

  it("finds one and says its way", () => {
    assert.deepEqual(cycles([file("a", "b"), file("b", "c"), file("c", "b"), file("d", "a")]), ["b > c > b"]);
    assert.deepEqual(cycles([file("a", "a")]), ["a > a"]);
  });

  it("takes no two ways to one file for a cycle", () => {
    assert.deepEqual(cycles([file("a", "b", "c"), file("b", "d"), file("c", "d"), file("d")]), []);
  });
});

function roomOf(path: string): string {
  return /^src\/([^/.]+)/u.exec(path)?.[1] ?? path;
}

/** The text without its comments; a `//` in a string hides the rest of its line, which is good enough here. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/\/\/.*$/gmu, "");
}

/** Each cycle of imports once, as the way around it. */
function cycles(sources: readonly SourceFile[]): string[] {
  const filesOf = new Map(sources.map(({ path, files }) => [path, files]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(" > "));
    if (done.has(path) || way.includes(path)) return;
    for (const next of filesOf.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of filesOf.keys()) visit(path, []);
  return found;
}
