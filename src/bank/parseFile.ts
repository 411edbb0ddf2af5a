import type { Blueprint } from "../core/interview/blueprint";
import type { Reader } from "../core/question/frontMatterSchema";
import type { Reference } from "../core/question/packFile";
import { type PackFileType, typeOfFile } from "../core/question/packPath";
import { guideSchema, parseGuide, readGuideSummary } from "../core/question/parseGuide";
import { interviewSchema, parseInterview } from "../core/question/parseInterview";
import { parseQuestion } from "../core/question/parseQuestion";
import { parseRubric, rubricSchema } from "../core/question/parseRubric";
import { parseTrack, trackSchema } from "../core/question/parseTrack";
import type {
  Guide,
  GuideSummary,
  Problem,
  Question,
  QuestionSummary,
  Standard,
  Track,
} from "../core/question/question";
import { questionSchema } from "../core/question/questionFront";
import { readSummary, readSummaryOfHead } from "../core/question/readSummary";
import type { Rubric } from "../core/scoring/rubric";
import type { PackHead, PackText } from "./packFiles";

/** What one Markdown file of a pack came to: at most one of the five, and what is wrong with the file by itself. */
export interface ParsedFile<Q extends QuestionSummary = Question, G extends GuideSummary = Guide> {
  /** Relative to the pack, with forward slashes. */
  file: string;
  track?: Track;
  question?: Q;
  interview?: Blueprint;
  rubric?: Rubric;
  guide?: G;
  problems: Problem[];
  /** What must exist elsewhere in the pack. */
  references: Reference[];
}

/** What the front matter of each type of file may hold. */
export const schemas: Readonly<Record<PackFileType, Reader<unknown>>> = {
  track: trackSchema,
  question: questionSchema,
  interview: interviewSchema,
  rubric: rubricSchema,
  guide: guideSchema,
};

/** Parses one file by the type that its name says, and holds it to a standard. Never throws. */
export function parseFile({ file, text }: PackText, standard?: Standard): ParsedFile {
  const none = { file, problems: [], references: [] };
  switch (typeOfFile(file)) {
    case "track":
      return { ...none, ...parseTrack(text, file, standard) };
    case "question":
      return { ...none, ...parseQuestion(text, file, standard) };
    case "interview":
      return { ...none, ...parseInterview(text, file) };
    case "rubric":
      return { ...none, ...parseRubric(text, file) };
    case "guide":
      return { ...none, ...parseGuide(text, file) };
    case undefined:
      return { ...none, problems: checkName(file) };
  }
}

/**
 * Reads of one file what lists show: of a question or a guide its front matter and first words, of others all. Undefined
 * when the lines that begin the file are too few for that. Never throws.
 */
export function skimFile({ file, text, isWhole }: PackHead): ParsedFile<QuestionSummary, GuideSummary> | undefined {
  switch (typeOfFile(file)) {
    case "question": {
      const read = isWhole ? readSummary(text, file) : readSummaryOfHead(text, file);
      return read && { file, question: read.summary, problems: read.problems, references: read.references };
    }
    case "guide": {
      const read = readGuideSummary(text, file);
      // Perhaps the front matter only seems to be wrong because it goes on.
      return isWhole || read.problems.length === 0 ? { file, ...read } : undefined;
    }
    case undefined:
      return parseFile({ file, text });
    default:
      return isWhole ? parseFile({ file, text }) : undefined;
  }
}

function checkName(file: string): Problem[] {
  if (!file.includes("/") || /(^|\/)README\.md$/iu.test(file)) return [];
  const message = "The name says no type. End it in .question.md, .guide.md, .interview.md, .rubric.md or .track.md.";
  return [{ file, line: 1, column: 1, message }];
}
