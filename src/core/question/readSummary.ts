import { openPackFront, type PackFront, type Reference } from "./packFile";
import { parseQuestion } from "./parseQuestion";
import { type Problem, type QuestionSummary, withStages } from "./question";
import { type QuestionFront, questionReferences, questionSchema, stageSummary, summaryOf } from "./questionFront";
import { findHiddenCharacters } from "./sourceText";
import { summarize } from "./summarize";
import { teaserOf } from "./teaser";

/** What a list of questions needs of one file. */
export interface SummaryFile {
  /** There whenever the front matter could be read. */
  summary?: QuestionSummary;
  problems: Problem[];
  /** What must exist elsewhere in the pack. */
  references: Reference[];
}

/**
 * Reads what a list shows of a question: its front matter, and the first words of its prompt and of those of its stages.
 * The summary is that of `parseQuestion` for every file that has no problems. The rest of the body is neither read nor
 * checked before the question is opened, so `problems` are those of the front matter. Never throws.
 */
export function readSummary(text: string, path: string): SummaryFile {
  const file = openPackFront(text, path, "question", questionSchema);
  if (!("source" in file) || !file.front) return { problems: file.problems, references: [] };
  // What a look at the lines cannot tell, the parser can, and says what is wrong.
  return skim(file, file.front) ?? parseWhole(text, path);
}

/** The same of the first lines of a file; undefined when they are too few to tell, or something is wrong with them. */
export function readSummaryOfHead(head: string, path: string): SummaryFile | undefined {
  const file = openPackFront(head, path, "question", questionSchema);
  if (!("source" in file) || !file.front || file.problems.length > 0) return undefined;
  const endsPrompt = /\S.*\n[ \t]*\n/u.test(file.source.text.slice(file.bodyStart));
  return endsPrompt && file.front.stages.length === 0 ? skim(file, file.front) : undefined;
}

/** Undefined when only the parser can tell. */
function skim(file: PackFront<QuestionFront>, front: QuestionFront): SummaryFile | undefined {
  const body = file.source.text.slice(file.bodyStart);
  const summary = summaryOf(file, front, teaserOf(promptAt(body, 0)));
  const found = front.stages.length > 0 ? findStages(body) : [];
  if (slugsOf(found) !== slugsOf(front.stages)) return undefined;
  for (const [index, stage] of front.stages.entries()) {
    summary.stages.push(stageSummary(summary, stage, teaserOf(promptAt(body, found[index]!.end))));
  }
  const teasers = withStages([summary]).map(({ teaser }) => teaser);
  if (findHiddenCharacters(teasers.join()).length > 0) return undefined;
  return { summary: detach(summary), problems: file.problems, references: questionReferences(file) };
}

function slugsOf(stages: readonly { slug: string }[]): string {
  return stages.map(({ slug }) => slug).join();
}

function parseWhole(text: string, path: string): SummaryFile {
  const { question, problems, references } = parseQuestion(text, path);
  return { summary: question && summarize(question), problems, references };
}

/** The Markdown from `start` to the next heading. */
function promptAt(body: string, start: number): string {
  const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/mu.exec(body.slice(start));
  return heading ? body.slice(start, start + heading.index) : body.slice(start);
}

/** Headings of stages outside of fences: the slug, and where the heading ends. */
function findStages(body: string): { slug: string; end: number }[] {
  const stages: { slug: string; end: number }[] = [];
  let fence = "";
  for (const match of body.matchAll(/^(?: {0,3}(`{3,}|~{3,})(.*)|## Stage: ([a-z0-9-]+))$/gmu)) {
    const [line, signs, rest, slug] = match;
    if (slug !== undefined && fence === "") stages.push({ slug, end: match.index + line.length });
    if (signs === undefined) continue;
    if (fence === "") fence = signs;
    else if (signs.startsWith(fence) && rest?.trim() === "") fence = "";
  }
  return stages;
}

/** A copy without slices of the file's text, each of which would hold all of that text in memory. */
function detach(summary: QuestionSummary): QuestionSummary {
  return JSON.parse(JSON.stringify(summary)) as QuestionSummary;
}
