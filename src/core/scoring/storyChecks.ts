import { answerText, partText } from "../question/answerFile";
import type { Question } from "../question/question";

/** What can be counted in a story without judging it. */
export interface StoryChecks {
  /** Whether the result holds a number; undefined while nothing is written there. */
  hasNumber?: boolean;
  /** How often the teller speaks of themselves, and of a group they are part of. */
  singular: number;
  plural: number;
}

/** Counts in the `answer.md` of a behavioral question; undefined for other kinds and while nothing is written. */
export function checkStory(question: Question, markdown: string): StoryChecks | undefined {
  const text = answerText(markdown);
  if (question.kind !== "behavioral" || text === "") return undefined;
  const result = partText(question, markdown, "Result");
  return {
    hasNumber: result === "" ? undefined : holdsNumber(result),
    singular: count(text, /(?<![\w/'’])(?:I|i|me|my|mine|myself)(?![\w/])/gu),
    // Not the country.
    plural: count(text, /(?<![\w'’])(?:we|us|our|ours|ourselves)(?!\w)/giu) - count(text, /(?<!\w)US(?!\w)/gu),
  };
}

/** The checks as sentences to the candidate, most useful first; none that says nothing. */
export function storySentences({ hasNumber, singular, plural }: StoryChecks): string[] {
  const number = hasNumber === undefined ? "" : `Your result has ${hasNumber ? "a number." : "no number yet."}`;
  return [number, voices(singular, plural)].filter(Boolean);
}

/** The checks as facts for a scorecard. */
export function storyFacts({ hasNumber, singular, plural }: StoryChecks): string[] {
  const number = hasNumber === undefined ? "" : hasNumber ? "number in the result" : "no number in the result";
  const said = singular + plural === 0 ? "" : `said we ${times(plural)}, I ${times(singular)}`;
  return [number, said].filter(Boolean);
}

function voices(singular: number, plural: number): string {
  if (singular + plural === 0) return "";
  if (plural === 0) return `You said I ${times(singular)} and never we.`;
  return singular === 0
    ? `You said we ${times(plural)} and never I.`
    : `You said we ${times(plural)} and I ${times(singular)}.`;
}

function times(count: number): string {
  if (count === 0) return "never";
  return count === 1 ? "once" : `${count} times`;
}

/** `one` is left out: it counts nothing more often than not. */
const numberWords = new RegExp(
  `\\b(?:${[
    ...["zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    ...["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty"],
    ...["forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundreds?", "thousands?", "millions?", "dozens?"],
    ...["half", "halved", "twice", "doubled?", "tripled?", "(?:a|one) (?:third|quarter|fifth|tenth)", "percent"],
  ].join("|")})\\b`,
  "iu",
);

function holdsNumber(text: string): boolean {
  const withoutMarks = text.replace(/^\s*\d+[.)]\s/gmu, "");
  return /\d|%/u.test(withoutMarks) || numberWords.test(withoutMarks);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
