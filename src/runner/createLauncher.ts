import type { Interpreter } from "./interpreter";
import type { Launcher, Preparation, Report } from "./launcher";
import { createSpareLauncher } from "./spareLauncher";
import { createZygoteLauncher } from "./zygoteLauncher";

/** The fastest launcher there is here: a zygote on Linux, elsewhere, or when that fails, spares. Says why it falls back. */
export function createLauncher(python: Interpreter, harness: string, report: Report): Launcher {
  if (process.platform !== "linux") return createSpareLauncher(python, harness, report);
  let launcher = createZygoteLauncher(python, harness);
  let fellBack = false;
  let retired = 0;
  let former: Promise<void> = Promise.resolve();
  return {
    prepare: (preparation: Preparation) => launcher.prepare(preparation),
    async acquire(preparation) {
      const before = retired;
      try {
        return await launcher.acquire(preparation).catch((error) => {
          // Whoever was let go meanwhile must not start anything any more.
          if (retired !== before) throw error;
          // The zygote may have died with the run before, which had stopped it: only one that fails twice is given up.
          return launcher.acquire(preparation);
        });
      } catch (error) {
        if (fellBack || retired !== before) throw error;
        report(`Python ${python.version} cannot fork workers: ${error instanceof Error ? error.message : error}`);
        fellBack = true;
        former = launcher.retire();
        launcher = createSpareLauncher(python, harness, report);
        return await launcher.acquire(preparation);
      }
    },
    async retire() {
      retired++;
      await Promise.all([former, launcher.retire()]);
    },
    dispose: () => launcher.dispose(),
  };
}
