import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Check, checkAll } from "./checks";

/** Several at once shake the instant of a kill; more would only wait for each other. */
const atOnce = 3;

/** About as long as one write takes, so that a kill may hit any part of it. */
const writeMs = 4;

/** A way to be killed: a program below out/test/support that writes to a file and prints what is saved, and what must hold then. */
export interface Victim {
  program: string;
  /** What is wrong with the file, given the whole lines that were printed until the kill; undefined when nothing is. */
  inspect(path: string, lines: readonly string[]): Promise<string | undefined>;
}

/** Kills one process after another at random instants of its writing; each kill is one check. Gives how many lines they had printed. */
export async function killWriters(victim: Victim, folder: string, kills: number): Promise<Check & { lines: number }> {
  let lines = 0;
  const rounds = Array.from({ length: kills }, (_, round) => async () => {
    const path = join(folder, `${round}.${victim.program}`);
    const printed = await killOnce(victim.program, path);
    lines += printed.length;
    const problem = await victim.inspect(path, printed);
    if (problem === undefined) await rm(path, { force: true });
    return problem && `${path}: ${problem}`;
  });
  return { ...(await checkAll(rounds, atOnce)), lines };
}

/** Kills a program at a random instant of its work; gives the whole lines it had printed. */
async function killOnce(program: string, path: string): Promise<string[]> {
  const child = fork(join("out", "test", "support", `${program}.js`), [path], { silent: true });
  const killAfter = 1 + Math.floor(Math.random() * 20);
  let seen = 0;
  let dying = false;
  child.stdout!.on("data", (chunk: Buffer) => {
    seen += chunk.toString().split("\n").length - 1;
    // Between two writes, in one of them, or in a sync: the writer does not wait for us.
    if (seen < killAfter || dying) return;
    dying = true;
    setTimeout(() => child.kill("SIGKILL"), Math.random() * writeMs);
  });
  return linesOf(child);
}

/** Whole lines a process printed until it ended. */
export async function linesOf(child: ChildProcess): Promise<string[]> {
  let text = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, "close");
  return text.split("\n").slice(0, -1);
}
