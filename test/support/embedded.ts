import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { RunResult } from "../../src/core/question/runResult";
import type { RunJob } from "../../src/protocol/runnerMessages";
import { createEmbeddedLauncher, embeddedPython } from "../../src/runner/embeddedLauncher";
import type { Launcher } from "../../src/runner/launcher";
import { type RunOptions, runSuite } from "../../src/runner/runSuite";
import { jobOf, suiteOf } from "./runner";

type Options = Pick<RunOptions, "signal" | "onCase">;

/** The embedded Python as it was built, with its snapshot in `cache`. */
export function embeddedLauncher(cache: string, dist = resolve("dist")): Launcher {
  return createEmbeddedLauncher({ dist, cache }, () => undefined);
}

export function runEmbedded(job: RunJob, launcher: Launcher, options: Options = {}): Promise<RunResult> {
  return runSuite(job, { ...options, launcher, version: embeddedPython.version });
}

export const smallJob = jobOf("def f(): return 1", suiteOf({ test_value: "self.assertEqual(f(), 1)" }));

/** A launcher with a cache of its own, for the time of a `describe`. Declared before the scratch folder, in which it must not lie. */
export function useEmbedded(): {
  launcher: Launcher;
  cache: string;
  run(job: RunJob, options?: Options): Promise<RunResult>;
} {
  const used = {
    cache: "",
    launcher: undefined as unknown as Launcher,
    run: (job: RunJob, options?: Options) => runEmbedded(job, used.launcher, options),
  };
  before(async function () {
    this.timeout(60_000);
    used.cache = await mkdtemp(join(tmpdir(), "mock-interview-embedded-"));
    used.launcher = embeddedLauncher(used.cache);
    // The first one boots slowly and leaves the snapshot.
    await used.run(smallJob);
    await used.launcher.retire();
  });
  after(async () => {
    await used.launcher.retire();
    await rm(used.cache, { recursive: true });
  });
  return used;
}
