import type { SessionEvent } from "./session";

/** Anything that shows that the candidate or the clock was at work, and of which question it tells. */
export interface Beat {
  at: number;
  event?: SessionEvent;
}

/** A stretch in which a question was on the desk and nothing happened, such as the days between two sittings. */
export interface Gap {
  question: string;
  /** On the time line of the question. */
  ms: number;
  /** How long it was by the clock on the wall. */
  lastedMs: number;
  /** The candidate paused; else the window was gone, or the machine slept. */
  paused: boolean;
}

/** The time lines of the questions of a session: milliseconds that each was on the desk with its clock running. */
export interface SessionTime {
  /** The place of a moment on the time line of a question; 0 before it was reached. */
  place(question: string, at: number): number;
  /** How long a time line is. */
  length(question: string): number;
  gaps: Gap[];
}

/** Time is recorded every two seconds while the clock runs, so a longer silence than this (ms) was none of it. */
const longestSilenceMs = 15_000;

interface Line {
  at: number[];
  ms: number[];
}

/** Lays out the time lines. Beats are in order; where the clock was set back they stand still. */
export function timeOf(beats: readonly Beat[]): SessionTime {
  const lines = new Map<string, Line>();
  const gaps: Gap[] = [];
  let current: string | undefined;
  let running = false;
  let pausedAt: number | undefined;
  let last = beats[0]?.at ?? 0;
  const lineOf = (question: string) => {
    const line = lines.get(question) ?? { at: [], ms: [] };
    lines.set(question, line);
    return line;
  };
  const pass = (at: number) => {
    if (current === undefined || !running) return;
    const line = lineOf(current);
    const before = line.ms.at(-1) ?? 0;
    const silent = at - last > longestSilenceMs;
    if (silent) gaps.push({ question: current, ms: before, lastedMs: at - last, paused: false });
    if (line.at.at(-1) !== last) addPoint(line, last, before);
    addPoint(line, at, silent ? before : before + at - last);
  };
  for (const beat of beats) {
    const at = Math.max(beat.at, last);
    pass(at);
    last = at;
    const { event } = beat;
    if (!event) continue;
    if (event.type === "paused" && running) pausedAt = at;
    if (event.type === "resumed" && pausedAt !== undefined && current !== undefined) {
      gaps.push({ question: current, ms: lineOf(current).ms.at(-1) ?? 0, lastedMs: at - pausedAt, paused: true });
    }
    if (event.type === "moved") {
      current = event.question;
      if (current !== undefined) lineOf(current);
    }
    if (event.type === "started" || event.type === "resumed") running = true;
    if (event.type === "paused" || event.type === "ended" || event.type === "discarded") running = false;
    if (event.type !== "paused" && running) pausedAt = undefined;
  }
  return {
    place: (question, at) => placeOn(lines.get(question), at),
    length: (question) => lines.get(question)?.ms.at(-1) ?? 0,
    gaps,
  };
}

function addPoint(line: Line, at: number, ms: number): void {
  line.at.push(at);
  line.ms.push(ms);
}

function placeOn(line: Line | undefined, at: number): number {
  if (!line || line.at.length === 0) return 0;
  const after = firstAfter(line.at, at);
  if (after === 0) return 0;
  const [fromAt, fromMs] = [line.at[after - 1]!, line.ms[after - 1]!];
  const [toAt, toMs] = [line.at[after], line.ms[after]];
  if (toAt === undefined || toMs === undefined || toAt === fromAt) return fromMs;
  return Math.round(fromMs + ((at - fromAt) / (toAt - fromAt)) * (toMs - fromMs));
}

/** Index of the first number greater than `value`, in ascending numbers; their count when there is none. */
export function firstAfter(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
