import type { Kind, QuestionSummary } from "../question/question";

/** What can be measured: tests passed, key points said, the right option chosen, clarifying questions asked, mistakes own tests caught. */
export const evidenceKinds = ["tests", "key-points", "choice", "clarifying", "own-tests"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One row of a rubric: scored 1 to 5 against written anchors. */
export interface Criterion {
  slug: string;
  title: string;
  /** Id of the study guide to read when this is weak, `track/slug`. */
  guide: string;
  /** Five sentences, what a 1, 2, 3, 4 and 5 look like. */
  anchors: string[];
  /** Measured facts from which a score is suggested; none when only the candidate can judge. */
  evidence: EvidenceKind[];
  fedBy: { kinds: Kind[]; categories: string[]; topics: string[] };
}

export interface RubricCategory {
  slug: string;
  title: string;
  /** Weight of each of its criteria in the total. */
  weight: number;
  criteria: Criterion[];
}

export interface Rubric {
  /** `track/slug`. */
  id: string;
  track: string;
  slug: string;
  title: string;
  categories: RubricCategory[];
  description: string;
  file: string;
}

/** Whether a question gives evidence for a criterion: it matches every filter given, one value of each being enough. */
export function feeds(question: QuestionSummary, { fedBy }: Criterion): boolean {
  const matches = (wanted: readonly string[], had: readonly string[]) =>
    wanted.length === 0 || wanted.some((value) => had.includes(value));
  return (
    matches(fedBy.kinds, [question.kind]) &&
    matches(fedBy.categories, [question.category]) &&
    matches(fedBy.topics, question.topics)
  );
}
