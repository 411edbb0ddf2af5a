import { parseEvent } from "./testEvents";

export interface Counts {
  passed: number;
  failed: number;
}

/** Environment variable that shows everything a test process prints, not only its tests. */
const verbose = "MOCK_INTERVIEW_VERBOSE";
const keptLines = 30;

/**
 * Follows a run of tests: prints each test as it ends and counts. A run that ends early, or without any test, counts
 * as a failure, and the last lines it printed are shown.
 */
export async function reportTests(follow: (onLine: (line: string) => void) => Promise<void>): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  const others: string[] = [];
  let ended = false;
  const onLine = (line: string) => {
    const event = parseEvent(line);
    if (event?.type === "passed") {
      counts.passed++;
      console.log(`  ✓ ${event.title} (${event.ms} ms)`);
    } else if (event?.type === "failed") {
      counts.failed++;
      console.log(`  ✗ ${event.title}\n${indent(event.error)}`);
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
  console.log(`  ✗ ${problem}\n${indent(others.join("\n"))}`);
  return { ...counts, failed: counts.failed + 1 };
}

function indent(text: string): string {
  return text.replace(/^/gm, "      ");
}
