import { type FileHistory, type Step, textAfter } from "./edits";
import { marksOf, type ReplayMark } from "./replayMarks";
import type { SessionEvent } from "./session";
import { type Beat, firstAfter, timeOf } from "./sessionTime";

/** A file of a question, over all its attempts and all windows it was open in. */
export interface ReplayFile {
  /** Such as `solution.py`. */
  name: string;
  /** When each change was made, in ms on the time line of the question, ascending. */
  ms: number[];
  /** What each change was: so many steps of this history. */
  states: { history: FileHistory; count: number }[];
}

/** What the candidate did at one question, laid out on its time line. */
export interface QuestionReplay {
  question: string;
  lengthMs: number;
  marks: ReplayMark[];
  files: ReplayFile[];
  /** Changes that could not be played back because a record before them was lost. */
  lost: number;
}

/** Every question that was worked on, in the order in which they were reached. */
export function buildReplay(events: readonly SessionEvent[], histories: readonly FileHistory[]): QuestionReplay[] {
  const time = timeOf(beatsOf(events, histories));
  const reached = new Set(
    events.flatMap((event) => (event.type === "moved" && event.question ? [event.question] : [])),
  );
  return [...reached].flatMap((question) => {
    const own = histories.filter((history) => history.question === question);
    const place = (at: number) => time.place(question, at);
    const files = filesOf(own, place);
    const gaps = time.gaps.filter((gap) => gap.question === question);
    const marks = marksOf({ question, events, files, gaps, place });
    const lengthMs = time.length(question);
    if (files.length === 0 && marks.length === 0) return [];
    return [{ question, lengthMs, marks, files, lost: own.reduce((sum, { lost }) => sum + lost, 0) }];
  });
}

function beatsOf(events: readonly SessionEvent[], histories: readonly FileHistory[]): Beat[] {
  const typed = histories.flatMap(({ steps }) => steps.map(({ at }): Beat => ({ at })));
  // The order of events counts, whatever was done to a clock.
  let latest = 0;
  const lived = events.map((event): Beat => {
    latest = Math.max(latest, event.at);
    return { at: latest, event };
  });
  const beats = [...lived, ...typed];
  // Stable, so that events of one moment keep their order.
  return beats.sort((a, b) => a.at - b.at);
}

/** Files by name: a further attempt has a further file of the same name, which takes over when it is opened. */
function filesOf(histories: readonly FileHistory[], place: (at: number) => number): ReplayFile[] {
  const names = [...new Set(histories.map(({ path }) => nameOf(path)))].sort(byImportance);
  return names.map((name) => {
    const states = histories
      .filter(({ path }) => nameOf(path) === name)
      .flatMap((history) => history.steps.map(({ at }, index) => ({ at, history, count: index + 1 })))
      .sort((a, b) => a.at - b.at);
    return {
      name,
      ms: ascending(states.map(({ at, history, count }) => whereSeen(place(at), history.steps[count - 1]!))),
      states: states.map(({ history, count }) => ({ history, count })),
    };
  });
}

/** The text a file begins with is read a moment after its question is on the desk (ms); it was there from the start. */
const readWithinMs = 20_000;

function whereSeen(ms: number, { whole }: Step): number {
  return whole && ms < readWithinMs ? 0 : ms;
}

function ascending(numbers: number[]): number[] {
  let last = 0;
  return numbers.map((number) => {
    last = Math.max(last, number);
    return last;
  });
}

const mainFiles = ["solution.py", "answer.md", "test_mine.py"];

function byImportance(a: string, b: string): number {
  const place = (name: string) => (mainFiles.includes(name) ? mainFiles.indexOf(name) : mainFiles.length);
  return place(a) - place(b) || (a < b ? -1 : 1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A file at a moment: its text and the change that came last; no text before it was opened. */
export function fileAt({ ms, states }: ReplayFile, moment: number): { text: string; step?: Step } {
  const state = states[firstAfter(ms, moment) - 1];
  if (!state) return { text: "" };
  return { text: textAfter(state.history, state.count), step: state.history.steps[state.count - 1] };
}

/** Characters typed and removed in each of `count` equal parts of the time line; text that was merely found does not count. */
export function activityOf({ files, lengthMs }: QuestionReplay, count: number): number[] {
  const parts = new Array<number>(count).fill(0);
  for (const { ms, states } of files) {
    states.forEach(({ history, count: steps }, index) => {
      const { whole, removed, inserted } = history.steps[steps - 1]!;
      const part = Math.min(count - 1, Math.floor((ms[index]! / Math.max(1, lengthMs)) * count));
      if (!whole) parts[part] = parts[part]! + removed + inserted.length;
    });
  }
  return parts;
}

/** A moment as a clock shows it: `12:34`, past an hour `1:02:03`. */
export function momentText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${pad(minutes)}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
