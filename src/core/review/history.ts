/** How well a practiced question went, by the candidate's own word. */
export type Grade = "again" | "hard" | "good" | "easy";

/** The memory of one question: an FSRS card as plain data, dates as ISO strings. */
export interface Review {
  due: string;
  card: Record<string, unknown>;
}

export interface QuestionHistory {
  /** How often it was opened in an interview. */
  interviews: number;
  /** The last practice session it was opened in. */
  practiceSession?: string;
  lastAt: number;
  /** Its tests passed, or its answer was handed in. */
  passed: boolean;
  review?: Review;
  /** The last grade and the session it was given in. A later grade in the same session replaces it. */
  lastGrade?: Grade;
  gradedIn?: string;
  /** The review as it was before the last grade. */
  reviewBefore?: Review;
}

export type Progress = ReadonlyMap<string, QuestionHistory>;

export const questionStates = ["new", "started", "passed", "due"] as const;
export type QuestionState = (typeof questionStates)[number];

export function isDue(review: Review | undefined, now: Date): boolean {
  return review !== undefined && Date.parse(review.due) <= now.getTime();
}

/** The state the tree shows. */
export function stateOf(history: QuestionHistory | undefined, now: Date): QuestionState {
  if (!history) return "new";
  if (isDue(history.review, now)) return "due";
  return history.passed ? "passed" : "started";
}
