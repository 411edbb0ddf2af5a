import type { Curve, SizeTime } from "../question/growth";
import type { Level } from "../question/question";
import type { RunResult } from "../question/runResult";
import type { Conditions } from "./conditions";

/** A section of a session as drawn: its questions are fixed unless swapped. */
export interface PlannedSection {
  slug: string;
  title: string;
  minutes: number;
  /** Ids in order; stages of a scenario stand for it. */
  questions: string[];
  /** The candidate picks one of the questions; the others are not asked. */
  pickOne: boolean;
}

export interface SessionPlan {
  mode: "interview" | "practice";
  title: string;
  track: string;
  /** Ids of the blueprint and of the rubric; absent in practice. */
  blueprint?: string;
  rubric?: string;
  role?: string;
  level?: Level;
  /** Category slugs the candidate wants stressed. */
  focus: string[];
  /** Seed of the drawing, so that a session can be repeated. */
  seed: number;
  /** Absent in practice, and where nothing was said of them. */
  conditions?: Conditions;
  sections: PlannedSection[];
}

/**
 * Everything that can happen to a session; `at` is milliseconds since 1970 and only ever shown, never subtracted.
 * `by` names the window that wrote it, where several are read together. The state of a session is the fold of its events.
 */
export type SessionEvent = { at: number; by?: string } & (
  | { type: "started"; id: string; plan: SessionPlan }
  | { type: "moved"; section: number; question?: string }
  | { type: "picked"; section: number; question: string }
  | { type: "swapped"; section: number; from: string; to: string }
  | { type: "attempted"; question: string; folder: string }
  | { type: "ran"; question: string; result: RunResult }
  | { type: "checked"; question: string; caught: number; total: number }
  | { type: "hinted"; question: string }
  | { type: "clarified"; question: string; index: number }
  | { type: "chose"; question: string; option: number }
  | { type: "claimed"; question: string; growth: Curve }
  | { type: "measured"; question: string; times: SizeTime[]; growth: Curve[] }
  /** `over` is the time of the submission that the writer knew and replaces, 0 when it knew none; older versions did not say. */
  | {
      type: "submitted";
      question: string;
      files: { name: string; text: string }[];
      keyPoints: number[];
      over?: number;
    }
  | { type: "ticked"; question: string; keyPoints: number[] }
  | { type: "revealed"; question: string }
  | { type: "skipped"; question: string }
  | { type: "used"; ms: number }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "extended"; ms: number }
  | { type: "pasted"; question: string; characters: number }
  | { type: "away"; ms: number }
  | { type: "ended"; early: boolean }
  | { type: "discarded" }
  /** Nobody went on with it: another was started instead, or two weeks passed. It can be taken up or rated still. */
  | { type: "abandoned" }
  /** The window that writes this leads the session from now on: it alone counts time, moves on, pauses and ends. */
  | { type: "owned"; pid: number; host: string }
  /** The window that led the session let go of it. */
  | { type: "released" }
  | { type: "predicted"; scores: Record<string, number> }
  | { type: "rated"; criterion: string; score?: number; note?: string }
);

/** `answered` once submitted; `skipped` on purpose; `not-picked` when another of its section was picked. */
export type QuestionStatus = "waiting" | "open" | "answered" | "skipped" | "not-picked";

export interface QuestionProgress {
  id: string;
  /** Place in the plan, from 1; what an interview shows instead of the title. */
  number: number;
  status: QuestionStatus;
  usedMs: number;
  /** Folders of its attempts relative to the practice folder; the last is current. */
  attempts: string[];
  /** Runs of the current attempt that came to a verdict. */
  runs: number;
  /** Milliseconds used when the first run ended; of the current attempt. */
  firstRunMs?: number;
  /** Runs it took until every case, the bonus goal aside, passed for the first time. */
  runsUntilPassed?: number;
  lastRun?: RunResult;
  /** Wrong solutions the candidate's own tests caught when they were last checked, and how many there were. */
  ownTests?: { caught: number; total: number };
  /** How the time of the code grows, as the candidate said before the first measurement. */
  claimedGrowth?: Curve;
  /** The last measurement, and the curves it agreed with; of the current attempt. */
  measured?: { times: SizeTime[]; growth: Curve[] };
  hints: number;
  clarified: number[];
  choice?: number;
  /** Text as last submitted, and when. */
  submitted?: { name: string; text: string }[];
  submittedAt?: number;
  /** What another window submitted without knowing of this one. */
  otherSubmitted?: { name: string; text: string }[];
  /** Key points counted as said: found in the text, then as ticked by the candidate. */
  keyPoints: number[];
  /** The model answer was shown before the question was answered. */
  gaveUp: boolean;
}

export interface SectionProgress {
  usedMs: number;
  extraMs: number;
  picked?: string;
}

/** The window that leads a session; processes are told apart by number and machine. */
export interface SessionOwner {
  writer: string;
  pid: number;
  host: string;
}

export interface Session {
  id: string;
  plan: SessionPlan;
  startedAt: number;
  endedAt?: number;
  status: "running" | "paused" | "ended" | "discarded" | "abandoned";
  /** Absent when no window leads it, and in sessions of older versions. */
  owner?: SessionOwner;
  endedEarly: boolean;
  usedMs: number;
  /** How often the window of a running interview lost the focus, and for how long in all. */
  away: { times: number; ms: number };
  /** Characters of each large paste. */
  pastes: number[];
  /** Index of the current section. */
  section: number;
  /** The question that is open; none while one has to be picked. */
  question?: string;
  sections: SectionProgress[];
  /** Questions that were swapped away; they do not come back. */
  swappedOut: string[];
  questions: Record<string, QuestionProgress>;
  predictions: Record<string, number>;
  ratings: Record<string, { score?: number; note?: string }>;
}
