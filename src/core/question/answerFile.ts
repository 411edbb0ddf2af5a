import { withoutDiagrams } from "./diagram";
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
  { title: "Their answer", hint: "What they said, in a few words. Later you will want to compare." },
  { title: "My own question", hint: "One that fits this company better, if you have it." },
];

/** The text of a new `answer.md`: each heading with its hint as a quotation, which never counts as the answer. */
export function answerTemplate(question: Question): string {
  return answerPartsOf(question)
    .map(({ title, hint }) => `## ${title}\n\n${hint ? `> ${hint.replace(/\s+/gu, " ")}\n\n` : ""}\n`)
    .join("");
}

/** The candidate's words under each heading of an answer, in the order of the question's parts; text before or under other headings belongs to the part above it. */
export function textByPart(question: Question, markdown: string): { part: AnswerPart; text: string }[] {
  const parts = answerPartsOf(question).map((part) => ({ part, lines: [] as string[] }));
  let current = parts[0];
  for (const line of linesOf(withoutFollowUps(markdown))) {
    const heading = /^#+\s+(.*?)\s*$/u.exec(line)?.[1];
    if (heading !== undefined) {
      current = parts.find(({ part }) => part.title.toLowerCase() === heading.toLowerCase()) ?? current;
    } else if (current && !/^\s*>/u.test(line)) {
      current.lines.push(line);
    }
  }
  return parts.map(({ part, lines }) => ({ part, text: lines.join("\n").trim() }));
}

/** How many words stand under each heading of an answer, in the order of the question's parts; those in a diagram are not said aloud. */
export function wordsByPart(question: Question, markdown: string): { part: AnswerPart; words: number }[] {
  return textByPart(question, markdown).map(({ part, text }) => ({ part, words: countWords(withoutDiagrams(text)) }));
}

/** What an `answer.md` says under the heading of a part; empty when nothing does. */
export function partText(question: Question, markdown: string, title: string): string {
  return textByPart(question, markdown).find(({ part }) => part.title === title)?.text ?? "";
}

/** The candidate's own words of an `answer.md`: without headings, quoted hints, comments and what follow-ups were answered. */
export function answerText(markdown: string): string {
  return linesOf(withoutFollowUps(markdown))
    .filter((line) => !/^\s*(#|>)/u.test(line))
    .join("\n")
    .trim();
}

const followUpMark = "Follow-up: ";

/** The heading that makes room for a follow-up at the end of an `answer.md`, with the empty lines around it. */
export function followUpRoom(markdown: string, ask: string): string {
  const gap = markdown.trim() === "" ? "" : markdown.endsWith("\n\n") ? "" : markdown.endsWith("\n") ? "\n" : "\n\n";
  return `${gap}## ${followUpMark}${ask}\n\n\n`;
}

/** What stands under the heading of a follow-up; undefined when the heading is not there. */
export function followUpText(markdown: string, ask: string): string | undefined {
  const wanted = sameWords(followUpMark + ask);
  const found = chapters(markdown).find(({ heading }) => heading !== undefined && sameWords(heading) === wanted);
  return found?.lines
    .filter((line) => !/^\s*>/u.test(line))
    .join("\n")
    .trim();
}

/** The line, counted from 1, on which the answer to a follow-up begins; undefined without its heading. */
export function followUpLine(markdown: string, ask: string): number | undefined {
  const wanted = sameWords(followUpMark + ask);
  const lines = markdown.split(/\r?\n/u);
  const at = lines.findIndex((line) => /^## /u.test(line) && sameWords(line.slice(3)) === wanted);
  return at < 0 ? undefined : Math.min(at + 3, lines.length);
}

/** An `answer.md` without its follow-ups: what was said to the question itself. */
function withoutFollowUps(markdown: string): string {
  if (!markdown.includes(followUpMark)) return markdown;
  return chapters(markdown)
    .filter(({ heading }) => !heading?.startsWith(followUpMark))
    .flatMap(({ heading, lines }) => (heading === undefined ? lines : [`## ${heading}`, ...lines]))
    .join("\n");
}

/** The text cut at its headings of the second level; what stands before the first has none. */
function chapters(markdown: string): { heading?: string; lines: string[] }[] {
  const cut: { heading?: string; lines: string[] }[] = [{ lines: [] }];
  for (const line of linesOf(markdown)) {
    const heading = /^##\s+(.*?)\s*$/u.exec(line)?.[1];
    if (heading === undefined) cut.at(-1)!.lines.push(line);
    else cut.push({ heading, lines: [] });
  }
  return cut;
}

function sameWords(text: string): string {
  return wordsOf(text.toLowerCase()).join(" ");
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
