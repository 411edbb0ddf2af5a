/** What the extension's own code took of an activation in a real VS Code (ms). */
export interface ActivationTimes {
  /** Reading and evaluating the bundle. */
  evaluationMs: number;
  /** From the call of `activate` until it returned. */
  activateMs: number;
}

const label = "Own code of an activation: ";

/** A line for a test to print. */
export function formatActivation(times: ActivationTimes): string {
  return label + JSON.stringify(times);
}

/** The times in a line that a test printed; undefined for any other line. */
export function parseActivation(line: string): ActivationTimes | undefined {
  const at = line.indexOf(label);
  return at < 0 ? undefined : (JSON.parse(line.slice(at + label.length)) as ActivationTimes);
}
