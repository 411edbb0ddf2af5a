import type { RootContent } from "mdast";
import {
  readAnswerParts,
  readClarifying,
  readCompare,
  readDialogue,
  readHints,
  readKeyPoints,
  readLevels,
  readOptions,
  readReferences,
} from "./answerSections";
import { type BodyContext, readFence, readList, sectionText } from "./bodyPart";
import { readCases } from "./caseRows";
import { readFiles, readSnippets, readSolution, readWrongSolutions } from "./codeSections";
import { sourceOf, startOf } from "./markdownTree";
import type { Question, QuestionSummary } from "./question";
import { checkOrder, findHighHeadings, type Section, splitSections } from "./sections";

/** What stands below the front matter, or in one stage. */
export type QuestionBody = Omit<Question, keyof QuestionSummary | "complexity" | "growth">;

type SectionReader = (section: Section, body: QuestionBody, context: BodyContext) => void;

export const storyParts = ["Situation", "Task", "Action", "Result", "Lesson"];
export const canvasParts = [
  "Requirements",
  "Numbers",
  "Components",
  "Data model",
  "API",
  "Scaling",
  "Failure",
  "Trade-offs",
];

/** Every section a question may have, in the order in which they stand, with its reader. */
const sectionReaders: Readonly<Record<string, SectionReader>> = {
  Details: (section, body, context) => {
    body.details = sectionText(section, context);
  },
  "Clarifying questions": (section, body, context) => {
    body.clarifying = readClarifying(section, context);
  },
  Starter: (section, body, context) => {
    body.starter = readFence(section.nodes, "python", section, context);
  },
  Files: (section, body, context) => {
    body.files = readFiles(section, context);
  },
  Examples: (section, body, context) => {
    body.suite.examples = readFence(section.nodes, "python", section, context);
  },
  Tests: (section, body, context) => {
    body.suite.tests = readFence(section.nodes, "python", section, context);
  },
  "Bonus tests": (section, body, context) => {
    body.suite.bonus = readFence(section.nodes, "python", section, context);
  },
  Cases: (section, body, context) => {
    const fence = readFence(section.nodes, "jsonl", section, context);
    if (!fence) return;
    const { rows, findings } = readCases(fence, body.starter?.code ?? "");
    for (const { line, message } of findings) context.reportLine(line, message);
    body.suite.cases = rows;
  },
  Growth: (section, body, context) => {
    body.growthCode = readFence(section.nodes, "python", section, context);
  },
  Hints: (section, body, context) => {
    body.hints = readHints(section, context);
  },
  Solution: (section, body, context) => {
    body.solution = readSolution(section, context);
  },
  "Wrong solutions": (section, body, context) => {
    body.wrongSolutions = readWrongSolutions(section, context);
  },
  "Key points": (section, body, context) => {
    body.keyPoints = readKeyPoints(section, context);
  },
  "Short answer": (section, body, context) => {
    body.shortAnswer = sectionText(section, context);
  },
  "Model answer": (section, body, context) => {
    body.modelAnswer = sectionText(section, context);
  },
  Compare: (section, body, context) => {
    body.compare = readCompare(section, context);
  },
  "Common mistakes": (section, body, context) => {
    body.commonMistakes = readListText(section, context);
  },
  "Follow-ups": (section, body, context) => {
    body.followUps = readListText(section, context);
  },
  Levels: (section, body, context) => {
    body.forLevels = readLevels(section, context);
  },
  "Red flags": (section, body, context) => {
    body.redFlags = readListText(section, context);
  },
  Options: (section, body, context) => {
    body.options = readOptions(section, context);
  },
  Story: (section, body, context) => {
    body.answerParts.push(...readAnswerParts(section, storyParts, context));
  },
  Canvas: (section, body, context) => {
    body.answerParts.push(...readAnswerParts(section, canvasParts, context));
  },
  Dialogue: (section, body, context) => {
    body.dialogue = readDialogue(section, context);
  },
  References: (section, body, context) => {
    body.references = readReferences(section, context);
  },
};

/** Titles of all sections, in their order. */
export const sectionTitles: readonly string[] = Object.keys(sectionReaders);

function readListText(section: Section, context: BodyContext): string {
  readList(section, false, context);
  return sectionText(section, context);
}

export interface ReadBody {
  body: QuestionBody;
  /** Offsets of the section headings, by title. */
  headings: Map<string, number>;
}

/** Reads prompt and sections. `start` is where a missing prompt is reported. */
export function readQuestionBody(nodes: readonly RootContent[], start: number, context: BodyContext): ReadBody {
  const { lead, sections } = splitSections(nodes, context.depth);
  const findings = [
    ...findHighHeadings(nodes, context.depth),
    ...checkOrder(sections, sectionTitles),
    ...checkPrompt(lead, start),
  ];
  for (const { offset, message } of findings) context.report(offset, message);
  const body = emptyBody(sourceOf(lead, context.text));
  const headings = new Map<string, number>();
  for (const section of sections) {
    if (headings.has(section.title) || section.nodes.length === 0) continue;
    headings.set(section.title, section.offset);
    if (Object.hasOwn(sectionReaders, section.title)) sectionReaders[section.title]!(section, body, context);
  }
  body.snippets = readSnippets(nodes, context);
  return { body, headings };
}

function checkPrompt(lead: readonly RootContent[], start: number) {
  const heading = lead.find(({ type }) => type === "heading");
  if (heading) return [{ offset: startOf(heading), message: "The prompt has no heading. Begin with what is asked." }];
  if (lead[0]?.type === "paragraph") return [];
  return [
    { offset: lead[0] ? startOf(lead[0]) : start, message: "First comes the prompt: what the interviewer says aloud." },
  ];
}

function emptyBody(prompt: string): QuestionBody {
  return {
    prompt,
    clarifying: [],
    files: [],
    suite: {},
    hints: [],
    wrongSolutions: [],
    keyPoints: [],
    options: [],
    answerParts: [],
    snippets: [],
  };
}
