import { execFile } from "node:child_process";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** How often to look again for processes that were being born while others were killed. */
const rounds = 40;
const roundMs = 25;
/** More than the environment of any run; ours is made of a short list. */
const environmentBytes = 128 << 10;

interface State {
  pid: number;
  parent: number;
  group: number;
}

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
  // One after the other into one buffer: files without a size are else read into 64 KB each, and there are hundreds.
  const buffer = Buffer.alloc(environmentBytes);
  const alive: State[] = [];
  for (const pid of pids) {
    const state = await readState(pid, buffer);
    if (state) alive.push(state);
  }
  const found = new Set(alive.filter(({ pid }) => pid === root).map(({ pid }) => pid));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { pid, parent, group } of alive)
      if (parent === root || found.has(parent) || group === root) found.add(pid);
  }
  for (const { pid } of alive.filter((one) => !found.has(one.pid) && one.pid !== process.pid))
    if ((await readInto(buffer, `/proc/${pid}/environ`)).includes(mark)) found.add(pid);
  return [...found];
}

async function readState(pid: number, buffer: Buffer): Promise<State | undefined> {
  const stat = (await readInto(buffer, `/proc/${pid}/stat`)).toString("latin1");
  // The name in parentheses may hold anything; what follows it does not.
  const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (stat === "" || state === "Z" || state === "X") return undefined;
  return { pid, parent: Number(parent), group: Number(group) };
}

/** As much of a file as fits; nothing when it cannot be read, because its process is gone or somebody else's. */
async function readInto(buffer: Buffer, path: string): Promise<Buffer> {
  const file = await open(path).catch(() => undefined);
  if (!file) return buffer.subarray(0, 0);
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return buffer.subarray(0, 0);
  } finally {
    await file.close();
  }
}
