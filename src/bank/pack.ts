import type { Blueprint } from "../core/interview/blueprint";
import type { Reference } from "../core/question/packFile";
import type { Guide, Problem, Question, Track } from "../core/question/question";
import type { Rubric } from "../core/scoring/rubric";

/** A whole pack, in order of paths. */
export interface Pack {
  tracks: Track[];
  questions: Question[];
  interviews: Blueprint[];
  rubrics: Rubric[];
  guides: Guide[];
  problems: Problem[];
}

/** What the files of a pack name, beside the pack itself. */
export interface PackReferences {
  /** Every Markdown file, relative to the pack. */
  files: ReadonlySet<string>;
  references: (Reference & { file: string })[];
}
