import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";

/** What a program answered before it ended or was ended. */
export interface ProgramAnswer {
  output: string;
  complaint: string;
  /** It was still running at the end of its time and was killed. */
  late: boolean;
}

export interface AskOptions {
  environment: NodeJS.ProcessEnv;
  limitMs: number;
}

/** What a program prints is kept up to this many characters of each stream; one that prints more is killed. */
const maxLength = 1 << 20;

/** Runs a program with nothing to read and waits for its end, at most `limitMs`. Never rejects: one that cannot be started answers nothing. */
export function askProgram(path: string, args: readonly string[], options: AskOptions): Promise<ProgramAnswer> {
  return new Promise((resolve) => {
    const answer: ProgramAnswer = { output: "", complaint: "", late: false };
    try {
      const child = startProgram(path, args, options);
      hear(child, answer);
      const timer = setTimeout(() => {
        answer.late = true;
        kill(child);
      }, options.limitMs);
      const end = () => {
        clearTimeout(timer);
        resolve(answer);
      };
      child.on("error", end).on("close", end);
    } catch {
      resolve(answer);
    }
  });
}

function startProgram(path: string, args: readonly string[], { environment }: AskOptions): ChildProcess {
  return spawn(path, args, {
    cwd: tmpdir(),
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
    // A group of its own: a shim that hangs does so in a program it started.
    detached: process.platform !== "win32",
  });
}

function hear(child: ChildProcess, answer: ProgramAnswer): void {
  for (const [stream, part] of [
    [child.stdout, "output"],
    [child.stderr, "complaint"],
  ] as const) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      if (answer[part].length < maxLength) answer[part] += text;
      else kill(child);
    });
  }
}

function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
  // What it started in groups of their own must not keep us waiting.
  child.stdout?.destroy();
  child.stderr?.destroy();
}
