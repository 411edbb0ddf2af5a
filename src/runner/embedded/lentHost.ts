import { readSync, writeSync } from "node:fs";
import type { PyodideAPI } from "pyodide";
import { keptBytes } from "../limits";

/** What the embedded Python borrows from the process it lives in. */
export interface LentHost {
  /** At least one byte of the channel, at most `size`; none once the host is gone. Blocks. */
  read(size: number): Uint8Array;
  /** Sends ASCII text; tells how many bytes that were. Blocks. */
  write(text: string): number;
  /** The first part of what was written past the streams. */
  raw(): string;
  leave(code: number): never;
  /** Rings SIGALRM after `ms` of time on the clock, then every `againMs`; 0 ms turns it off. */
  setTimer(ms: number, againMs: number): void;
  /** How many bytes more than now the interpreter may take. */
  limitMemory(bytes: number): void;
}

const alarmSignal = 14;
const pageBytes = 1 << 16;
/** How long to wait before a full or an empty pipe is tried again. */
const retryMs = 5;

export function lendHost(python: PyodideAPI): LentHost {
  const memory = limitGrowth();
  const base = (python as unknown as { _module: { HEAPU8: Uint8Array } })._module.HEAPU8.length;
  const timer = createTimer();
  python.setInterruptBuffer(timer.flags);
  python.setStdin({ stdin: () => null });
  const raw = captureRaw();
  python.setStdout(raw);
  python.setStderr(raw);
  return {
    read: readSome,
    write: (text) => writeAll(1, Buffer.from(text, "latin1")),
    raw: raw.text,
    leave: (code) => process.exit(code),
    setTimer: timer.set,
    limitMemory: (bytes) => {
      memory.pages = Math.ceil((base + bytes) / pageBytes);
    },
  };
}

/** What is written past the streams is kept for the last frame, and told on descriptor 2, where the host counts it. */
function captureRaw(): { write(bytes: Uint8Array): number; text(): string } {
  const kept: Buffer[] = [];
  let size = 0;
  return {
    write(bytes) {
      if (size < keptBytes) kept.push(Buffer.from(bytes.subarray(0, keptBytes - size)));
      size += bytes.length;
      return writeAll(2, bytes);
    },
    text: () => Buffer.concat(kept).toString("utf8"),
  };
}

function readSome(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  try {
    return bytes.subarray(
      0,
      patiently(() => readSync(0, bytes, 0, size, null)),
    );
  } catch (error) {
    // Windows tells the end of a pipe this way.
    if (codeOf(error) === "EOF") return bytes.subarray(0, 0);
    throw error;
  }
}

/** Does a piece of reading or writing, waiting for a pipe that does not wait by itself. */
function patiently(transfer: () => number): number {
  for (;;) {
    try {
      return transfer();
    } catch (error) {
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function writeAll(descriptor: number, bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) at += patiently(() => writeSync(descriptor, bytes, at));
  return bytes.length;
}

/** The interpreter looks at the flags every few bytecodes, and takes what it finds for the number of a signal. */
function createTimer(): { flags: Uint8Array; set(ms: number, againMs: number): void } {
  let due = Number.POSITIVE_INFINITY;
  let again = 0;
  const flags = {
    get 0() {
      const now = performance.now();
      if (now < due) return 0;
      due = again > 0 ? now + again : Number.POSITIVE_INFINITY;
      return alarmSignal;
    },
    set 0(_taken: number) {},
  };
  return {
    flags: flags as unknown as Uint8Array,
    set(ms, againMs) {
      due = ms > 0 ? performance.now() + ms : Number.POSITIVE_INFINITY;
      again = againMs;
    },
  };
}

/** As far as we use it; the types of Node do not know it. */
interface WasmMemory {
  buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The memory of the interpreter grows by this one function: it refuses beyond `pages`, which Python hears as a MemoryError. */
function limitGrowth(): { pages: number } {
  const limit = { pages: Number.POSITIVE_INFINITY };
  const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }).WebAssembly
    .Memory;
  const { grow } = prototype;
  prototype.grow = function (this: WasmMemory, pages) {
    if (this.buffer.byteLength / pageBytes + pages > limit.pages) throw new RangeError("The memory may not grow.");
    return grow.call(this, pages);
  };
  return limit;
}
