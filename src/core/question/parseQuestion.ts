import { openPackFile, type PackFile, type Reference } from "./packFile";
import type { Problem, Question, Standard } from "./question";
import { type QuestionBody, type ReadBody, readQuestionBody } from "./questionBody";
import { type QuestionFront, questionReferences, questionSchema, stageSummary, summaryOf } from "./questionFront";
import { type QuestionPlaces, rules } from "./rules";
import { type Section, splitSections } from "./sections";
import { shippedRules } from "./shippedRules";
import { placeAt } from "./sourceText";
import { teaserOf } from "./teaser";

/** What a question file came to. The question is there, if perhaps incomplete, whenever its front matter could be read. */
export interface QuestionFile {
  question?: Question;
  problems: Problem[];
  /** What must exist elsewhere in the pack. */
  references: Reference[];
}

/** Parses a question file; `path` is relative to the pack. Never throws: everything wrong is in `problems`. */
export function parseQuestion(text: string, path: string, standard: Standard = "pack"): QuestionFile {
  const file = openPackFile(text, path, "question", questionSchema);
  if (!("tree" in file)) return { problems: file.problems, references: [] };
  const { front, problems, references } = file;
  if (!front) return { problems, references };
  const { lead, stages } = splitStages(file);
  const context = {
    text: file.source.text,
    depth: 2,
    report: file.report,
    reportLine: (line: number, message: string) => problems.push({ file: path, line, column: 1, message }),
  };
  const read = readQuestionBody(lead, file.bodyStart, context);
  const question = assemble(file, front, read.body);
  for (const { slug: stage, section } of matchStages(file, front, stages)) {
    const summary = front.stages.find((one) => one.slug === stage)!;
    const readStage = readQuestionBody(section.nodes, section.offset, { ...context, depth: 3 });
    const stageQuestion = assembleStage(question, summary, carryCode(readStage.body, question.stages));
    judge(stageQuestion, readStage, file, `stages.${stage}.`, standard);
    question.stages.push(stageQuestion);
  }
  judge(question, read, file, "", standard);
  return { question, problems, references: [...references, ...questionReferences(file)] };
}

/** Parts the `## Stage:` sections from those of the question itself, which stand before or after all stages. */
function splitStages(file: PackFile<QuestionFront>) {
  const isStage = ({ title }: Section) => title.startsWith("Stage:");
  const { lead, sections } = splitSections(file.tree.children, 2);
  const first = sections.findIndex(isStage);
  const last = sections.findLastIndex(isStage);
  const others = sections.filter((section) => !isStage(section));
  for (const { title, offset } of sections.slice(Math.max(first, 0), last + 1).filter((one) => !isStage(one))) {
    file.report(offset, `\`${title}\` stands between stages. The sections of a stage have \`###\`.`);
  }
  const own = others.flatMap(({ heading, nodes }) => [heading, ...nodes]);
  return { lead: [...lead, ...own], stages: sections.filter(isStage) };
}

/** Pairs the stages of the front matter with those of the body, in order. */
function matchStages(file: PackFile<QuestionFront>, front: QuestionFront, stages: readonly Section[]) {
  const wanted = front.stages.map((stage) => stage.slug);
  const found = stages.map(({ title }) => title.slice("Stage:".length).trim());
  for (const [index, stage] of found.entries()) {
    const { offset } = stages[index]!;
    if (!wanted.includes(stage)) file.report(offset, `The front matter names no stage \`${stage.slice(0, 60)}\`.`);
    else if (found.indexOf(stage) < index) file.report(offset, `Stage \`${stage}\` stands twice. Join the two.`);
    else if (stage !== wanted[index])
      file.report(offset, `Stages stand in the order of the front matter: ${wanted.join(", ")}.`);
  }
  for (const stage of wanted.filter((one) => !found.includes(one))) {
    file.report(file.marks.get(`stages.${stage}`)!, `The body lacks \`## Stage: ${stage}\`.`);
  }
  return wanted.flatMap((stage) => {
    const section = stages[found.indexOf(stage)];
    return section ? [{ slug: stage, section }] : [];
  });
}

function assemble(file: PackFile<QuestionFront>, front: QuestionFront, body: QuestionBody): Question {
  const { complexity, growth } = front;
  return {
    ...summaryOf(file, front, teaserOf(body.prompt)),
    ...(complexity ? { complexity } : {}),
    ...(growth ? { growth } : {}),
    ...body,
    stages: [],
  };
}

function assembleStage(scenario: Question, stage: QuestionFront["stages"][number], body: QuestionBody): Question {
  return { ...stageSummary(scenario, stage, teaserOf(body.prompt)), ...body, stages: [] };
}

/** A later coding stage goes on from the reference solution of the one before, which its starter adds to. */
function carryCode(body: QuestionBody, earlier: readonly Question[]): QuestionBody {
  const before = earlier.findLast(({ solution }) => solution)?.solution?.code;
  const { starter } = body;
  if (!before || !starter || starter.code.startsWith(before.code.trimEnd())) return body;
  return { ...body, starter: { ...starter, code: `${before.code.trimEnd()}\n\n\n${starter.code}` } };
}

/** Runs the rules over a question or stage and reports what they find. */
function judge(
  question: Question,
  { headings }: ReadBody,
  file: PackFile<QuestionFront>,
  prefix: string,
  standard: Standard,
): void {
  const { source, marks, bodyStart, problems } = file;
  const own = marks.get(prefix.slice(0, -1));
  const places: QuestionPlaces = {
    section: (title) => placeAt(source, headings.get(title) ?? own ?? bodyStart),
    key: (key) => placeAt(source, marks.get(prefix + key) ?? own ?? 0),
    has: (title) => headings.has(title),
  };
  for (const { check } of standard === "shipped" ? [...rules, ...shippedRules] : rules) {
    for (const { place, message } of check(question, places)) problems.push({ file: question.file, ...place, message });
  }
}
