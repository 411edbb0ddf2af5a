import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

export interface Ended {
  code: number;
  /** Standard output and standard error as they came. */
  output: string;
}

/** Runs a program to its end and keeps what it printed; `onLine` sees each line of its standard output as it comes. */
export function runToEnd(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
): Promise<Ended> {
  const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ["ignore", "pipe", "pipe"] });
  return follow(child, options.onLine);
}

/** As `runToEnd`, for npm, which on Windows is a script that only a shell starts. Arguments must need no quoting. */
export function runNpm(args: string[], cwd: string): Promise<Ended> {
  const options: SpawnOptions = { cwd, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" };
  return follow(spawn("npm", args, options));
}

function follow(child: ChildProcess, onLine?: (line: string) => void): Promise<Ended> {
  const forget = onExit(() => child.kill());
  return new Promise<Ended>((resolve, reject) => {
    let output = "";
    const lines = splitLines((line) => onLine?.(line));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      lines.push(text);
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      lines.end();
      resolve({ code: code ?? 1, output });
    });
  }).finally(forget);
}

/** Cuts a stream of text into lines; `end` gives out the last one if it had no line end. */
export function splitLines(onLine: (line: string) => void): { push(text: string): void; end(): void } {
  let rest = "";
  return {
    push(text) {
      const parts = (rest + text).split(/\r?\n/);
      rest = parts.pop() ?? "";
      for (const line of parts) onLine(line);
    },
    end() {
      if (rest !== "") onLine(rest);
      rest = "";
    },
  };
}

/** Calls `cleanUp` (synchronous) when this process ends, also by Ctrl+C. Returns a function that takes that back. */
export function onExit(cleanUp: () => void): () => void {
  const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
  const stop = (signal: keyof typeof signals) => process.exit(128 + signals[signal]);
  process.once("exit", cleanUp);
  for (const signal of Object.keys(signals) as (keyof typeof signals)[]) process.once(signal, stop);
  return () => {
    process.off("exit", cleanUp);
    for (const signal of Object.keys(signals)) process.off(signal, stop);
  };
}

/** Ends a process that was started `detached`, and everything it started. */
export function signalTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended by itself.
  }
}
