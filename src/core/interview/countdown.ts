import { sectionMinutes } from "./extraTime";
import type { Session } from "./session";

export type CountdownPhase = "calm" | "soon" | "over";

export interface Countdown {
  /** Milliseconds left; negative once the time is over. */
  remainingMs: number;
  phase: CountdownPhase;
  /** `24:59`, past zero `+01:12`. */
  text: string;
  /** For a screen reader, in whole minutes: `12 minutes left`, `time is up`. It changes at most once a minute. */
  label: string;
}

/** Milliseconds a section has, the current one unless said otherwise: its minutes by the extra time, and extensions. */
export function allowedMs({ plan, sections, section }: Session, index = section): number {
  return sectionMinutes(plan, index) * 60_000 + (sections[index]?.extraMs ?? 0);
}

/** The last part of the time is `soon`: a fifth of it, at most five minutes. */
const soonShare = 0.2;
const soonAtMostMs = 5 * 60_000;

/** What the clock shows after `usedMs` of `allowedMs`. */
export function countdown(allowedMs: number, usedMs: number): Countdown {
  const remainingMs = allowedMs - usedMs;
  const soonMs = Math.min(allowedMs * soonShare, soonAtMostMs);
  const phase = remainingMs < 0 ? "over" : remainingMs <= soonMs ? "soon" : "calm";
  return { remainingMs, phase, text: clockText(remainingMs), label: spokenTime(remainingMs) };
}

/** Rounds up while time is left, so that the clock starts at its full length and reaches 0:00 at the end. */
function clockText(remainingMs: number): string {
  const seconds = remainingMs >= 0 ? Math.ceil(remainingMs / 1000) : Math.floor(-remainingMs / 1000);
  const text = `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
  return remainingMs < 0 ? `+${text}` : text;
}

function spokenTime(remainingMs: number): string {
  const left = remainingMs > 0;
  const minutes = left ? Math.ceil(remainingMs / 60_000) : Math.floor(-remainingMs / 60_000);
  if (minutes === 0) return "time is up";
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"} ${left ? "left" : "over"}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** A length of time in words for a report, rounded: `12 min`, below a minute `45 s`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
