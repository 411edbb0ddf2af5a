import { closeSync, openSync, readSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What a piece of work did to the process that hosts it, seen from inside. */
export interface HostBurden {
  /** Largest growth of the heap and of buffers outside it, in bytes, without the young generation, which V8 itself keeps small. */
  grownBytes: number;
  /** Longest time the event loop was held up by this process itself (ms). */
  blockedMs: number;
  /** All those times, one for each look. */
  delaysMs: number[];
}

/** How often to look (ms). */
const lookMs = 2;

/** Watches this process during `work`. */
export async function watchHost<T>(work: () => Promise<T>): Promise<{ result: T; burden: HostBurden }> {
  collectGarbage();
  const waitedMs = openWaited();
  const look = () => ({ at: performance.now(), waited: waitedMs.read() });
  const start = heldBytes();
  const burden: HostBurden = { grownBytes: 0, blockedMs: 0, delaysMs: [] };
  let before = look();
  const timer = setInterval(() => {
    const now = look();
    // Late because others had the processor is not late because of us.
    const delay = Math.max(0, now.at - before.at - lookMs - (now.waited - before.waited));
    burden.delaysMs.push(delay);
    burden.blockedMs = Math.max(burden.blockedMs, delay);
    burden.grownBytes = Math.max(burden.grownBytes, heldBytes() - start);
    before = look();
  }, lookMs);
  try {
    return { result: await work(), burden };
  } finally {
    clearInterval(timer);
    waitedMs.close();
  }
}

/** How long the main thread was ready to run and others had the processor (ms); Linux only, else 0. */
function openWaited(): { read(): number; close(): void } {
  if (process.platform !== "linux") return { read: () => 0, close: () => undefined };
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
  const buffer = Buffer.alloc(128);
  const read = () => Number(buffer.toString("latin1", 0, readSync(file, buffer, 0, 128, 0)).split(" ")[1]) / 1e6;
  return { read, close: () => closeSync(file) };
}

function heldBytes(): number {
  const old = getHeapSpaceStatistics().filter(({ space_name }) => !space_name.startsWith("new_"));
  return old.reduce((sum, space) => sum + space.space_used_size, process.memoryUsage().external);
}

/** So that what was left by others is not counted, nor what they need taken for ours. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
