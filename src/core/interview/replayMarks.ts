import { tally } from "../question/runResult";
import { durationText } from "./countdown";
import type { FileHistory } from "./edits";
import type { SessionEvent } from "./session";
import type { Gap } from "./sessionTime";

/** What a mark on the time line stands for; each has a shape of its own. */
export type MarkKind = "first" | "passed" | "failed" | "hint" | "pause" | "bell" | "submitted" | "other";

/** Something worth stopping at. */
export interface ReplayMark {
  /** On the time line of the question. */
  ms: number;
  kind: MarkKind;
  /** What it was, in a few words. */
  text: string;
}

export interface MarkSources {
  question: string;
  events: readonly SessionEvent[];
  files: readonly { name: string; ms: number[]; states: { history: FileHistory; count: number }[] }[];
  gaps: readonly Gap[];
  place: (at: number) => number;
}

/** A shorter silence of the keys (ms) is thinking, not a pause. */
const shortestPauseMs = 90_000;
/** The window was gone for less (ms): nothing worth a mark. */
const shortestGapMs = 60_000;

/** The marks of one question, in order of time. */
export function marksOf(sources: MarkSources): ReplayMark[] {
  return [...eventMarks(sources), ...firstMarks(sources), ...gapMarks(sources), ...silenceMarks(sources)].sort(
    (a, b) => a.ms - b.ms,
  );
}

function eventMarks({ question, events, place }: MarkSources): ReplayMark[] {
  const counts = { runs: 0, hints: 0, attempts: 0, submits: 0 };
  return events.flatMap((event) => {
    if (!("question" in event) || event.question !== question) return [];
    const mark = markOf(event, counts);
    return mark ? [{ ms: place(event.at), ...mark }] : [];
  });
}

type Counts = Record<"runs" | "hints" | "attempts" | "submits", number>;

function markOf(event: SessionEvent, counts: Counts): Omit<ReplayMark, "ms"> | undefined {
  switch (event.type) {
    case "ran": {
      counts.runs += 1;
      const { passed, total, complete } = tally(event.result);
      const result = total === 0 ? "did not load" : `${passed} of ${total} tests passed`;
      return { kind: complete ? "passed" : "failed", text: `Run ${counts.runs}: ${result}` };
    }
    case "hinted":
      counts.hints += 1;
      return { kind: "hint", text: `Hint ${counts.hints}` };
    case "attempted":
      counts.attempts += 1;
      return counts.attempts > 1 ? { kind: "other", text: "Started over" } : undefined;
    case "submitted":
      counts.submits += 1;
      return { kind: "submitted", text: counts.submits > 1 ? "Handed in again" : "Handed in" };
    case "pasted":
      return { kind: "other", text: `Pasted ${event.characters} characters` };
    case "checked":
      return { kind: "other", text: `Own tests caught ${event.caught} of ${event.total} wrong solutions` };
    default:
      return plainMarks.get(event.type);
  }
}

/** Events that say all there is to say by their name. */
const plainMarks: ReadonlyMap<string, Omit<ReplayMark, "ms">> = new Map([
  ["rang", { kind: "bell", text: "Time was up" }],
  ["clarified", { kind: "other", text: "Asked a clarifying question" }],
  ["chose", { kind: "other", text: "Chose an option" }],
  ["claimed", { kind: "other", text: "Said how the time grows" }],
  ["asked", { kind: "other", text: "The interviewer asked a follow-up" }],
  ["revealed", { kind: "other", text: "Opened the answer" }],
  ["skipped", { kind: "other", text: "Skipped" }],
]);

const firstWords: Record<string, string> = {
  "solution.py": "First code",
  "answer.md": "First words",
  "test_mine.py": "First test of one's own",
};

/** When the candidate first typed in each file. */
function firstMarks({ files }: MarkSources): ReplayMark[] {
  return files.flatMap(({ name, ms, states }) => {
    const first = states.findIndex(({ history, count }) => !history.steps[count - 1]!.whole);
    return first < 0 ? [] : [{ ms: ms[first]!, kind: "first", text: firstWords[name] ?? `First words in ${name}` }];
  });
}

function gapMarks({ gaps }: MarkSources): ReplayMark[] {
  return gaps
    .filter(({ paused, lastedMs }) => paused || lastedMs >= shortestGapMs)
    .map(({ ms, lastedMs, paused }) => ({
      ms,
      kind: "pause",
      text: `${paused ? "Paused" : "Away from the session"} for ${longTime(lastedMs)}`,
    }));
}

/** Long stretches between two keys, in whichever file. */
function silenceMarks({ files }: MarkSources): ReplayMark[] {
  const typed = files
    .flatMap(({ ms, states }) => ms.filter((_, index) => isTyped(states[index]!)))
    .sort((a, b) => a - b);
  return typed.flatMap((ms, index) => {
    const silence = (typed[index + 1] ?? ms) - ms;
    return silence >= shortestPauseMs ? [{ ms, kind: "pause", text: `No typing for ${durationText(silence)}` }] : [];
  });
}

function isTyped({ history, count }: { history: FileHistory; count: number }): boolean {
  return !history.steps[count - 1]!.whole;
}

function longTime(ms: number): string {
  const hours = ms / 3_600_000;
  if (hours < 1) return durationText(ms);
  return hours < 36 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}
