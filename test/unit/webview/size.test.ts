import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";

type Configurations = (options: { production: boolean }) => Promise<{ webview: BuildOptions }>;

describe("the scripts of our pages", () => {
  it("stay under 150 KB each as they ship", async () => {
    const builds = (await import(pathToFileURL(join(process.cwd(), "esbuild.mjs")).href)) as {
      configurations: Configurations;
    };
    const { webview } = await builds.configurations({ production: true });
    const { outputFiles } = await build({ ...webview, write: false });
    const scripts = outputFiles!.filter(({ path }) => path.endsWith(".js"));
    assert.deepEqual(scripts.map(({ path }) => basename(path)).sort(), ["question.js", "replay.js", "scorecard.js"]);
    for (const { path, contents } of scripts) assert.ok(contents.length < 150_000, `${path}: ${contents.length}`);
  });
});
