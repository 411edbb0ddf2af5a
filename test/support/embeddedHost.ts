// Program: a host that runs a solution on the embedded Python again and again until somebody kills it.
// Arguments: the solution, the folder of the snapshot, and whether it goes by itself, in the middle of letting go of what
// waits, as an editor that is closed. Prints a line before it begins.
import { setTimeout as delay } from "node:timers/promises";
import { defaultLimits } from "../../src/runner/limits";
import { preparationOf } from "../../src/runner/preparation";
import { embeddedLauncher, runEmbedded } from "./embedded";
import { jobOf, suiteOf } from "./runner";

async function main(solution: string, cache: string, closes: boolean): Promise<void> {
  const limits = { ...defaultLimits, caseMs: 60_000, totalMs: 60_000 };
  const job = jobOf(solution, suiteOf({ test_value: "self.assertEqual(f(), 1)" }), { limits });
  const launcher = embeddedLauncher(cache);
  console.log("ready");
  if (closes) {
    launcher.prepare(preparationOf(job));
    await delay(300);
    void launcher.retire();
    setImmediate(() => process.exit(0));
    return;
  }
  for (;;) await runEmbedded(job, launcher);
}

main(process.argv[2]!, process.argv[3]!, process.argv[4] !== undefined).catch((error) => {
  console.error(error);
  process.exit(1);
});
