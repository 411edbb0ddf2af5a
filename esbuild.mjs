// Builds everything: what ships goes to dist/, command-line tools and tests to out/.
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { context, build as runEsbuild } from "esbuild";

/** Files below `folder` whose name ends as given, with forward slashes. */
async function filesBelow(folder, ending) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

/**
 * gray-matter comes with engines that evaluate code and with an old js-yaml, and can read files by itself. We give it the
 * only engine it may use, so the build leaves these parts out.
 */
const emptiedParts = /^(fs|js-yaml|\.\/lib\/engines|\.\/engines)$/;
const leanGrayMatter = {
  name: "lean-gray-matter",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: emptiedParts }, ({ path, importer }) =>
      /[\\/]gray-matter[\\/]/.test(importer) ? { path, namespace: "emptied" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "emptied" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Several bundles need it, and with it comes the parser of Markdown, which is a third of what we ship of code: they share it. */
const markdownTree = "src/core/question/markdownTree";

/** Paths of the modules that some module of ours imports with `import()`, without their ending. */
async function modulesLoadedLater() {
  const found = new Set();
  for (const file of await filesBelow("src", ".ts")) {
    for (const [, path] of (await readFile(file, "utf8")).matchAll(/(?<![\w.])import\("(\.[^"]+)"\)/g)) {
      found.add(join(dirname(file), path).replaceAll("\\", "/"));
    }
  }
  return [...found].sort();
}

/**
 * What is imported by `import()` becomes a bundle of its own, loaded when it is first called, and all that import it share
 * it. Each bundle has its own copy of what else it needs, so no class may be told by its identity.
 */
const loadedLater = (modules) => ({
  name: "loaded-later",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const module = relative(process.cwd(), join(resolveDir, path)).replaceAll("\\", "/");
      if (kind === "entry-point" || !modules.includes(module)) return undefined;
      return { path: `./${module.split("/").at(-1)}.js`, external: true };
    });
  },
});

/** Pyodide ships as it came: only its address is put in. */
const pyodideBeside = {
  name: "pyodide-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^pyodide$/ }, () => ({ path: "./pyodide/pyodide.mjs", external: true }));
  },
};

/** The table of named characters (`&eacute;`) is a ninth of the bundle and hardly ever needed: a file of its own, read at the first one. */
const namedCharactersLater = {
  name: "named-characters-later",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^decode-named-character-reference$/ }, ({ path }) => ({ path, namespace: "later" }));
    onResolve({ filter: /^\.\/namedCharacters\.js$/, namespace: "later" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "later" }, () => ({
      contents: `
        let table;
        export function decodeNamedCharacterReference(name) {
          table ??= require("./namedCharacters.js").characterEntities;
          return Object.hasOwn(table, name) ? table[name] : false;
        }`,
    }));
  },
};

const common = { bundle: true, logLevel: "warning", legalComments: "none" };
const node = {
  ...common,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  plugins: [leanGrayMatter],
};

/** What is built from what; `production` makes what ships small and leaves its source maps out. */
export async function configurations({ production = false } = {}) {
  const shipped = { minify: production, sourcemap: production ? false : "linked", sourcesContent: false };
  const later = [...(await modulesLoadedLater()), markdownTree];
  return {
    extension: {
      ...node,
      ...shipped,
      entryPoints: [
        { in: "src/extension.ts", out: "extension" },
        ...later.map((module) => ({ in: `${module}.ts`, out: module.split("/").at(-1) })),
        { in: "src/server/main.ts", out: "languageServer" },
        { in: "character-entities", out: "namedCharacters" },
      ],
      outdir: "dist",
      plugins: [...node.plugins, loadedLater(later), namedCharactersLater],
      // Not every extension host can import a file; all can require one.
      supported: { "dynamic-import": false },
    },
    webview: {
      ...common,
      ...shipped,
      // A page is named after its entry without the ending: that is what the host asks for.
      entryPoints: (await filesBelow("src/webview", ".entry.tsx")).map((file) => ({
        in: file,
        out: file.replace(/^src\/webview\/(.*)\.entry\.tsx$/, "$1"),
      })),
      outdir: "dist/webview",
      platform: "browser",
      target: "es2022",
      format: "iife",
      jsx: "automatic",
      jsxImportSource: "preact",
    },
    embedded: {
      ...node,
      ...shipped,
      entryPoints: ["src/runner/embedded/embeddedWorker.ts"],
      outdir: "dist",
      format: "esm",
      outExtension: { ".js": ".mjs" },
      plugins: [pyodideBeside],
    },
    cli: {
      ...node,
      entryPoints: await filesBelow("src/cli", ".ts"),
      outdir: "out/cli",
      external: ["vscode", "esbuild", "playwright-core", "axe-core", "mocha", "@vscode/*"],
    },
    tests: {
      ...node,
      sourcemap: "linked",
      entryPoints: await filesBelow("test", ".ts"),
      outdir: "out/test",
      outbase: "test",
      external: ["vscode", "esbuild", "playwright-core", "axe-core", "mocha", "@vscode/*"],
    },
  };
}

/** Empties dist/ and out/ and builds all of it. */
export async function build({ production = false } = {}) {
  await Promise.all(["dist", "out"].map((folder) => rm(folder, { recursive: true, force: true })));
  const all = Object.values(await configurations({ production })).filter(({ entryPoints }) => entryPoints.length > 0);
  await Promise.all(all.map((options) => runEsbuild(options)));
  await copyHarness();
  await copyPyodide();
  await indexBank();
}

/** Start-up parses no question: what it needs to know of them is gathered here. */
async function indexBank() {
  const { href } = pathToFileURL("out/cli/indexBank.js");
  await (await import(href)).indexBank("questions");
}

/** The Python side of the runner ships as it is. */
async function copyHarness() {
  await mkdir("dist/harness", { recursive: true });
  for (const file of await filesBelow("src/runner", ".py")) await cp(file, `dist/harness/${file.split("/").at(-1)}`);
}

/** The embedded Python ships as it came, with the standard library and without the list of packages to download. */
async function copyPyodide() {
  await mkdir("dist/pyodide", { recursive: true });
  for (const file of ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]) {
    await copyFile(`node_modules/pyodide/${file}`, `dist/pyodide/${file}`);
  }
  await copyFile("src/runner/embedded/LICENSES.txt", "dist/pyodide/LICENSES.txt");
  const { info } = JSON.parse(await readFile("node_modules/pyodide/pyodide-lock.json", "utf8"));
  await writeFile("dist/pyodide/pyodide-lock.json", JSON.stringify({ info, packages: {} }));
}

if (process.argv.includes("--watch")) {
  await build();
  for (const options of Object.values(await configurations())) {
    if (options.entryPoints.length > 0) await (await context(options)).watch();
  }
}
