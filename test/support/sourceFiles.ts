import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path/posix";

/** One file of code in `src` and what it imports, types included. Paths begin with `src/` and have forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
  /** As written: `vscode`, `node:path`, `../core/question/question`. */
  imports: string[];
  /** Paths of the code files it imports; style sheets are none. */
  files: string[];
}

const importForms = [
  /^import\s+["']([^"']+)["']/gmu,
  /^(?:import|export)\s[\w*{}\s,$]*\sfrom\s+["']([^"']+)["']/gmu,
  /\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/gu,
];

/** All code of `src`, sorted by path. */
export async function readSourceFiles(): Promise<SourceFile[]> {
  const names = (await readdir("src", { recursive: true })).map((name) => `src/${name.replaceAll("\\", "/")}`);
  const code = names.filter((name) => /\.(ts|tsx|mjs)$/u.test(name)).sort();
  return Promise.all(code.map((path) => readSource(path, new Set(code))));
}

async function readSource(path: string, all: ReadonlySet<string>): Promise<SourceFile> {
  const text = await readFile(path, "utf8");
  const imports = importForms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1]!));
  const relative = imports.filter((name) => name.startsWith(".") && !name.endsWith(".css"));
  const files = relative.map((name) => {
    const to = join(dirname(path), name);
    return [`${to}.ts`, `${to}.tsx`, `${to}/index.ts`, `${to}/index.tsx`].find((file) => all.has(file)) ?? to;
  });
  return { path, text, imports, files };
}
