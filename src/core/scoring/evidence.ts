import { durationText } from "../interview/countdown";
import type { QuestionProgress } from "../interview/session";
import { answerFile, answerText, partText, solutionFile, wordsOf } from "../question/answerFile";
import { type Curve, curveTitles } from "../question/growth";
import { hintStep } from "../question/hintStep";
import type { Question } from "../question/question";
import { type RunResult, tally } from "../question/runResult";
import { clockFacts } from "./clockFacts";
import type { EvidenceKind } from "./rubric";
import { checkStory, storyFacts } from "./storyChecks";

/** An answer that says no key point must share this many words with what the author wrote, or it is no answer at all. */
const fewestSharedWords = 3;

/**
 * One measured fact about a question: words for people, and a share from 0 to 1 where it can be scored. `unscored` says
 * why an answer is not.
 */
export interface Fact {
  kind: EvidenceKind | "hints" | "time" | "runs" | "growth" | "unscored" | "story" | "posed" | "follow-ups";
  text: string;
  share?: number;
}

/** Everything measured about one question, whose minutes the candidate had `extraTime` times; empty when nothing was done. */
export function measure(progress: QuestionProgress, question: Question, extraTime = 1): Fact[] {
  return [
    ...testFacts(progress, question),
    ...clockFacts(progress),
    ...ownTestFacts(progress),
    ...answerFacts(progress, question),
    ...storyFactsOf(progress, question),
    ...followUpFacts(progress),
    ...choiceFacts(progress, question),
    ...clarifyingFacts(progress, question),
    ...hintFacts(progress),
    ...growthFacts(progress),
    ...timeFacts(progress, question.minutes * extraTime),
  ];
}

/**
 * The score 1 to 5 that the facts suggest: the mean share of the wanted kinds, a tenth off for each hint; undefined when
 * nothing of these kinds was measured, so that an empty answer is never scored.
 */
export function suggestScore(
  facts: readonly Fact[],
  wanted: readonly EvidenceKind[],
  hints: number,
): number | undefined {
  const shares = facts
    .filter(({ kind, share }) => share !== undefined && (wanted as readonly string[]).includes(kind))
    .map(({ share }) => share!);
  if (shares.length === 0) return undefined;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return 1 + Math.round(4 * Math.max(0, mean - 0.1 * hints));
}

function testFacts(progress: QuestionProgress, question: Question): Fact[] {
  const { lastRun, runs, firstRunMs, runsUntilPassed } = progress;
  if (!lastRun) return [];
  if (isStarter(progress, question)) return [{ kind: "unscored", text: "no code written" }];
  const { passed, total, bonusPassed, bonusTotal } = tally(lastRun);
  const facts: Fact[] = [
    total > 0
      ? { kind: "tests", text: `${passed} of ${total} tests`, share: passed / total }
      : { kind: "tests", text: "The code did not load", share: 0 },
  ];
  const hidden = hiddenTests(lastRun);
  if (hidden) facts.push({ kind: "tests", text: `${hidden.passed} of ${hidden.total} hidden tests` });
  if (bonusTotal > 0) facts.push({ kind: "tests", text: `bonus ${bonusPassed} of ${bonusTotal}` });
  if (firstRunMs !== undefined) facts.push({ kind: "runs", text: `first run after ${durationText(firstRunMs)}` });
  if (runsUntilPassed) facts.push({ kind: "runs", text: `all passed at run ${runsUntilPassed}` });
  else facts.push({ kind: "runs", text: plural(runs, "run") });
  return facts;
}

/** Tests of which an interview shows no more than the label; undefined where none differ from them, or not all were reached. */
function hiddenTests({ cases, total }: RunResult): { passed: number; total: number } | undefined {
  const hidden = cases.filter(({ group }) => group === "test");
  const allReached = cases.length === total && cases.some(({ group }) => group === "example");
  if (!allReached || hidden.length === 0) return undefined;
  return { passed: hidden.filter(({ verdict }) => verdict === "passed").length, total: hidden.length };
}

function ownTestFacts({ ownTests }: QuestionProgress): Fact[] {
  if (!ownTests || ownTests.total === 0) return [];
  const { caught, total } = ownTests;
  return [
    { kind: "own-tests", text: `own tests catch ${caught} of ${plural(total, "mistake")}`, share: caught / total },
  ];
}

function answerFacts({ submitted, keyPoints, posed }: QuestionProgress, question: Question): Fact[] {
  if (question.kind === "ask-the-interviewer") return askingFacts(submitted, question, posed);
  if (!submitted || question.keyPoints.length === 0 || question.runsCode) return [];
  const words = answerWords(submitted);
  if (words.length === 0) return [{ kind: "unscored", text: "no answer written" }];
  const total = question.keyPoints.length;
  // Counted over the points of today: the question may have changed since it was asked.
  const said = question.keyPoints.filter((_, index) => keyPoints.includes(index)).length;
  if (said === 0 && isJunk(words, question)) return [{ kind: "unscored", text: "too little written to score" }];
  return [{ kind: "key-points", text: `${said} of ${total} key points`, share: said / total }];
}

/** What became of a question to the interviewer, and whether it led to one of the candidate's own. */
function askingFacts(files: QuestionProgress["submitted"], question: Question, posed: boolean | undefined): Fact[] {
  const text = answerMarkdown(files);
  const noted = ["Notes", "Their answer"].some((title) => wordsOf(partText(question, text, title)).length > 0);
  const facts: Fact[] = [];
  if (posed) facts.push({ kind: "posed", text: "asked the interviewer" });
  if (noted) facts.push({ kind: "unscored", text: "reply noted" });
  if (wordsOf(partText(question, text, "My own question")).length > 0)
    facts.push({ kind: "unscored", text: "a question of your own" });
  return facts;
}

/** What can be counted in a story; nothing in it is a score. */
function storyFactsOf({ submitted }: QuestionProgress, question: Question): Fact[] {
  const checks = checkStory(question, answerMarkdown(submitted));
  return checks ? storyFacts(checks).map((text) => ({ kind: "story", text })) : [];
}

function followUpFacts({ followUps }: QuestionProgress): Fact[] {
  if (followUps.length === 0) return [];
  const answered = followUps.filter(({ reply }) => wordsOf(reply ?? "").length > 0).length;
  return [{ kind: "follow-ups", text: `${answered} of ${plural(followUps.length, "follow-up")} answered` }];
}

function choiceFacts({ choice }: QuestionProgress, question: Question): Fact[] {
  if (choice === undefined) return [];
  const right = question.options[choice]?.right === true;
  return [{ kind: "choice", text: right ? "right option" : "wrong option", share: right ? 1 : 0.25 }];
}

/** Two clarifying questions are what an interviewer hopes for; to have asked none counts only once there is code that ran. */
function clarifyingFacts(progress: QuestionProgress, question: Question): Fact[] {
  const { clarified, runs } = progress;
  const nothingDone = clarified.length === 0 && (runs === 0 || isStarter(progress, question));
  if (question.clarifying.length === 0 || nothingDone) return [];
  const share = Math.min(1, clarified.length / Math.min(2, question.clarifying.length));
  return [{ kind: "clarifying", text: plural(clarified.length, "clarifying question"), share }];
}

function hintFacts({ hints, hintsAtMs = [], gaveUp }: QuestionProgress): Fact[] {
  const facts: Fact[] = [];
  // Of an older journal the times are not known, or not of all.
  const times = hintsAtMs.length === hints ? hintsAtMs : [];
  const steps = times.map((ms, index) => `${hintStep(index)} after ${durationText(ms)}`).join(", ");
  if (hints > 0) facts.push({ kind: "hints", text: [plural(hints, "hint"), steps].filter(Boolean).join(": ") });
  if (gaveUp) facts.push({ kind: "hints", text: "model answer shown early" });
  return facts;
}

/** What was said of the growth before it was measured, and what the times then agreed with. */
function growthFacts({ claimedGrowth, measured }: QuestionProgress): Fact[] {
  const said = claimedGrowth && `said ${curveTitles[claimedGrowth]}`;
  const found = measured && `measured ${curvesText(measured.growth)}`;
  return said || found ? [{ kind: "growth", text: `growth: ${[said, found].filter(Boolean).join(", ")}` }] : [];
}

function curvesText(found: readonly Curve[]): string {
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return "no known curve";
  return first === last ? curveTitles[first] : `${curveTitles[first]} to ${curveTitles[last]}`;
}

function timeFacts({ usedMs }: QuestionProgress, minutes: number): Fact[] {
  return usedMs < 1000 ? [] : [{ kind: "time", text: `${durationText(usedMs)} of ${Math.round(minutes)} min` }];
}

/** Words the candidate wrote in `answer.md`. */
function answerWords(files: QuestionProgress["submitted"]): string[] {
  return wordsOf(answerText(answerMarkdown(files)));
}

/** The `answer.md` as it was handed in; empty without one. */
function answerMarkdown(files: QuestionProgress["submitted"]): string {
  return files?.find(({ name }) => name === answerFile)?.text ?? "";
}

/** Keys hammered at random, or a word or two: hardly a word of it stands anywhere in the question. */
function isJunk(words: readonly string[], question: Question): boolean {
  const { prompt, modelAnswer = "", shortAnswer = "", commonMistakes = "", followUps = "" } = question;
  const points = question.keyPoints.map(({ text }) => text);
  const known = new Set(
    wordsOf([prompt, modelAnswer, shortAnswer, commonMistakes, followUps, ...points].join(" ").toLowerCase()),
  );
  const shared = new Set(words.map((word) => word.toLowerCase()).filter((word) => known.has(word)));
  return shared.size < fewestSharedWords;
}

/** Whether the code handed in is what the file held at first. */
function isStarter({ submitted }: QuestionProgress, { starter }: Question): boolean {
  const code = submitted?.find(({ name }) => name === solutionFile)?.text;
  return code !== undefined && starter !== undefined && sameText(code, starter.code);
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\s+/gu, " ").trim() === b.replace(/\s+/gu, " ").trim();
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
