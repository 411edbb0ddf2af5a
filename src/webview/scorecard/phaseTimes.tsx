import { durationText } from "../../core/interview/countdown";
import type { PhaseTime } from "../../core/interview/phases";

/** The time in each phase of a coding question: parts of one bar, and the same in words below it. */
export function PhaseTimes({ times }: { times: readonly PhaseTime[] }) {
  const whole = times.reduce((sum, { ms }) => sum + ms, 0);
  let before = 0;
  const parts = times.map(({ phase, ms }) => {
    const x = before;
    before += ms;
    return { phase, x: percent(x / whole), width: percent(ms / whole) };
  });
  return (
    <div class="phase-times">
      <svg class="phase-bar" width="100%" height="8" aria-hidden="true" focusable="false">
        {parts.map(({ phase, x, width }, index) => (
          <rect key={phase} class={index % 2 === 0 ? "" : "second"} x={x} width={width} y="0" height="8" />
        ))}
      </svg>
      <ul class="phase-words" aria-label="Time in each phase">
        {times.map(({ phase, ms }) => (
          <li key={phase}>
            {phase} <span class="quiet">{durationText(ms)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
