import type { TestRow } from "../../protocol/questionMessages";

export type ShownVerdict = TestRow["verdict"];

/** What a verdict is called in running text. */
export const verdictWords: Record<ShownVerdict, string> = {
  passed: "passed",
  failed: "failed",
  errored: "raised an error",
  "timed-out": "timed out",
  crashed: "crashed",
  skipped: "skipped",
  waiting: "not run",
};

/** One shape for each verdict in a square of 16: told apart without color. */
const shapes: Record<ShownVerdict, string> = {
  passed: "M3 8.5 6.5 12 13 4.5",
  failed: "M4 4 12 12 M12 4 4 12",
  errored: "M8 2 14.5 13.5H1.5Z M8 6.5V9.5 M8 11.4V11.6",
  "timed-out": "M8 2A6 6 0 1 1 7.99 2Z M8 4.8V8L10.2 9.6",
  crashed: "M2.5 2.5H13.5V13.5H2.5Z M5.5 5.5 10.5 10.5 M10.5 5.5 5.5 10.5",
  skipped: "M3 8H13",
  waiting: "M8 5A3 3 0 1 1 7.99 5Z",
};

/** The sign of a verdict; silent, because words always stand beside it. */
export function VerdictGlyph({ verdict }: { verdict: ShownVerdict }) {
  return (
    <svg class={`glyph ${verdict}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path
        d={shapes[verdict]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
