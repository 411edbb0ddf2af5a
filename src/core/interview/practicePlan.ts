import type { QuestionSummary } from "../question/question";
import { asAsked } from "./drawInterview";
import type { Session, SessionPlan } from "./session";

/** One practiced question as a session of one section; a scenario is practiced stage by stage. */
export function practicePlan(question: QuestionSummary): SessionPlan {
  const { title, track, slug, minutes } = question;
  const section = { slug, title, minutes, questions: asAsked(question), pickOne: false };
  return { mode: "practice", title, track, level: question.level, focus: [], seed: 0, sections: [section] };
}

/** Whether every question of a session was answered or given up: its answers are shown, so the next practice begins anew. */
export function isPracticed({ questions }: Session): boolean {
  return Object.values(questions).every(({ status, gaveUp }) => status === "answered" || gaveUp);
}
