import type { Block } from "../core/question/richBlocks";
import type { CaseResult, Outcome } from "../core/question/runResult";
import type { GrowthView } from "./growthView";
import type { PhasesView } from "./phasesView";

/** One test as the panel shows it. Of a further test in an interview only the label is known, so `hidden` is true. */
export interface TestRow {
  name: string;
  label: string;
  group: CaseResult["group"];
  verdict: CaseResult["verdict"] | "waiting";
  hidden: boolean;
  message?: string;
  expected?: string;
  actual?: string;
  /** Line of the candidate's file, from 1; the row can be clicked to go there. */
  line?: number;
  /** Of the candidate's own tests: the name of the file the line is in. */
  file?: string;
}

/** The candidate's own tests, which count for nothing but themselves. */
export interface OwnTestsView {
  state: TestsView["state"];
  rows: TestRow[];
  /** `2 of 3 pass`, or why there is nothing to count. */
  summary: string;
  /** What was printed, capped. */
  output?: string;
  /** The tests changed after the run. */
  stale: boolean;
  check?: OwnCheckView;
  buttons: PanelButton[];
}

/** What the tests caught when they were tried on wrong solutions. */
export interface OwnCheckView {
  summary: string;
  /** The mistakes that were caught; the others are only counted. */
  caught: string[];
  missed?: string;
  /** Tests that the reference solution does not pass. */
  rows: TestRow[];
  /** The tests changed after the check. */
  stale: boolean;
}

export interface TestsView {
  state: "idle" | "running" | "done";
  outcome?: Outcome;
  rows: TestRow[];
  /** `10 of 12 tests pass`, or why there is nothing to count. */
  summary: string;
  /** For outcomes other than passed and failed: what happened and what to do. */
  message?: string;
  /** What was printed, capped. */
  output?: string;
  ms?: number;
  python?: string;
  /** The result is that of an earlier run of the same text. */
  repeated?: boolean;
  /** The text changed after the run. */
  stale: boolean;
  own?: OwnTestsView;
}

export interface KeyPointView {
  text: string;
  said: boolean;
  /** The sentence of the answer that says it, or the one that contradicts it. */
  quote?: string;
  contradictedBy?: string;
}

/** What is shown once an answer is in, or given up: everything the author wrote for afterwards. */
export interface RevealView {
  keyPoints: KeyPointView[];
  /** In order: short answer, model answer, approach, mistakes, follow-ups ... */
  parts: RevealPart[];
  solution?: string;
}

/** What the interviewer asked after the answer. */
export interface FollowUpView {
  /** `Follow-up 1 of 4`. */
  heading: string;
  ask: Block[];
  /** The same as plain text, for a screen reader. */
  spoken: string;
  /** Words that stand under its heading in `answer.md`. */
  words: number;
  /** Once handed in; empty when it was passed over. */
  reply?: string;
  /** What the author says after the reply. */
  readOn?: Block[];
  buttons: PanelButton[];
}

/** A follow-up that is done with; no blocks of a reply when it was passed over. */
export interface ReplyView {
  ask: Block[];
  reply: Block[];
  readOn?: Block[];
}

/** The questions of a section to the interviewer: which were put, and how many of one's own. */
export interface AskingView {
  questions: { id: string; text: string; posed: boolean; current: boolean }[];
}

/** A titled part: text, texts to compare, a dialogue to follow turn by turn, or follow-ups with their replies. */
export type RevealPart = { title: string } & (
  | { replies: ReplyView[] }
  | { blocks: Block[] }
  | { columns: { title: string; blocks: Block[] }[] }
  | { turns: Block[] }
);

export interface OptionView {
  blocks: Block[];
  chosen: boolean;
  /** After checking. */
  right?: boolean;
  explanation?: Block[];
}

/** One question of a section from which one is to be picked. */
export interface PickView {
  id: string;
  title: string;
  minutes: number;
  prompt: Block[];
  /** The written task, empty when there is none, and what to call it. */
  details: Block[];
  detailsTitle: string;
}

/** What a button of the panel does; the host looks each up and ignores what does not fit the moment. */
export const panelActions = [
  "open-file",
  "run",
  "hint",
  "done",
  "reveal",
  "write-tests",
  "check-tests",
  "start-over",
  "compare",
  "notes",
  "measure-growth",
  "follow-up",
  "show-diagram",
  "add-diagram",
  "show-model-diagram",
  "next",
  "back",
  "skip",
  "swap",
  "resume",
  "choose-python",
  "manage-trust",
  "resume-interview",
  "take-over",
  "compare-versions",
  "show-scorecard",
] as const;
export type PanelAction = (typeof panelActions)[number];

export interface PanelButton {
  action: PanelAction;
  label: string;
  primary?: boolean;
}

/** The whole question panel as data; the host sends a new one whenever anything changes. */
export interface QuestionView {
  /** Small line above the title: `Live coding, section 4 of 6` or `Data structures, mid, 25 min`. */
  heading: string;
  /** Absent in an interview, where the title would give the topic away. */
  title?: string;
  /** Paused: nothing of the question is shown. */
  paused: boolean;
  prompt: Block[];
  /** Of a question to the interviewer: whom it suits, as a sentence. */
  suits?: string;
  details: Block[];
  /** Questions one may ask; the answer is there once asked, or when everything is revealed. */
  clarifying: { question: Block[]; asked: boolean; answer?: Block[] }[];
  tests?: TestsView;
  /** Of a question that says how the time should grow; absent in an interview, to which it would give the answer. */
  growth?: GrowthView;
  /** Of an answer in words: its parts and how much stands in each; never the text. */
  parts?: { title: string; hint: Block[]; words: number; diagram?: boolean }[];
  words?: { count: number; speakingSeconds: number };
  /** What to do with the written answer, such as looking at its diagram. */
  answerButtons?: PanelButton[];
  /** Of a story, in practice: what can be counted in it, as sentences. */
  story?: string[];
  /** Of a later stage: what its code goes on from, as a sentence. */
  carried?: string;
  /** Of code that has run: what the notes do not say yet, such as `Time`. */
  unsaid?: string[];
  followUp?: FollowUpView;
  asking?: AskingView;
  options?: OptionView[];
  hints: { shown: Block[][]; total: number };
  pick?: PickView[];
  /** Of a coding question. */
  phases?: PhasesView;
  reveal?: RevealView;
  /** The answer was shown before one was in: what that means. */
  gaveUp?: string;
  /** After a practiced question: how it went; with the days until it comes back. */
  grades?: { grade: "again" | "hard" | "good" | "easy"; label: string; days: number; chosen: boolean }[];
  buttons: PanelButton[];
  /** One quiet line, such as which Python is missing, with an optional button. */
  notice?: { text: string; button?: PanelButton };
}

/** `session` is kept by the page, so that a reload knows what it showed. */
export type ToQuestionPanel =
  | { type: "view"; view: QuestionView; session: string }
  | { type: "empty"; text: string; button?: PanelButton; session?: string };

export type FromQuestionPanel =
  | { type: "ready" }
  | { type: "action"; action: PanelAction }
  | { type: "choose"; option: number }
  | { type: "check" }
  | { type: "clarify"; index: number }
  | { type: "tick"; keyPoint: number; said: boolean }
  | { type: "pose"; id: string; posed: boolean }
  | { type: "pick"; id: string }
  | { type: "grade"; grade: "again" | "hard" | "good" | "easy" }
  | { type: "show-case"; name: string }
  | { type: "show-line"; file: string; line: number }
  | { type: "link"; href: string };

/** Reads a message from the page; undefined for anything that is not one, because a page is never trusted. */
export function readQuestionMessage(message: unknown): FromQuestionPanel | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const m = message as Record<string, unknown>;
  const index = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  const text = (value: unknown): value is string => typeof value === "string" && value.length <= 2000;
  switch (m.type) {
    case "ready":
    case "check":
      return { type: m.type };
    case "action":
      return panelActions.includes(m.action as PanelAction)
        ? { type: "action", action: m.action as PanelAction }
        : undefined;
    case "choose":
      return index(m.option) ? { type: "choose", option: m.option } : undefined;
    case "clarify":
      return index(m.index) ? { type: "clarify", index: m.index } : undefined;
    case "tick":
      return index(m.keyPoint) && typeof m.said === "boolean"
        ? { type: "tick", keyPoint: m.keyPoint, said: m.said }
        : undefined;
    case "pose":
      return text(m.id) && typeof m.posed === "boolean" ? { type: "pose", id: m.id, posed: m.posed } : undefined;
    case "pick":
      return text(m.id) ? { type: "pick", id: m.id } : undefined;
    case "grade":
      return m.grade === "again" || m.grade === "hard" || m.grade === "good" || m.grade === "easy"
        ? { type: "grade", grade: m.grade }
        : undefined;
    case "show-case":
      return text(m.name) ? { type: "show-case", name: m.name } : undefined;
    case "show-line":
      return text(m.file) && index(m.line) ? { type: "show-line", file: m.file, line: m.line } : undefined;
    case "link":
      return text(m.href) ? { type: "link", href: m.href } : undefined;
    default:
      return undefined;
  }
}
