import type { Kind, Level } from "./question";

/** Kinds as a person reads them. */
export const kindTitles: Record<Kind, string> = {
  "warm-up": "Warm-up",
  concept: "Concept",
  coding: "Coding",
  debugging: "Debugging",
  "api-build": "API build",
  "system-design": "System design",
  "multiple-choice": "Multiple choice",
  behavioral: "Behavioral",
  scenario: "Scenario",
  "ask-the-interviewer": "To ask the interviewer",
};

/** What one is asked to do, by kind: all that an interview may say of a task before it is picked. */
export const taskTitles: Record<Kind, string> = {
  "warm-up": "Talk about yourself",
  concept: "Explain how something works",
  coding: "Solve a coding task",
  debugging: "Find and mend a bug",
  "api-build": "Build an API",
  "system-design": "Design a system",
  "multiple-choice": "Choose the right answer",
  behavioral: "Tell a story of yours",
  scenario: "Work through a scenario",
  "ask-the-interviewer": "Ask the interviewer",
};

/** Who may sit across the table, as the end of "Suits ...". A pack may name others. */
export const profileTitles: Readonly<Record<string, string>> = {
  recruiter: "a recruiter",
  engineer: "an engineer of the team",
  manager: "the hiring manager",
  director: "a director or head of engineering",
  cloud: "somebody with a cloud background",
};

/** Whom a question to the interviewer suits, as a sentence; empty when its author named nobody. */
export function suits(profiles: readonly string[]): string {
  const names = profiles.map((profile) =>
    Object.hasOwn(profileTitles, profile) ? profileTitles[profile]! : profile.replaceAll("-", " "),
  );
  const last = names.pop();
  if (last === undefined) return "";
  return `Suits ${names.length > 0 ? `${names.join(", ")} or ${last}` : last}.`;
}

export const levelTitles: Record<Level, string> = { junior: "Junior", mid: "Mid-level", senior: "Senior" };
