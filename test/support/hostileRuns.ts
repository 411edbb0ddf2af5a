// Program: runs programs, given as JSON on the command line, and prints what became of each as a line of JSON.
import { type HostileProgram, jobOfProgram } from "./hostile/program";
import { run, settled } from "./runner";

async function main(programs: HostileProgram[]): Promise<void> {
  for (const program of programs) {
    const { outcome, message } = await run(jobOfProgram(program));
    await settled();
    console.log(JSON.stringify({ does: program.does, outcome, message }));
  }
}

main(JSON.parse(process.argv[2]!)).catch((error) => {
  console.error(error);
  process.exit(1);
});
