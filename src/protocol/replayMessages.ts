import type { ReplayMark } from "../core/interview/replayMarks";

export interface ReplayView {
  session: string;
  /** What the session was called. */
  title: string;
  /** Day it began, `2026-11-21`. */
  date: string;
  /** Folder the recording lies in. */
  where: string;
  /** The questions that were worked on, in order. */
  questions: { id: string; label: string }[];
  /** The one that is shown. */
  question: {
    id: string;
    lengthMs: number;
    marks: ReplayMark[];
    /** Characters typed in equal parts of the time. */
    activity: number[];
    files: string[];
    /** Changes that could not be read. */
    lost: number;
  };
  /** The file that the editor shows. */
  file: string;
  /** The moment it shows, in ms on the time line of the question. */
  ms: number;
  /** Moments kept to be compared. */
  a?: number;
  b?: number;
}

export type ToReplay = { type: "replay"; replay: ReplayView } | { type: "empty"; text: string };

export type FromReplay =
  | { type: "ready" }
  | { type: "seek"; ms: number }
  | { type: "question"; id: string }
  | { type: "file"; name: string }
  | { type: "keep"; as: "a" | "b"; ms: number }
  | { type: "compare" }
  | { type: "delete" };

/** Reads a message from the page; undefined for anything that is not one. */
export function readReplayMessage(message: unknown): FromReplay | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, ms, id, name, as } = message as Record<string, unknown>;
  const isText = (value: unknown): value is string => typeof value === "string" && value.length <= 400;
  const isMoment = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0;
  switch (type) {
    case "ready":
    case "compare":
    case "delete":
      return { type };
    case "seek":
      return isMoment(ms) ? { type, ms } : undefined;
    case "question":
      return isText(id) ? { type, id } : undefined;
    case "file":
      return isText(name) ? { type, name } : undefined;
    case "keep":
      return isMoment(ms) && (as === "a" || as === "b") ? { type, as, ms } : undefined;
    default:
      return undefined;
  }
}
