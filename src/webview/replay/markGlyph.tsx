import type { MarkKind } from "../../core/interview/replayMarks";

/** The shape of each kind of mark, drawn around the origin, 12 units wide; a shape tells without color. */
const shapes: Record<MarkKind, string> = {
  first: "M0 -5A5 5 0 1 1 0 5 5 5 0 1 1 0 -5Z",
  passed: "M-5.5 0.5 -1.8 4.5 5.5 -4",
  failed: "M-4.5 -4.5 4.5 4.5M4.5 -4.5 -4.5 4.5",
  hint: "M0 -5.5 5.5 4.5 -5.5 4.5Z",
  pause: "M-3 -5V5M3 -5V5",
  bell: "M-5 4H5C3.5 2.5 3.5 0 3 -2 2.2 -5 -2.2 -5 -3 -2 -3.5 0 -3.5 2.5 -5 4ZM-1 6H1",
  submitted: "M-4.5 -4.5H4.5V4.5H-4.5Z",
  other: "M0 -1.5A1.5 1.5 0 1 1 0 1.5 1.5 1.5 0 1 1 0 -1.5Z",
};

export const markWords: Record<MarkKind, string> = {
  first: "first words or code",
  passed: "run, all tests passed",
  failed: "run, not all passed",
  hint: "hint",
  pause: "pause",
  bell: "time was up",
  submitted: "handed in",
  other: "anything else",
};

export function MarkGlyph({ kind }: { kind: MarkKind }) {
  return <path class={`mark ${kind}`} d={shapes[kind]} />;
}

/** A mark as it stands in a line of words. */
export function MarkSign({ kind }: { kind: MarkKind }) {
  return (
    <svg class="mark-sign" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <MarkGlyph kind={kind} />
    </svg>
  );
}
