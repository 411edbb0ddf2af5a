import Mocha from "mocha";
import { formatEvent, type TestEvent } from "./testEvents";

/** Environment variable with the test files to run: a JSON array of absolute paths. */
export const filesVariable = "MOCK_INTERVIEW_TEST_FILES";

/** Some errors carry the whole log of a browser. */
const maxErrorLength = 4000;

export interface MochaRunOptions {
  /** Longest time of one test, in milliseconds. */
  timeoutMs: number;
  /** How often a failed test is tried again; each time is told. */
  retries?: number;
  print(line: string): void;
}

/**
 * Runs bundled test files with mocha in this process and prints an event for each test and one at the end.
 * Skipped and exclusive tests count as failures. Resolves to whether all passed.
 */
export async function runMocha(files: string[], options: MochaRunOptions): Promise<boolean> {
  process.setSourceMapsEnabled(true);
  const tell = (event: TestEvent) => options.print(formatEvent(event));
  const mocha = new Mocha({
    ui: "bdd",
    timeout: options.timeoutMs,
    retries: options.retries ?? 0,
    forbidOnly: true,
    forbidPending: true,
    reporter: telling(tell),
  });
  for (const file of files) mocha.addFile(file);
  return await new Promise<boolean>((resolve, reject) => {
    try {
      mocha.run((failures) => resolve(failures === 0));
    } catch (error) {
      // A test file that cannot be loaded.
      reject(error);
    }
  });
}

function telling(tell: (event: TestEvent) => void) {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner) {
      super(runner);
      const count = { passed: 0, failed: 0 };
      runner.on("retry", (test: Mocha.Test, error: unknown) => tell(failure("retried", test, error)));
      runner.on("pass", (test) => {
        count.passed++;
        tell({ type: "passed", title: titleOf(test), ms: test.duration ?? 0 });
      });
      runner.on("fail", (test, error) => {
        count.failed++;
        tell(failure("failed", test, error));
      });
      runner.once("end", () => tell({ type: "end", ...count }));
    }
  };
}

function failure(type: "failed" | "retried", test: Mocha.Runnable, error: unknown): TestEvent {
  return { type, title: titleOf(test), error: describeError(error).slice(0, maxErrorLength) };
}

function titleOf(test: Mocha.Runnable): string {
  return test.titlePath().join(" > ");
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { expected, actual } = error as Partial<{ expected: unknown; actual: unknown }>;
  const diff =
    expected === undefined || !differs(error) ? "" : Mocha.reporters.Base.generateDiff(text(actual), text(expected));
  return `${error.stack ?? error.message}${diff}`;
}

/** Only of two-sided comparisons, and only when Node's own message has no diff already. */
function differs(error: Error): boolean {
  return "expected" in error && !error.message.includes("\n+ ");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, undefined, 2) ?? String(value));
}
