import type { Interpreter } from "./interpreter";
import type { Launcher, Preparation, Report } from "./launcher";
import { createSpareLauncher } from "./spareLauncher";
import { createZygoteLauncher } from "./zygoteLauncher";

/** The fastest launcher there is here: a zygote on Linux, elsewhere, or when that fails, spares. Says why it falls back. */
export function createLauncher(python: Interpreter, harness: string, report: Report): Launcher {
  if (process.platform !== "linux") return createSpareLauncher(python, harness, report);
  let launcher = createZygoteLauncher(python, harness);
  let fellBack = false;
  return {
    prepare: (preparation: Preparation) => launcher.prepare(preparation),
    async acquire(preparation) {
      try {
        // The zygote may have died with the run before, which had stopped it: only one that fails twice is given up.
        return await launcher.acquire(preparation).catch(() => launcher.acquire(preparation));
      } catch (error) {
        if (fellBack) throw error;
        report(`Python ${python.version} cannot fork workers: ${error instanceof Error ? error.message : error}`);
        fellBack = true;
        launcher.dispose();
        launcher = createSpareLauncher(python, harness, report);
        return await launcher.acquire(preparation);
      }
    },
    retire: () => launcher.retire(),
    dispose: () => launcher.dispose(),
  };
}
