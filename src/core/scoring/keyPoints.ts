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
  return keyPoints.map(({ says, not }) => {
    const firsts = says.map((group) => sentences.findIndex((sentence) => saysAny(sentence, group)));
    const found = firsts.length > 0 && firsts.every((index) => index >= 0);
    const against = not.length === 0 ? undefined : sentences.find((sentence) => saysAny(sentence, not));
    return {
      found,
      ...(found ? { quote: sentences[Math.min(...firsts)]!.quote } : {}),
      ...(against ? { contradictedBy: against.quote } : {}),
    };
  });
}

function saysAny({ words }: Sentence, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const wanted = splitWords(phrase);
    if (wanted.length === 0) return false;
    for (let at = 0; at + wanted.length <= words.length; at++) {
      if (wanted.every((word, index) => matches(words[at + index]!, word)) && !isNegated(words, at)) return true;
    }
    return false;
  });
}

/** `__init__` wants its underscores; any other word is found between marks of emphasis too. */
function matches({ text }: Word, { text: wanted }: Word): boolean {
  if (text === wanted) return true;
  return !wanted.startsWith("_") && isSameWord(text.replace(/^_+|_+$/gu, ""), wanted);
}

const negations = new Set(["not", "no", "never", "cannot", "without", "neither", "nor"]);
/** Words that turn a "not" before them into something else: "not only", "not more than". */
const softeners = new Set(["only", "just", "merely", "simply", "more", "less", "fewer", "until", "unless", "matter"]);
const reach = 3;

/** Whether a plain negation stands at most three words before, in the same clause: "does not use one thread". */
function isNegated(words: readonly Word[], at: number): boolean {
  const { clause } = words[at]!;
  for (let back = 1; back <= reach; back++) {
    const before = words[at - back];
    if (!before || before.clause !== clause || softeners.has(before.text)) return false;
    if (negations.has(before.text) || /n['’]t$/u.test(before.text)) return true;
  }
  return false;
}
