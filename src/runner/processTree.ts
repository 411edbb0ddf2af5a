import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** How often to look again for processes that were being born while others were killed. */
const rounds = 40;
const roundMs = 25;

/**
 * Kills a process that leads its own group, and everything it started, and waits until they are gone.
 * `mark` is a text only their environment holds; on Linux it finds those that left the group and lost their parent.
 */
export async function killTree(pid: number, mark: string): Promise<void> {
  if (process.platform === "win32") return killWindowsTree(pid);
  if (process.platform !== "linux") return signal(-pid, "SIGKILL");
  // Stopped first: nobody forks while we look, and orphans keep their way up to the worker.
  signal(-pid, "SIGSTOP");
  for (let round = 0; round < rounds; round++) {
    const found = await findTree(pid, mark);
    signal(-pid, "SIGKILL");
    if (found.length === 0) return;
    for (const one of found) signal(one, "SIGKILL");
    if (round > 0) await delay(roundMs);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, or never ours.
  }
}

function killWindowsTree(pid: number): Promise<void> {
  const taskkill = join(process.env["SystemRoot"] ?? "C:\\Windows", "System32", "taskkill.exe");
  return new Promise((resolve) => {
    execFile(taskkill, ["/PID", String(pid), "/T", "/F"], { windowsHide: true }, () => resolve());
  });
}

/** Living processes below `root`, `root` itself, and those whose environment holds `mark`. */
async function findTree(root: number, mark: string): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const states = await Promise.all(pids.map((pid) => readState(pid)));
  const alive = states.filter((state) => state !== undefined);
  const found = new Set(alive.filter(({ pid }) => pid === root).map(({ pid }) => pid));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { pid, parent, group } of alive)
      if (parent === root || found.has(parent) || group === root) found.add(pid);
  }
  const others = alive.filter(({ pid }) => !found.has(pid) && pid !== process.pid);
  const marked = await Promise.all(others.map(async ({ pid }) => (await holdsMark(pid, mark)) && pid));
  return [...found, ...marked.filter((pid) => pid !== false)];
}

async function readState(pid: number): Promise<{ pid: number; parent: number; group: number } | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  // The name in parentheses may hold anything; what follows it does not.
  const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (stat === "" || state === "Z" || state === "X") return undefined;
  return { pid, parent: Number(parent), group: Number(group) };
}

async function holdsMark(pid: number, mark: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`).catch(() => Buffer.alloc(0));
  return environment.includes(mark);
}
