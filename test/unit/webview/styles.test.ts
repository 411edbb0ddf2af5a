import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import themes from "../../fixtures/themes.json";

const root = join(process.cwd(), "src", "webview");

async function sources(ending: string): Promise<[name: string, text: string][]> {
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith(ending));
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(join(root, name), "utf8")]),
  );
}

describe("the look of our pages", () => {
  it("has no color, shadow or font of its own", async () => {
    for (const [name, text] of await sources(".css")) {
      assert.doesNotMatch(
        text,
        /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|lab)\(|box-shadow|@import|@font-face|url\(/iu,
        name,
      );
      for (const [, family] of text.matchAll(/font-family:\s*([^;]+);/gu))
        assert.match(family!, /^var\(--vscode-/u, name);
    }
  });

  it("names only variables that a theme of VS Code defines", async () => {
    const known = new Set(Object.values(themes.themes).flatMap(({ variables }) => Object.keys(variables)));
    for (const [name, text] of await sources(".css")) {
      for (const [variable] of text.matchAll(/--vscode-[\w-]+/gu))
        assert.ok(known.has(variable), `${name}: ${variable}`);
    }
  });

  it("is built from elements alone: no HTML from text, no inline style", async () => {
    for (const [name, text] of await sources(".tsx")) {
      assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacent|document\.write|\bstyle=|\bhref=/u, name);
    }
  });
});
