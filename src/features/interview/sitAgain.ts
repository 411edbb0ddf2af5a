import { window } from "vscode";
import { CancelledError, UserError } from "../../base/errors";
import type { Conditions } from "../../core/interview/conditions";
import type { SessionPlan } from "../../core/interview/session";
import { withStages } from "../../core/question/question";
import { commands } from "../../host/manifest";
import { chooseInSteps } from "../../host/steps";
import type { Services } from "../../services";
import { listScorecards } from "../../storage/scorecardFiles";
import { readSession } from "../../storage/sessionFiles";
import { consents, readyStep } from "./wizardSteps";

/**
 * The plan of a past interview as it was sat: the same questions in the same order, with the extra time of today. Asks which when it is
 * not said, and under which conditions, those of the last time first. Esc anywhere: nothing has happened.
 */
export async function planOfPast(services: Services, id?: string): Promise<SessionPlan> {
  const plan = { ...(await readPast(services, id)), extraTime: services.config.extraTime() };
  const [start] = await chooseInSteps("Sit It Again", [readyStep(() => plan, plan.conditions)]);
  const conditions = start?.[0] as Conditions;
  if (conditions === "strict" && !(await consents())) throw new CancelledError();
  return { ...plan, conditions };
}

async function readPast({ practiceFolder, bank }: Services, id: string | undefined): Promise<SessionPlan> {
  const root = practiceFolder();
  const { session } = await readSession(root, id ?? (await choosePast(root)));
  if (session?.plan.mode !== "interview")
    throw new UserError("This interview could not be read. Its files are still in the practice folder.");
  const known = new Set(withStages((await bank.index()).questions).map((question) => question.id));
  const gone = session.plan.sections.flatMap(({ questions }) => questions).find((question) => !known.has(question));
  if (gone)
    throw new UserError(`The question ${gone} is not in the bank any more, so this interview cannot be repeated.`);
  return session.plan;
}

async function choosePast(root: string): Promise<string> {
  const cards = await listScorecards(root);
  if (cards.length === 0) {
    throw new UserError("No interview with a saved scorecard can be sat again yet.", {
      title: "Start Mock Interview",
      command: commands.start,
    });
  }
  const items = cards.map(({ id, title, date, percent }) => ({
    id,
    label: title,
    description: percent === undefined ? date : `${date}, ${Math.round(percent)} of 100`,
  }));
  const chosen = await window.showQuickPick(items, {
    title: "Sit It Again",
    placeHolder: "Which interview? The same questions are asked in the same order",
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!chosen) throw new CancelledError();
  return chosen.id;
}
