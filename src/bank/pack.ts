import type { Blueprint } from "../core/interview/blueprint";
import type { Reference } from "../core/question/packFile";
import type { Guide, GuideSummary, Problem, Question, QuestionSummary, Track } from "../core/question/question";
import type { Rubric } from "../core/scoring/rubric";

/** A pack in order of paths: of its questions and guides all, or what lists show. */
export interface Pack<Q extends QuestionSummary = Question, G extends GuideSummary = Guide> {
  tracks: Track[];
  questions: Q[];
  interviews: Blueprint[];
  rubrics: Rubric[];
  guides: G[];
  problems: Problem[];
}

/** A pack of which at least what lists show was read. */
export type PackLists = Pack<QuestionSummary, GuideSummary>;

/** What the files of a pack name, beside the pack itself. */
export interface PackReferences {
  /** Every Markdown file, relative to the pack. */
  files: ReadonlySet<string>;
  references: (Reference & { file: string })[];
}
