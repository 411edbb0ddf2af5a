import { countdown } from "./countdown";
import { extraTimeText, plannedMinutes } from "./extraTime";
import type { PlannedSection, SessionPlan } from "./session";

type SizedPlan = Pick<SessionPlan, "extraTime"> & {
  sections: readonly Pick<PlannedSection, "minutes" | "pickOne" | "questions">[];
};

/** `6 sections, 9 questions, 60:00`, with extra time said as such. */
export function sizeWords(plan: SizedPlan): string {
  const { sections, extraTime } = plan;
  const time = countdown(plannedMinutes(plan) * 60_000, 0).text;
  const questions = sections.reduce((sum, section) => sum + (section.pickOne ? 1 : section.questions.length), 0);
  const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
  const extra = extraTimeText(extraTime);
  return `${counted(sections.length, "section")}, ${counted(questions, "question")}, ${time}${extra && ` (${extra})`}`;
}
