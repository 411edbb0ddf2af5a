import { answerText } from "../question/answerFile";
import type { KeyPoint } from "../question/question";
import { type Sentence, splitSentences, splitWords, type Word } from "./sentences";
import { isSameWord } from "./words";

/** Whether an answer says one key point. */
export interface KeyPointCheck {
  found: boolean;
  /** The sentence that says it first. */
  quote?: string;
  /** The first sentence that contradicts it. */
  contradictedBy?: string;
}

/**
 * Looks for key points in an answer in words, in the same order. Headings, quoted lines and comments of `answer.md` are
 * not the candidate's words and do not count. A point without words to look for is never found.
 */
export function checkAnswer(text: string, keyPoints: readonly KeyPoint[]): KeyPointCheck[] {
  const sentences = splitSentences(answerText(text));
  return keyPoints.map((point) => {
    const not = wordsOfPhrases(point.not);
    const says = point.says.map(wordsOfPhrases);
    const against = sentences.find((sentence) => saysAny(sentence, not));
    const others = against ? sentences.filter((sentence) => !saysAny(sentence, not)) : sentences;
    const firsts = says.map((group) => others.findIndex((sentence) => saysAny(sentence, group)));
    const found = firsts.length > 0 && firsts.every((index) => index >= 0);
    return {
      found,
      ...(found ? { quote: others[Math.min(...firsts)]!.quote } : {}),
      ...(against ? { contradictedBy: against.quote } : {}),
    };
  });
}

function wordsOfPhrases(phrases: readonly string[]): string[][] {
  return phrases
    .map((phrase) => withoutArticles(splitWords(phrase).map(({ text }) => text)))
    .filter(({ length }) => length > 0);
}

/** "block the loop" is "block loop", which finds any article; but "a get" is not "get", nor "until the" "until". */
function withoutArticles(words: readonly string[]): string[] {
  const last = words.length - 1;
  return words.filter((word, index) => !/^(?:an?|the)$/u.test(word) || index === last || (index === 0 && last < 2));
}

function saysAny({ words }: Sentence, phrases: readonly (readonly string[])[]): boolean {
  return phrases.some((wanted) => words.some((_, at) => standsAt(words, at, wanted) && !isNegated(words, at)));
}

/** Words that may stand between those of a phrase without changing it: "holds the lock", "I have also built". */
const fillers = new Set(
  (
    "a an the its their his her my our your this these those also just really actually basically simply then still very " +
    "quite always often usually mostly um uh er erm have has had is are was were be been"
  ).split(" "),
);
const mostFillers = 2;
/** "backoff" is found as "back off" and the other way round, but "maybe" is not "may be". */
const leastJoined = 6;

/** Whether the wanted words follow each other from `at` on, written together or apart, with fillers between. */
function standsAt(words: readonly Word[], at: number, wanted: readonly string[]): boolean {
  const [first, second] = wanted;
  if (first === undefined) return true;
  const word = words[at]?.text;
  if (word === undefined) return false;
  if (matches(word, first) && follows(words, at + 1, wanted.slice(1))) return true;
  if (second !== undefined && isJoined(word, first, second) && follows(words, at + 1, wanted.slice(2))) return true;
  const next = words[at + 1]?.text;
  return next !== undefined && isJoined(first, word, next) && follows(words, at + 2, wanted.slice(1));
}

function follows(words: readonly Word[], at: number, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  for (let skipped = 0; skipped <= mostFillers; skipped++) {
    if (standsAt(words, at + skipped, wanted)) return true;
    if (!fillers.has(words[at + skipped]?.text ?? "")) return false;
  }
  return false;
}

function isJoined(whole: string, one: string, other: string): boolean {
  if (whole[0] !== one[0] || one.length < 2 || other.length < 2 || one.length + other.length < leastJoined)
    return false;
  return isSameWord(whole.replaceAll("_", ""), one + other);
}

/** `__init__` wants its underscores; any other word is found between marks of emphasis too. */
function matches(text: string, wanted: string): boolean {
  if (text === wanted) return true;
  return !wanted.startsWith("_") && isSameWord(text.replace(/^_+|_+$/gu, ""), wanted);
}

const negations = new Set(["not", "no", "never", "without", "neither", "nor"]);
/** Words that turn a "not" before them into something else: "not only", "not more than". */
const softeners = new Set(["only", "just", "merely", "simply", "more", "less", "fewer", "until", "unless", "matter"]);
const reach = 3;

/** Whether a plain negation stands at most three words before, in the same clause: "does not use one thread". */
function isNegated(words: readonly Word[], at: number): boolean {
  const { clause } = words[at]!;
  for (let back = 1; back <= reach; back++) {
    const before = words[at - back];
    if (!before || before.clause !== clause || softeners.has(before.text)) return false;
    if (negations.has(before.text)) return true;
  }
  return false;
}
