import { parseEvent } from "./testEvents";

export interface Counts {
  passed: number;
  failed: number;
  /** What failed, a text each, to be said once more at the very end: a log may be cut before. */
  problems: string[];
}

/** Environment variable that shows everything a test process prints, not only its tests. */
const verbose = "MOCK_INTERVIEW_VERBOSE";
const keptLines = 30;

/**
 * Follows a run of tests: prints each test as it ends and counts. A run that ends early, or without any test, counts
 * as a failure, and the last lines it printed are shown.
 */
export async function reportTests(follow: (onLine: (line: string) => void) => Promise<void>): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, problems: [] };
  const others: string[] = [];
  let ended = false;
  const fail = (problem: string) => {
    counts.problems.push(problem);
    console.log(`  ✗ ${problem}`);
  };
  const onLine = (line: string) => {
    const event = parseEvent(line);
    if (event?.type === "passed") {
      counts.passed++;
      console.log(`  ✓ ${event.title} (${event.ms} ms)`);
    } else if (event?.type === "failed") {
      counts.failed++;
      fail(`${event.title}\n${indent(event.error)}`);
    } else if (event?.type === "retried") {
      console.log(`  ↻ ${event.title}: tried again\n${indent(event.error)}`);
    } else if (event) {
      ended = true;
    } else {
      if (process.env[verbose]) console.log(`    ${line}`);
      others.push(line.split(/\r?\n/, 1)[0]!);
      if (others.length > keptLines) others.shift();
    }
  };
  const error = await follow(onLine).then(
    () => (ended ? undefined : "The run ended before its tests did."),
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  const problem = error ?? (counts.passed + counts.failed === 0 ? "No test ran." : undefined);
  if (problem === undefined) return counts;
  fail(`${problem}\n${indent(others.join("\n"))}`);
  return { ...counts, failed: counts.failed + 1 };
}

function indent(text: string): string {
  return text.replace(/^/gm, "      ");
}
