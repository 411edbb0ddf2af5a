import { durationText } from "../interview/countdown";
import type { QuestionProgress } from "../interview/session";
import { answerFile, answerText, countWords } from "../question/answerFile";
import type { Question } from "../question/question";
import { tally } from "../question/runResult";
import type { EvidenceKind } from "./rubric";

/** One measured fact about a question: words for people, and a share from 0 to 1 where it can be scored. */
export interface Fact {
  kind: EvidenceKind | "hints" | "time" | "runs";
  text: string;
  share?: number;
}

/** Everything measured about one question; empty when nothing was done. */
export function measure(progress: QuestionProgress, question: Question): Fact[] {
  return [
    ...testFacts(progress),
    ...answerFacts(progress, question),
    ...choiceFacts(progress, question),
    ...clarifyingFacts(progress, question),
    ...hintFacts(progress),
    ...timeFacts(progress, question),
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

function testFacts({ lastRun, runs, firstRunMs, runsUntilPassed }: QuestionProgress): Fact[] {
  if (!lastRun) return [];
  const { passed, total, bonusPassed, bonusTotal } = tally(lastRun);
  const facts: Fact[] = [
    total > 0
      ? { kind: "tests", text: `${passed} of ${total} tests`, share: passed / total }
      : { kind: "tests", text: "The code did not load", share: 0 },
  ];
  if (bonusTotal > 0) facts.push({ kind: "runs", text: `bonus ${bonusPassed} of ${bonusTotal}` });
  if (firstRunMs !== undefined) facts.push({ kind: "runs", text: `first run after ${durationText(firstRunMs)}` });
  if (runsUntilPassed) facts.push({ kind: "runs", text: `all passed at run ${runsUntilPassed}` });
  else facts.push({ kind: "runs", text: plural(runs, "run") });
  return facts;
}

function answerFacts({ submitted, keyPoints }: QuestionProgress, question: Question): Fact[] {
  if (question.kind === "ask-the-interviewer")
    return answerWords(submitted) > 0 ? [{ kind: "runs", text: "reply noted" }] : [];
  if (!submitted || question.keyPoints.length === 0 || question.runsCode) return [];
  const words = answerWords(submitted);
  if (words === 0) return [{ kind: "runs", text: "no answer written" }];
  const total = question.keyPoints.length;
  return [{ kind: "key-points", text: `${keyPoints.length} of ${total} key points`, share: keyPoints.length / total }];
}

function choiceFacts({ choice }: QuestionProgress, question: Question): Fact[] {
  if (choice === undefined) return [];
  const right = question.options[choice]?.right === true;
  return [{ kind: "choice", text: right ? "right option" : "wrong option", share: right ? 1 : 0.25 }];
}

/** Two clarifying questions are what an interviewer hopes for. */
function clarifyingFacts({ clarified, status }: QuestionProgress, question: Question): Fact[] {
  if (question.clarifying.length === 0 || status === "waiting" || status === "not-picked") return [];
  const share = Math.min(1, clarified.length / Math.min(2, question.clarifying.length));
  return [{ kind: "clarifying", text: plural(clarified.length, "clarifying question"), share }];
}

function hintFacts({ hints, gaveUp }: QuestionProgress): Fact[] {
  const facts: Fact[] = [];
  if (hints > 0) facts.push({ kind: "hints", text: plural(hints, "hint") });
  if (gaveUp) facts.push({ kind: "hints", text: "model answer shown early" });
  return facts;
}

function timeFacts({ usedMs }: QuestionProgress, question: Question): Fact[] {
  return usedMs < 1000 ? [] : [{ kind: "time", text: `${durationText(usedMs)} of ${question.minutes} min` }];
}

/** Words the candidate wrote in `answer.md`. */
function answerWords(files: readonly { name: string; text: string }[] | undefined): number {
  return countWords(answerText(files?.find(({ name }) => name === answerFile)?.text ?? ""));
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
