import { basename } from "node:path";
import { window } from "vscode";
import type { BankIndex } from "../../bank/bankIndex";
import { UserError } from "../../base/errors";
import { askedBefore } from "../../core/interview/askedBefore";
import type { Conditions } from "../../core/interview/conditions";
import type { DrawWishes } from "../../core/interview/drawInterview";
import { fittingRubric, planSections } from "../../core/interview/planBlueprint";
import {
  drawAgain,
  headedFor,
  newDraft,
  type PlanDraft,
  withMinutes,
  withoutSection,
} from "../../core/interview/planDraft";
import { daysLeftWords, daysUntil, localDate } from "../../core/interview/realDate";
import type { SessionPlan } from "../../core/interview/session";
import { ownTrack } from "../../core/question/packPath";
import { plainLine } from "../../core/question/plainLine";
import { slugFrom } from "../../core/question/slug";
import { writeInterview } from "../../core/question/writeInterview";
import { chooseInSteps } from "../../host/steps";
import type { Services } from "../../services";
import { cannotSave } from "../../session/cannotSave";
import { realDateKey } from "../../session/progressStore";
import { saveOwnInterview } from "../../storage/ownInterviewFiles";
import { choicesOf, type PlanChoices, planSteps } from "./planSteps";
import { type Previewed, previewPlan } from "./previewPlan";
import { runnableHere } from "./runnableHere";

const rememberedKey = "planChoices";

type Remembered = Partial<PlanChoices> & { conditions?: Conditions };

/** Asks what there is time for and what it is for, and plans an interview of it. Esc anywhere: nothing has happened, but what was saved is kept. */
export async function planInterview(services: Services): Promise<SessionPlan> {
  const { bank, progress, context } = services;
  const [index] = await Promise.all([bank.index(), progress.load()]);
  const canRun = await runnableHere(index.questions, services);
  const last = context.globalState.get<Remembered>(rememberedKey, {});
  const now = new Date();
  const today = localDate(now);
  const history = askedBefore(index.questions, progress.progress, now.getTime());
  const seed = Math.floor(Math.random() * 2 ** 32);
  const wishesOf = ({ level, focus, profile }: PlanChoices): DrawWishes => {
    return { level, focus, profile, ...history, canRun, seed };
  };
  let planned: { choices: PlanChoices; draft: PlanDraft } | undefined;
  const answers = await chooseInSteps("Plan My Interview", [
    ...planSteps(index, last, today),
    {
      title: "Preview",
      placeholder: "",
      items: () => [],
      ask: async (given, place) => {
        const choices = choicesOf(given);
        // Whoever looks back and changes nothing finds the plan as it was.
        if (!planned || JSON.stringify(planned.choices) !== JSON.stringify(choices)) {
          planned = { choices, draft: newDraft(planSections(choices), index.questions, wishesOf(choices)) };
        }
        const shown = {
          draft: planned.draft,
          besides: daysLeft(choices, today),
          last: last.conditions,
          extraTime: services.config.extraTime(),
        };
        const previewed = preview(services, index, choices, wishesOf(choices), shown);
        const start = await previewPlan(previewed, place);
        planned.draft = previewed.draft;
        return start === "back" ? "back" : [start];
      },
    },
  ]);
  const { choices, draft } = planned!;
  const conditions = answers.at(-1)![0] as Conditions;
  await context.globalState.update(rememberedKey, { ...choices, conditions } satisfies Remembered);
  await context.globalState.update(realDateKey, choices.realDate);
  return { ...sessionPlan(index, choices, draft, seed), conditions };
}

function daysLeft({ realDate }: PlanChoices, today: string): string {
  return realDate ? `the real one is ${daysLeftWords(daysUntil(realDate, today))}` : "";
}

function preview(
  services: Services,
  { questions, rubrics }: BankIndex,
  choices: PlanChoices,
  wishes: DrawWishes,
  shown: Pick<Previewed, "draft" | "besides" | "last" | "extraTime">,
): Previewed {
  const previewed: Previewed = {
    ...shown,
    questionOf: (id) => questions.find((question) => question.id === id),
    drawAgain: (id) => {
      const drawn = drawAgain(previewed.draft, id, questions, wishes);
      if (typeof drawn === "string") return drawn;
      previewed.draft = drawn;
      return undefined;
    },
    setMinutes: (at, minutes) => {
      previewed.draft = withMinutes(previewed.draft, at, minutes, questions, wishes);
    },
    leaveOut: (at) => {
      previewed.draft = withoutSection(previewed.draft, at);
    },
    save: () => savePlan(services, { questions, rubrics }, choices, previewed.draft),
  };
  return previewed;
}

function sessionPlan(index: BankIndex, choices: PlanChoices, draft: PlanDraft, seed: number): SessionPlan {
  const { role, level, focus, company, profile, realDate } = choices;
  const rubric = fittingRubric(draft.rules, index.questions, index.rubrics);
  return {
    mode: "interview",
    title: titleOf(choices, draft),
    track: rubric?.track ?? ownTrack,
    rubric: rubric?.id,
    role,
    level,
    company,
    profile,
    realDate,
    focus,
    seed,
    sections: headedFor(draft.sections, company),
  };
}

function titleOf({ role, company }: PlanChoices, draft: PlanDraft): string {
  return `${company ? `${role} at ${company}` : role}, ${minutesOf(draft)} minutes`;
}

function minutesOf({ rules }: PlanDraft): number {
  return rules.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Asks for a name and keeps the plan as an interview file; a disk that refuses is told, and the plan is still there. */
async function savePlan(
  { practiceFolder, documents, commands: registry }: Services,
  { questions, rubrics }: Pick<BankIndex, "questions" | "rubrics">,
  choices: PlanChoices,
  draft: PlanDraft,
): Promise<void> {
  const named = await window.showInputBox({
    title: "Save as an Interview of My Own",
    prompt: "Name of the interview, as it is listed when you start one",
    value: plainLine(titleOf(choices, draft), 200),
    validateInput: (text) => (plainLine(text, 200) ? undefined : "Give it a name"),
  });
  if (named === undefined) return;
  const title = plainLine(named, 200);
  const root = practiceFolder();
  void registry.guard(async () => {
    const rubric = fittingRubric(draft.rules, questions, rubrics);
    if (!rubric) throw new UserError("The bank holds no rubric to rate this interview by.");
    const text = writeInterview({
      title,
      order: 100,
      minutes: minutesOf(draft),
      rubric: rubric.id,
      company: choices.company,
      profile: choices.profile,
      sections: [...draft.rules],
      description: `Planned for ${minutesOf(draft)} minutes. Change titles, minutes and draws as you like; the minutes of the sections add up to those of the interview.`,
    });
    const path = await saveOwnInterview(root, slugFrom(title, "interview"), text).catch((error: Error) => {
      throw cannotSave(error, root, "The plan is still here; save it again when it works.");
    });
    const open = "Open File";
    const said = `Saved as ${basename(path)}. It is listed under "Your own" when you start an interview.`;
    if ((await window.showInformationMessage(said, open)) === open) await documents.open(path);
  });
}
