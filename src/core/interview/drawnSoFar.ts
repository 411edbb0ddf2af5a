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
  const namedBy = new Map<string, string[]>();
  for (const { id, related } of questions) {
    for (const other of related) {
      const named = withoutStage(other);
      const naming = namedBy.get(named);
      if (naming) naming.push(id);
      else namedBy.set(named, [id]);
    }
  }
  const add = ({ id, related }: QuestionSummary) => {
    taken.add(id);
    for (const other of related) near.add(withoutStage(other));
    for (const other of namedBy.get(id) ?? []) near.add(other);
  };
  const held = new Set([...ids].map(withoutStage));
  if (held.size > 0) for (const question of questions) if (held.has(question.id)) add(question);
  return { has: ({ id }) => taken.has(id), isNear: ({ id }) => near.has(id), add };
}

function withoutStage(id: string): string {
  const stage = id.indexOf("#");
  return stage < 0 ? id : id.slice(0, stage);
}
