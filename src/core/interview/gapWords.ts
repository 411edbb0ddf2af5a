import type { ClockGap, GapCause } from "./clockGaps";
import { durationText } from "./countdown";

const minute = 60_000;
const hour = 60 * minute;

/** A length of time in words, however long: `30 s`, `12 min`, `8 h`, `8 h 5 min`, `3 days`. */
export function lengthText(ms: number): string {
  if (ms < 59.5 * minute) return durationText(ms);
  if (ms >= 48 * hour) return `${Math.round(ms / (24 * hour))} days`;
  const minutes = Math.round(ms / minute);
  const rest = minutes % 60;
  return [`${Math.floor(minutes / 60)} h`, rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}

/** A gap in the shortest words, for a list: `Computer slept 8 h`. */
export function gapTitle({ causes, ms, shiftMs }: ClockGap): string {
  const length = ms > 0 ? ` ${lengthText(ms)}` : "";
  const set = shiftMs === 0 ? "" : `clock set ${direction(shiftMs)} ${lengthText(Math.abs(shiftMs))}`;
  const title = titles[causes.join()];
  if (!title) return capital(set);
  return set ? `${title}${length}, ${set}` : `${title}${length}`;
}

/** What the candidate is told of a gap once it is over. */
export function gapNotice(gap: ClockGap): string {
  if (gap.ms === 0) return `${gapTitle(gap)}. The time of your interview goes on as before.`;
  return `${gapTitle(gap)}. This time is not counted.`;
}

/** By the causes; where there are two the clocks cannot tell them apart, and neither do we. A clock that was set speaks for itself. */
const titles: Partial<Record<string, string>> = {
  slept: "Computer slept",
  stalled: "Editor stood still",
  "slept,stalled": "Computer slept or stood still",
  "slept,clock-changed": "Computer slept, or its clock was set ahead,",
  closed: "Window closed",
  "closed,clock-changed": "Window closed, for a time nobody knows: the clock was set back",
} satisfies Partial<Record<GapCause | `${GapCause},${GapCause}`, string>>;

function direction(shiftMs: number): string {
  return shiftMs > 0 ? "ahead" : "back";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
