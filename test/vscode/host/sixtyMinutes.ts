import { drawInterview } from "../../../src/core/interview/drawInterview";
import type { SessionPlan } from "../../../src/core/interview/session";
import type { Services } from "../../../src/services";

/** The 60-minute interview as drawn by a seed, without the questions of the wizard. */
export async function sixtyMinutes(services: Services, seed = 7): Promise<SessionPlan> {
  const { interviews, questions } = await services.bank.index();
  const blueprint = interviews.find(({ slug }) => slug === "python-backend-60")!;
  const sections = drawInterview(blueprint, questions, { level: "mid", focus: [], asked: new Map(), seed });
  const { title, track, id, rubric } = blueprint;
  const chosen = { role: "Backend developer", level: "mid", focus: [], seed } as const;
  return { ...chosen, focus: [], mode: "interview", title, track, blueprint: id, rubric, sections };
}
