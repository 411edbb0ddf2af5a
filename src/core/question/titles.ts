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

export const levelTitles: Record<Level, string> = { junior: "Junior", mid: "Mid-level", senior: "Senior" };
