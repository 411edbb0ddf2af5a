import type { PlannedSection } from "./session";

/** `6 sections, 9 questions, 60:00`. */
export function sizeWords(sections: readonly Pick<PlannedSection, "minutes" | "pickOne" | "questions">[]): string {
  const minutes = sections.reduce((sum, section) => sum + section.minutes, 0);
  const questions = sections.reduce((sum, section) => sum + (section.pickOne ? 1 : section.questions.length), 0);
  const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
  return `${counted(sections.length, "section")}, ${counted(questions, "question")}, ${minutes}:00`;
}
