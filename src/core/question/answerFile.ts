import type { AnswerPart, Question } from "./question";

/** Name of the file an answer goes to. */
export const solutionFile = "solution.py";
export const answerFile = "answer.md";

/** Kinds whose answer is neither code nor a choice have it in `answer.md`; code has its notes there. */
export function isAnsweredInWords(question: Question): boolean {
  return !question.runsCode && question.options.length === 0;
}

/** The headings of `answer.md` that belong to a question. */
export function answerPartsOf(question: Question): AnswerPart[] {
  if (question.answerParts.length > 0) return question.answerParts;
  if (question.runsCode) return codingNotes;
  if (question.kind === "ask-the-interviewer") return replyNotes;
  return [{ title: "Answer", hint: "In your own words, as you would say it. Bullet points are fine." }];
}

const codingNotes: AnswerPart[] = [
  { title: "Approach", hint: "How it works and why this way." },
  { title: "Time", hint: "Cost of each operation, and why." },
  { title: "Space", hint: "Memory it needs, and why." },
  { title: "Tests", hint: "What you would check, edge cases first." },
];

const replyNotes: AnswerPart[] = [
  { title: "Notes", hint: "How you would put it, and what you would listen for." },
  { title: "My own question", hint: "One that fits this company better, if you have it." },
];

/** The text of a new `answer.md`: each heading with its hint as a quotation, which never counts as the answer. */
export function answerTemplate(question: Question): string {
  return answerPartsOf(question)
    .map(({ title, hint }) => `## ${title}\n\n${hint ? `> ${hint.replace(/\s+/gu, " ")}\n\n` : ""}\n`)
    .join("");
}

/** Words under each heading of an answer, in the order of the question's parts; text before or under other headings counts to the part above it. */
export function wordsByPart(question: Question, markdown: string): { part: AnswerPart; words: number }[] {
  const counted = answerPartsOf(question).map((part) => ({ part, words: 0 }));
  let current = counted[0];
  for (const line of linesOf(markdown)) {
    const heading = /^#+\s+(.*?)\s*$/u.exec(line)?.[1];
    if (heading !== undefined) {
      current = counted.find(({ part }) => part.title.toLowerCase() === heading.toLowerCase()) ?? current;
    } else if (current && !/^\s*>/u.test(line)) {
      current.words += countWords(line);
    }
  }
  return counted;
}

/** The candidate's own words of an `answer.md`: without headings, quoted hints and comments. */
export function answerText(markdown: string): string {
  return linesOf(markdown)
    .filter((line) => !/^\s*(#|>)/u.test(line))
    .join("\n")
    .trim();
}

function linesOf(markdown: string): string[] {
  return markdown.replace(/<!--[\s\S]*?-->/gu, "").split(/\r?\n/u);
}

/** The words of a text in order; punctuation and signs are none. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu) ?? [];
}

export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** Seconds it takes to say so many words at an unhurried 130 words a minute. */
export function speakingSeconds(words: number): number {
  return Math.round((words / 130) * 60);
}
