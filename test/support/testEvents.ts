/** What a process that runs tests tells the one that started it, a line each among whatever else it prints. */
export type TestEvent =
  | { type: "passed"; title: string; ms: number }
  | { type: "failed"; title: string; error: string }
  | { type: "retried"; title: string; error: string }
  | { type: "end"; passed: number; failed: number };

const mark = "@@test ";

export function formatEvent(event: TestEvent): string {
  return mark + JSON.stringify(event);
}

/** The event on a line of output, or undefined when the line holds something else. */
export function parseEvent(line: string): TestEvent | undefined {
  const at = line.indexOf(mark);
  if (at < 0) return undefined;
  try {
    return JSON.parse(line.slice(at + mark.length)) as TestEvent;
  } catch {
    return undefined;
  }
}
