import type { QuestionSummary } from "../question/question";
import type { BlueprintSection } from "./blueprint";
import { drawInstead, type NoOther } from "./drawInstead";
import { asAsked, type DrawWishes, drawInterview } from "./drawInterview";
import { lastingMinutes } from "./planBlueprint";
import type { PlannedSection } from "./session";

/** A planned interview before it starts: each section as a rule and as drawn, in the same order. Never changed in place. */
export interface PlanDraft {
  rules: readonly BlueprintSection[];
  sections: readonly PlannedSection[];
  /** Ids of questions that were drawn and given back. */
  givenBack: readonly string[];
  /** How often something was changed: each draw has another seed, the same for the same steps. */
  changes: number;
}

export function newDraft(
  rules: readonly BlueprintSection[],
  questions: readonly QuestionSummary[],
  wishes: DrawWishes,
): PlanDraft {
  return { rules, sections: drawInterview({ sections: [...rules] }, questions, wishes), givenBack: [], changes: 0 };
}

/** Gives one section other minutes and draws it anew; the others stay as they are. */
export function withMinutes(
  draft: PlanDraft,
  index: number,
  minutes: number,
  questions: readonly QuestionSummary[],
  wishes: DrawWishes,
): PlanDraft {
  const rule = lastingMinutes(draft.rules[index]!, minutes, wishes.focus);
  const besides = draft.sections.flatMap((section, at) => (at === index ? [] : section.questions));
  const [section] = drawInterview({ sections: [rule] }, questions, seededFor(draft, wishes), besides);
  return {
    ...draft,
    rules: draft.rules.with(index, rule),
    sections: draft.sections.with(index, section!),
    changes: draft.changes + 1,
  };
}

export function withoutSection(draft: PlanDraft, index: number): PlanDraft {
  return { ...draft, rules: draft.rules.toSpliced(index, 1), sections: draft.sections.toSpliced(index, 1) };
}

/** Draws another question for the place of `id`, which does not come back; or says why there is none. */
export function drawAgain(
  draft: PlanDraft,
  id: string,
  questions: readonly QuestionSummary[],
  wishes: DrawWishes,
): PlanDraft | NoOther {
  const index = draft.sections.findIndex((section) => section.questions.includes(id));
  const section = draft.sections[index];
  if (!section) return "unknown";
  const seen = [...draft.sections.flatMap((one) => one.questions), ...draft.givenBack];
  const other = drawInstead(id, section, questions, seen, seededFor(draft, wishes));
  if (typeof other === "string") return other;
  const changed = section.questions.flatMap((one) => (one === id ? asAsked(other) : [one]));
  return {
    ...draft,
    sections: draft.sections.with(index, { ...section, questions: changed }),
    givenBack: [...draft.givenBack, id],
    changes: draft.changes + 1,
  };
}

function seededFor(draft: PlanDraft, wishes: DrawWishes): DrawWishes {
  return { ...wishes, seed: wishes.seed + draft.changes + 1 };
}

/** The part in which the candidate asks, headed by whom they ask. */
export function headedFor(sections: readonly PlannedSection[], company: string | undefined): PlannedSection[] {
  const isTheirTurn = ({ draws = [] }: PlannedSection) =>
    draws.length > 0 && draws.every(({ kinds }) => kinds.length === 1 && kinds[0] === "ask-the-interviewer");
  return sections.map((section) =>
    company && isTheirTurn(section) ? { ...section, title: `${section.title} for ${company}` } : section,
  );
}
