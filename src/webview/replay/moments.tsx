import { momentText } from "../../core/interview/replay";
import type { ReplayView } from "../../protocol/replayMessages";

export interface MomentsProps {
  question: ReplayView["question"];
  file: string;
  ms: number;
  onSeek(ms: number): void;
}

/** One press of an arrow key (ms); a page key goes a tenth of the line. */
const stepMs = 1000;

/** The slider, and the way from mark to mark. */
export function Moments({ question: { lengthMs, marks }, file, ms, onSeek }: MomentsProps) {
  const before = marks.findLast((mark) => mark.ms < ms);
  const after = marks.find((mark) => mark.ms > ms);
  const latest = marks.findLast((mark) => mark.ms <= ms);
  const now = momentText(ms);
  return (
    <div class="moments">
      <input
        class="slider"
        type="range"
        min={0}
        max={lengthMs}
        step={1}
        value={ms}
        aria-label="Moment"
        aria-valuetext={`${now} of ${momentText(lengthMs)}`}
        onInput={(event) => onSeek(event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => {
          const to = keyTarget(event.key, ms, lengthMs);
          if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onSeek(to);
        }}
      />
      <div class="moment-row">
        <p class="now-text">
          <strong>{now}</strong> <span class="quiet">of {momentText(lengthMs)}</span>
        </p>
        <button type="button" class="button" disabled={!before} onClick={() => before && onSeek(before.ms)}>
          Previous mark
        </button>
        <button type="button" class="button" disabled={!after} onClick={() => after && onSeek(after.ms)}>
          Next mark
        </button>
      </div>
      <p class="latest" role="status" aria-live="polite">
        {latest ? latest.text : "The beginning"}
        {file && <span class="quiet"> · the editor shows {file} at this moment</span>}
      </p>
    </div>
  );
}

function keyTarget(key: string, ms: number, lengthMs: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return ms - stepMs;
    case "ArrowRight":
    case "ArrowUp":
      return ms + stepMs;
    case "PageDown":
      return ms - lengthMs / 10;
    case "PageUp":
      return ms + lengthMs / 10;
    case "Home":
      return 0;
    case "End":
      return lengthMs;
    default:
      return undefined;
  }
}
