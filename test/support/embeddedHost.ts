// Program: a host that runs a solution on the embedded Python again and again until somebody kills it.
// Arguments: the solution, and the folder of the snapshot. Prints a line before it begins.
import { defaultLimits } from "../../src/runner/limits";
import { embeddedLauncher, runEmbedded } from "./embedded";
import { jobOf, suiteOf } from "./runner";

async function main(solution: string, cache: string): Promise<void> {
  const limits = { ...defaultLimits, caseMs: 60_000, totalMs: 60_000 };
  const job = jobOf(solution, suiteOf({ test_value: "self.assertEqual(f(), 1)" }), { limits });
  const launcher = embeddedLauncher(cache);
  console.log("ready");
  for (;;) await runEmbedded(job, launcher);
}

main(process.argv[2]!, process.argv[3]!).catch((error) => {
  console.error(error);
  process.exit(1);
});
