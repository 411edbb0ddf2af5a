import { useState } from "preact/hooks";
import { useLatest } from "../page/useLatest";

export interface ScoreRadiosProps {
  name: string;
  /** Id of the element that names the group. */
  labelledBy: string;
  score?: number;
  /** What each score from 1 to 5 means. */
  anchors: readonly string[];
  suggested?: number;
  /** Called with the new score; 0 takes it back. */
  onScore(score: number): void;
  /** Whether a score can be taken back. */
  clearable?: boolean;
}

const scores = [1, 2, 3, 4, 5] as const;

/** Five radio buttons; what the focused or chosen one means stands below them. */
export function ScoreRadios({ name, labelledBy, score, anchors, suggested, onScore, clearable }: ScoreRadiosProps) {
  const [chosen, choose, settle] = useLatest(score ?? 0);
  const [focused, setFocused] = useState(0);
  const rate = (value: number) => {
    choose(value);
    onScore(value);
  };
  const shown = focused || chosen;
  return (
    <div class="score">
      <div class="score-row">
        <div
          class="radios"
          role="radiogroup"
          aria-labelledby={labelledBy}
          onFocusOut={() => {
            setFocused(0);
            settle();
          }}
        >
          {scores.map((value) => (
            <label key={value} class={value === suggested ? "radio suggested" : "radio"} title={anchors[value - 1]}>
              <input
                type="radio"
                name={name}
                value={value}
                checked={chosen === value}
                aria-label={radioWords(value, anchors[value - 1], value === suggested)}
                onFocusIn={() => setFocused(value)}
                onChange={() => rate(value)}
              />
              <span aria-hidden="true">{value}</span>
            </label>
          ))}
        </div>
        {clearable && chosen > 0 && (
          <button type="button" class="button light" onClick={() => rate(0)}>
            Clear
          </button>
        )}
      </div>
      {/* Takes its line even when empty, so that nothing moves as the focus goes through the form. */}
      <p class="anchor" aria-hidden="true" dir="auto">
        {shown > 0 ? anchors[shown - 1] : ""}
      </p>
    </div>
  );
}

function radioWords(value: number, anchor: string | undefined, suggested: boolean): string {
  return `${value}${anchor ? `: ${anchor}` : ""}${suggested ? ". Suggested by what was measured" : ""}`;
}
