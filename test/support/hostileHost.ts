// Program: a host that runs one program after another until somebody kills it. Prints a line once the first is under way.
import type { HostileProgram } from "./hostile/program";
import { jobOfProgram } from "./hostile/program";
import { run } from "./runner";

async function main(program: HostileProgram): Promise<void> {
  const job = jobOfProgram(program);
  await run(jobOfProgram({ ...program, code: "def f(): return 1\n" }));
  console.log("ready");
  for (;;) await run(job);
}

main(JSON.parse(process.argv[2]!)).catch((error) => {
  console.error(error);
  process.exit(1);
});
