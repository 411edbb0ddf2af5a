import type { Curve, SizeTime } from "../question/growth";
import type { Level, NamedFile } from "../question/question";
import type { RunResult } from "../question/runResult";
import type { DrawRule } from "./blueprint";
import type { ClockGap } from "./clockGaps";
import type { Conditions } from "./conditions";
import type { PhaseLog, WorkedOn } from "./phases";

/** A section of a session as drawn: its questions are fixed unless swapped. */
export interface PlannedSection {
  slug: string;
  title: string;
  minutes: number;
  /** Ids in order; stages of a scenario stand for it. */
  questions: string[];
  /** The candidate picks one of the questions; the others are not asked. */
  pickOne: boolean;
  /** The rules its questions were drawn by, so that one can be swapped. Absent in practice and in sessions of older versions. */
  draws?: DrawRule[];
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
  /** The company the candidate prepares for, in their own words. */
  company?: string;
  /** Who is across the table, a slug of `profiles`; chooses the questions to ask. */
  profile?: string;
  /** Local date of the real interview, `YYYY-MM-DD`. */
  realDate?: string;
  /** Category slugs the candidate wants stressed. */
  focus: string[];
  /** Seed of the drawing, so that a session can be repeated. */
  seed: number;
  /** Absent in practice, and where nothing was said of them. */
  conditions?: Conditions;
  /** Every section has its minutes so many times; absent is once. */
  extraTime?: number;
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
  // `carried`: of a later stage of a scenario, what its code goes on from.
  | { type: "attempted"; question: string; folder: string; carried?: CarriedCode }
  /** `code`: of a stage whose tests it passed, for the next stage to go on from; older versions did not say. */
  | { type: "ran"; question: string; result: RunResult; code?: string }
  | { type: "checked"; question: string; caught: number; total: number }
  | { type: "hinted"; question: string }
  | { type: "clarified"; question: string; index: number }
  /** The candidate turned to something else in the files of a coding question; recorded once for each turn. */
  | { type: "worked"; question: string; on: WorkedOn }
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
  /** What stood unsaved in a window that reads along when the leader moved on: a version beside the answer, which stays. */
  | { type: "kept"; question: string; files: { name: string; text: string }[] }
  | { type: "ticked"; question: string; keyPoints: number[] }
  /** Given up; `files` hold the code as it then was. */
  | { type: "revealed"; question: string; files?: { name: string; text: string }[] }
  | { type: "skipped"; question: string }
  // The interviewer asked a follow-up, in these words; the reply is empty when it was passed over.
  | { type: "asked"; question: string; ask: string }
  | { type: "replied"; question: string; ask: string; text: string }
  // The candidate put a question of theirs to the interviewer, or takes that back.
  | { type: "posed"; question: string; posed: boolean }
  | { type: "used"; ms: number }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "extended"; ms: number }
  | { type: "pasted"; question: string; characters: number }
  | { type: "away"; ms: number }
  /** A clock made none of its usual steps, or the window was closed; `id` is the gap's own, in whatever window it was seen. */
  | ({ type: "jumped"; id: string } & ClockGap)
  /** What the candidate decided on a gap, the last word counts: its time was used, or it was not. */
  | { type: "counted"; gap: string; counts: boolean }
  /** The time of a section is over: what stood there, with the required tests of the last run, and `overMs` that the clock was late. */
  | ({ type: "rang"; section: number; question?: string; overMs: number } & AtTheBell)
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

/** The open question when the time of its section was over. */
export interface AtTheBell {
  files: NamedFile[];
  /** Of the last run; absent when there was none. */
  tests?: { passed: number; total: number };
  /** The code had changed since that run. */
  stale: boolean;
}

/** A gap as it stands in a session, with the place where it fell. */
export interface SessionGap extends ClockGap {
  id: string;
  section: number;
  question?: string;
  /** Whether its time counts as used; absent until the candidate decides, which leaves it out. */
  counts?: boolean;
}

/** The code a stage goes on from: that of stage `id`, the candidate's own if it had passed its tests, else the reference. */
export interface CarriedCode {
  id: string;
  own: boolean;
}

/** A follow-up as it was asked; without a reply it waits for one, and an empty one passed it over. */
export interface AskedFollowUp {
  ask: string;
  reply?: string;
}

/** `answered` once submitted; `skipped` on purpose; `not-picked` when another of its section was picked. */
export type QuestionStatus = "waiting" | "open" | "answered" | "skipped" | "not-picked";

export interface QuestionProgress {
  id: string;
  /** Place in the plan, from 1; what an interview shows instead of the title. */
  number: number;
  status: QuestionStatus;
  usedMs: number;
  /** The part of `usedMs` after the time of its section was over; absent is none. */
  overtimeMs?: number;
  /** How it stood when that time was over; the first time stays. */
  bell?: AtTheBell;
  /** Overtime it had when the last run ended (ms); absent when that was in time. */
  lastRunOvertimeMs?: number;
  /** When the last run ended, in the spans of its section: so many were over, and so much of the next one (ms). */
  lastRunAt?: [span: number, ms: number];
  /** Folders of its attempts relative to the practice folder; the last is current. */
  attempts: string[];
  /** Runs of the current attempt that came to a verdict. */
  runs: number;
  /** Milliseconds used when the first run ended; of the current attempt. */
  firstRunMs?: number;
  /** Runs it took until every case, the bonus goal aside, passed for the first time. */
  runsUntilPassed?: number;
  lastRun?: RunResult;
  /** Of a stage: the code that passed its tests last; of the current attempt. */
  passedCode?: string;
  /** Wrong solutions the candidate's own tests caught when they were last checked, and how many there were. */
  ownTests?: { caught: number; total: number };
  /** How the time of the code grows, as the candidate said before the first measurement. */
  claimedGrowth?: Curve;
  /** The last measurement, and the curves it agreed with; of the current attempt. */
  measured?: { times: SizeTime[]; growth: Curve[] };
  hints: number;
  /** Time used when each hint was given (ms), in order; of fewer hints than `hints` in older journals. */
  hintsAtMs?: number[];
  /** Of a coding question that was worked on; absent in journals from before phases were noted. */
  phases?: PhaseLog;
  clarified: number[];
  choice?: number;
  /** Text as last submitted, or as it was when the candidate gave up, and when. */
  submitted?: { name: string; text: string }[];
  submittedAt?: number;
  /** What another window submitted without knowing of this one, or had typed when the one that leads moved on. */
  otherSubmitted?: { name: string; text: string }[];
  /** Key points counted as said: found in the text, then as ticked by the candidate. */
  keyPoints: number[];
  /** The model answer was shown before the question was answered. */
  gaveUp: boolean;
  /** In the order they were asked; of the current attempt. */
  followUps: AskedFollowUp[];
  /** The candidate put this question to the interviewer. */
  posed?: boolean;
  /** Of a later stage of a scenario; of the current attempt. */
  carried?: CarriedCode;
}

export interface SectionProgress {
  usedMs: number;
  extraMs: number;
  /** The time was over once, though more of it may have been given since. */
  rang?: boolean;
  /** What its time was when that happened (ms); what was used past it is overtime. */
  limitMs?: number;
  /** The part of `usedMs` after that; absent is none. */
  overtimeMs?: number;
  /** What `usedMs` is made of; absent before any of it. */
  spans?: TimeSpan[];
  picked?: string;
}

/** Time that passed without a break on one question, or a gap (by its id), which has 0 ms as long as it does not count. */
export interface TimeSpan {
  question?: string;
  gap?: string;
  ms: number;
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
  /** How often the candidate paused; absent when never. */
  pauses?: number;
  /** Characters of each large paste. */
  pastes: number[];
  /** Steps of the clock that were none of the usual ones, in order. */
  gaps: SessionGap[];
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
