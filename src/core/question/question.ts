import type { Curve } from "./growth";

/** The nouns of the question bank. Plain data: built by the parsers, read by everybody. */

export const kinds = [
  "warm-up",
  "concept",
  "coding",
  "debugging",
  "api-build",
  "system-design",
  "multiple-choice",
  "behavioral",
  "scenario",
  "ask-the-interviewer",
] as const;
export type Kind = (typeof kinds)[number];

export const levels = ["junior", "mid", "senior"] as const;
export type Level = (typeof levels)[number];

/** A place in a pack file: line and column count from 1, column in UTF-16 units of the text as it lies on disk. */
export interface Place {
  line: number;
  column: number;
}

/** Something wrong with a pack file and how to mend it. `file` is relative to the pack, with forward slashes. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** What a file is held to: to what every pack must meet, or to what the bank of the extension demands of itself as well. */
export type Standard = "pack" | "shipped";

/** What the tree, the filter and the drawing of interviews need; the shipped bank holds this for every question. */
export interface QuestionSummary {
  /** `track/slug`, of a stage `track/slug#stage`. */
  id: string;
  track: string;
  category: string;
  slug: string;
  title: string;
  kind: Kind;
  level: Level;
  minutes: number;
  topics: string[];
  /** Full ids. */
  related: string[];
  /** Oldest Python version it runs on, such as `3.11`. */
  python: string;
  /** Packages beside the standard library that its code imports. */
  packages: string[];
  favorite: boolean;
  profiles: string[];
  /** First words of the prompt, plain text, for a tooltip. */
  teaser: string;
  /** Whether the candidate's code runs against tests: coding, debugging, api-build and coded stages. */
  runsCode: boolean;
  /** Of a scenario: its stages in order, else empty. */
  stages: QuestionSummary[];
  /** File relative to the pack. */
  file: string;
}

/** Text of one fence, and the line of the file its first line stands on. */
export interface CodeBlock {
  code: string;
  language: string;
  line: number;
}

export interface NamedFile {
  name: string;
  text: string;
}

/** One row of a `Cases` table; values are JSON with `$tuple`, `$set`, `$float`, `$bytes` and `$int` where JSON falls short. */
export interface CaseRow {
  /** `case_1`, `case_2`, ... */
  name: string;
  label: string;
  call: string;
  args: unknown[];
  want?: unknown;
  /** Name of the exception type expected instead of a value. */
  raises?: string;
  group: TestGroup;
}

/** Which part of a suite a test belongs to: shown to the candidate, further, or of the bonus goal; `mine`: written by the candidate. */
export type TestGroup = "example" | "test" | "bonus" | "mine";

/** The tests of a question: a unittest module in up to three parts, or a table of cases. */
export interface Suite {
  examples?: CodeBlock;
  tests?: CodeBlock;
  bonus?: CodeBlock;
  cases?: CaseRow[];
}

export interface WrongSolution {
  title: string;
  /** Names of test methods (or cases) that must fail. */
  caughtBy: string[];
  /** Line of the file that names them. */
  line: number;
  code: CodeBlock;
}

/** One thing a good answer says. `says` is an "and" of "or" groups of phrases; any phrase of `not` contradicts it. */
export interface KeyPoint {
  text: string;
  says: string[][];
  not: string[];
  line: number;
}

export interface Option {
  text: string;
  right: boolean;
  explanation: string;
  line: number;
}

/** A part of an answer: of a story or a design canvas, with a hint what belongs there. */
export interface AnswerPart {
  title: string;
  hint: string;
}

export interface Snippet {
  code: CodeBlock;
  output?: CodeBlock;
}

/** A whole question (or stage): its summary and its body. Strings are Markdown unless said otherwise. */
export interface Question extends QuestionSummary {
  complexity?: { time: string; space: string };
  /** How the time of what `growthCode` prepares is to grow with n. */
  growth?: Curve;
  prompt: string;
  details?: string;
  clarifying: { question: string; answer: string }[];
  /** Of a later coding stage: the reference solution of the stage before, then what this one adds. */
  starter?: CodeBlock;
  files: NamedFile[];
  suite: Suite;
  /** Defines `prepare(n)`, which makes the call that is timed. */
  growthCode?: CodeBlock;
  hints: string[];
  solution?: { code: CodeBlock; approach: string };
  wrongSolutions: WrongSolution[];
  keyPoints: KeyPoint[];
  shortAnswer?: string;
  modelAnswer?: string;
  compare?: { wrong: string; right: string };
  commonMistakes?: string;
  followUps?: string;
  forLevels?: Partial<Record<Level, string>>;
  redFlags?: string;
  options: Option[];
  /** Headings of `answer.md` that the question itself names: the parts of `Story` or `Canvas`. */
  answerParts: AnswerPart[];
  dialogue?: string;
  references?: string;
  /** Fences marked `python run`. */
  snippets: Snippet[];
  /** Bodies of the stages; the summaries in `stages` are these same objects. */
  stages: Question[];
}

/** What groups the questions of a track. */
export interface Category {
  slug: string;
  title: string;
  /** Markdown of one paragraph: what its questions test. Empty in a pack that introduces none. */
  introduction: string;
}

export interface Track {
  slug: string;
  title: string;
  /** Tracks are shown in this order, then by name. */
  order: number;
  /** In order of display. */
  categories: Category[];
  introduction: string;
  file: string;
}

/** A guide without its text. */
export interface GuideSummary {
  slug: string;
  track: string;
  title: string;
  /** Full ids. */
  related: string[];
  file: string;
}

export interface Guide extends GuideSummary {
  body: string;
  /** Fences marked `python run`. */
  snippets: Snippet[];
}

export const codingKinds: readonly Kind[] = ["coding", "debugging", "api-build"];

/** Every question that can be practiced: questions, and after each scenario its stages. */
export function withStages<Q extends { stages: Q[] }>(questions: readonly Q[]): Q[] {
  return questions.flatMap((question) => [question, ...question.stages]);
}
