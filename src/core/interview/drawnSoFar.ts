import type { QuestionSummary } from "../question/question";

/** What an interview holds so far. */
export interface Drawn {
  has(question: QuestionSummary): boolean;
  /** Whether a question is about the same thing as one that is held, as `related` of either says. */
  isNear(question: QuestionSummary): boolean;
  add(question: QuestionSummary): void;
}

/** Starts with these ids of questions and stages; `questions` are all that there are. */
export function drawnSoFar(ids: Iterable<string>, questions: readonly QuestionSummary[]): Drawn {
  const taken = new Set<string>();
  const near = new Set<string>();
  const add = ({ id, related }: QuestionSummary) => {
    taken.add(id);
    for (const other of related) near.add(withoutStage(other));
    for (const other of questions) if (other.related.some((one) => withoutStage(one) === id)) near.add(other.id);
  };
  const held = new Set([...ids].map(withoutStage));
  for (const question of questions) if (held.has(question.id)) add(question);
  return { has: ({ id }) => taken.has(id), isNear: ({ id }) => near.has(id), add };
}

function withoutStage(id: string): string {
  return id.split("#")[0]!;
}
