import type { Blueprint } from "../core/interview/blueprint";
import type { Reader } from "../core/question/frontMatterSchema";
import type { Reference } from "../core/question/packFile";
import { type PackFileType, typeOfFile } from "../core/question/packPath";
import { guideSchema, parseGuide } from "../core/question/parseGuide";
import { interviewSchema, parseInterview } from "../core/question/parseInterview";
import { parseQuestion, questionSchema } from "../core/question/parseQuestion";
import { parseRubric, rubricSchema } from "../core/question/parseRubric";
import { parseTrack, trackSchema } from "../core/question/parseTrack";
import type { Guide, Problem, Question, Standard, Track } from "../core/question/question";
import type { Rubric } from "../core/scoring/rubric";
import type { PackText } from "./packFiles";

/** What one Markdown file of a pack came to: at most one of the five, and what is wrong with the file by itself. */
export interface ParsedFile {
  /** Relative to the pack, with forward slashes. */
  file: string;
  track?: Track;
  question?: Question;
  interview?: Blueprint;
  rubric?: Rubric;
  guide?: Guide;
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

function checkName(file: string): Problem[] {
  if (!file.includes("/") || /(^|\/)README\.md$/iu.test(file)) return [];
  const message = "The name says no type. End it in .question.md, .guide.md, .interview.md, .rubric.md or .track.md.";
  return [{ file, line: 1, column: 1, message }];
}
