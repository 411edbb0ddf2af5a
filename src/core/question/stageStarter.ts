import type { Question } from "./question";

/** The coding stage before a stage of a scenario; undefined for the first one and for a question of its own. */
export function stageBefore(stage: Question, scenario: Question): Question | undefined {
  const index = scenario.stages.findIndex(({ id }) => id === stage.id);
  return scenario.stages.slice(0, Math.max(index, 0)).findLast(({ runsCode }) => runsCode);
}

/** What a file starts with: the starter, in a later stage behind the code carried over. */
export function starterText(question: Question, carried?: string): string {
  const added = question.starter?.code ?? "";
  return carried === undefined ? added : `${carried.trimEnd()}\n\n\n${added}`;
}
