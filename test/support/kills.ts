import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Check, checkAll } from "./checks";

/** Several at once shake the instant of a kill; more would only wait for each other. */
const atOnce = 3;

/** About as long as one write takes, so that a kill may hit any part of it. */
const writeMs = 4;

/** A victim is killed after so many lines, unless it says otherwise. */
const usualLines: readonly [least: number, most: number] = [1, 20];

/** A victim that has not printed enough to be killed after this time is stuck (ms). */
const stuckAfterMs = 30_000;

/** A way to be killed: a program below out/test/support that writes to a file and prints what is saved, and what must hold then. */
export interface Victim {
  program: string;
  /** It is killed when it has printed so many lines, at random; at least one. */
  killedAfter?: readonly [least: number, most: number];
  /** What is wrong with the file, given the whole lines that were printed until the kill; undefined when nothing is. */
  inspect(path: string, lines: readonly string[]): Promise<string | undefined>;
}

/**
 * Kills one process after another at random instants of its writing; each kill is one check, and one that was not at work until then has
 * failed. Gives how many lines they had printed.
 */
export async function killWriters(victim: Victim, folder: string, kills: number): Promise<Check & { lines: number }> {
  let lines = 0;
  const rounds = Array.from({ length: kills }, (_, round) => async () => {
    const path = join(folder, `${round}.${victim.program}`);
    const { printed, ended } = await killOnce(victim, path);
    lines += printed.length;
    const problem = ended ?? (await victim.inspect(path, printed));
    if (problem === undefined) await rm(path, { force: true });
    return problem && `${path}: ${problem}`;
  });
  return { ...(await checkAll(rounds, atOnce)), lines };
}

/** Kills a program at a random instant of its work; gives the whole lines it had printed, and how it ended if that was not by the kill. */
async function killOnce(
  { program, killedAfter = usualLines }: Victim,
  path: string,
): Promise<{ printed: string[]; ended?: string }> {
  const child = fork(join("out", "test", "support", `${program}.js`), [path], { silent: true });
  const [least, most] = killedAfter;
  const killAfter = least + Math.floor(Math.random() * (most - least + 1));
  let seen = 0;
  let dying = false;
  let said = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdout!.on("data", (chunk: Buffer) => {
    seen += chunk.toString().split("\n").length - 1;
    // Between two writes, in one of them, or in a sync: the writer does not wait for us.
    if (seen < killAfter || dying) return;
    dying = true;
    setTimeout(() => child.kill("SIGKILL"), Math.random() * writeMs);
  });
  const stuck = setTimeout(() => child.kill("SIGKILL"), stuckAfterMs);
  const printed = await linesOf(child);
  clearTimeout(stuck);
  if (dying && child.signalCode === "SIGKILL") return { printed };
  const how = child.signalCode === "SIGKILL" ? "was stuck" : `ended by itself (${child.exitCode ?? child.signalCode})`;
  return { printed, ended: `it ${how} after ${printed.length} of ${killAfter} lines: ${said.trim() || "no word"}` };
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
