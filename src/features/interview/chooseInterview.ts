import { basename, join } from "node:path";
import { QuickPickItemKind, ThemeIcon } from "vscode";
import type { BankIndex } from "../../bank/bankIndex";
import type { OwnInterview } from "../../bank/ownInterview";
import { readOwnInterviews } from "../../bank/ownInterviews";
import { CancelledError } from "../../base/errors";
import { askedBefore } from "../../core/interview/askedBefore";
import type { Blueprint } from "../../core/interview/blueprint";
import type { Conditions } from "../../core/interview/conditions";
import { type DrawWishes, drawInterview } from "../../core/interview/drawInterview";
import { headedFor } from "../../core/interview/planDraft";
import type { PlannedSection, SessionPlan } from "../../core/interview/session";
import type { Level } from "../../core/question/question";
import { chooseInSteps, type Step, type StepItem } from "../../host/steps";
import type { Services } from "../../services";
import { runnableHere } from "./runnableHere";
import { consents, focusItems, focusPlaceholder, levelStep, readyStep, roleStep } from "./wizardSteps";

/** The answers of the last time, shown first the next time. */
interface Remembered {
  blueprint?: string;
  role?: string;
  level?: Level;
  focus?: string[];
  conditions?: Conditions;
}

const rememberedKey = "interviewChoices";

/** Answers of the first step that lead elsewhere. */
const plan = "plan";
const openFile = "open ";

/**
 * Asks what to sit, step by step with a way back, and draws it. Esc anywhere: nothing has happened. With the slug of a
 * track its interviews come first.
 */
export async function chooseInterview(services: Services, track?: string): Promise<SessionPlan> {
  const { bank, progress, context, practiceFolder } = services;
  const [index] = await Promise.all([bank.index(), progress.load()]);
  const own = await readOwnInterviews(practiceFolder(), index);
  const interviews = [...index.interviews, ...own.flatMap(({ interview }) => interview ?? [])];
  const canRun = await runnableHere(index.questions, services);
  const last = context.globalState.get<Remembered>(rememberedKey, {});
  const now = Date.now();
  const seed = Math.floor(Math.random() * 2 ** 32);
  const blueprintOf = (chosen: readonly string[] = []) =>
    interviews.find(({ id }) => id === chosen[0]) ?? interviews[0]!;
  const drawn = (answers: string[][]): SessionPlan => {
    const [interview, role, level, focus = [], start] = answers;
    const blueprint = blueprintOf(interview);
    const wishes: DrawWishes = {
      level: (level?.[0] as Level | undefined) ?? "mid",
      focus,
      profile: blueprint.profile,
      ...askedBefore(index.questions, progress.progress, now),
      seed,
      canRun,
    };
    const sections = drawInterview(blueprint, index.questions, wishes);
    const conditions = (start?.[0] as Conditions | undefined) ?? "room";
    return { ...sessionPlan(blueprint, sections, role?.[0], wishes), conditions };
  };
  const steps: Step[] = [
    interviewStep(index, own, last, track),
    roleStep(last),
    levelStep(last),
    {
      title: "Focus",
      placeholder: focusPlaceholder,
      many: true,
      items: ([chosen]) => {
        const draws = blueprintOf(chosen).sections.flatMap((section) => section.draws);
        return focusItems(index, draws, last.focus ?? []);
      },
    },
    readyStep((answers) => ({ ...drawn(answers), extraTime: services.config.extraTime() }), last.conditions),
  ];
  const answers = await chooseInSteps("Start Mock Interview", steps);
  const [interview, role, level, focus, start] = answers;
  if (interview?.[0] === plan) return await (await import("./planInterview")).planInterview(services);
  if (interview?.[0]?.startsWith(openFile)) return await openOwn(services, own, interview[0].slice(openFile.length));
  if (start?.[0] === "strict" && !(await consents())) throw new CancelledError();
  await context.globalState.update(rememberedKey, {
    blueprint: interview?.[0],
    role: role?.[0],
    level: level?.[0],
    focus,
    conditions: start?.[0],
  } satisfies Record<string, unknown>);
  return drawn(answers);
}

function sessionPlan(
  blueprint: Blueprint,
  sections: PlannedSection[],
  role: string | undefined,
  wishes: DrawWishes,
): SessionPlan {
  return {
    mode: "interview",
    title: blueprint.title,
    track: blueprint.track,
    blueprint: blueprint.id,
    rubric: blueprint.rubric,
    role,
    level: wishes.level,
    company: blueprint.company,
    profile: blueprint.profile,
    focus: [...wishes.focus],
    seed: wishes.seed,
    sections: headedFor(sections, blueprint.company),
  };
}

/** Opens the file of an interview of one's own, at its first problem, instead of starting anything. */
async function openOwn(
  { documents, practiceFolder }: Services,
  own: readonly OwnInterview[],
  file: string,
): Promise<never> {
  const line = own.find((one) => one.file === file)?.problems[0]?.line;
  await documents.open(join(practiceFolder(), file), { line });
  throw new CancelledError();
}

/** Those of the track first, then the one used last, then as the bank orders them; below the first one the planner, at the end one's own. */
function interviewStep(
  { interviews }: BankIndex,
  own: readonly OwnInterview[],
  last: Remembered,
  track: string | undefined,
): Step {
  const place = (one: Blueprint) => (one.track === track ? 2 : 0) + (one.id === last.blueprint ? 1 : 0);
  const mine = own.map((one) => ({ place: one.interview ? place(one.interview) : 0, item: ownItem(one, last) }));
  const shipped = interviews.map((one) => ({ place: place(one), item: interviewItem(one, last) }));
  const preferred = [...shipped, ...mine].filter((one) => one.place > 0).sort((a, b) => b.place - a.place);
  const others = shipped.filter((one) => one.place === 0);
  const ownOthers = mine.filter((one) => one.place === 0).map(({ item }) => item);
  const [first, ...rest] = [...preferred, ...others].map(({ item }) => item);
  return {
    title: "Interview",
    placeholder: "Which interview do you want to sit?",
    items: () => [
      first!,
      {
        value: plan,
        label: "$(tools) Plan my interview...",
        detail: "By the minutes you have, what you want more of, the company and the date.",
      },
      ...rest,
      ...(ownOthers.length > 0 ? [{ value: "", label: "Your own", kind: QuickPickItemKind.Separator }] : []),
      ...ownOthers,
    ],
    isLast: ([value = ""]) => value === plan || value.startsWith(openFile),
  };
}

function interviewItem({ id, title, minutes, sections }: Blueprint, last: Remembered): StepItem {
  return {
    value: id,
    label: title,
    description: id === last.blueprint ? `${minutes} min · last time` : `${minutes} min`,
    detail: sections.map((section) => `${section.title} ${section.minutes}`).join(" · "),
  };
}

function ownItem({ file, interview, problems }: OwnInterview, last: Remembered): StepItem {
  const toOpen = {
    buttonValue: `${openFile}${file}`,
    buttons: [{ iconPath: new ThemeIcon("edit"), tooltip: "Open File" }],
  };
  if (interview) return { ...interviewItem(interview, last), ...toOpen };
  const [problem] = problems;
  return {
    ...toOpen,
    value: toOpen.buttonValue,
    label: `$(warning) ${basename(file)}`,
    description: "opens the file, to mend it",
    detail: problem && `${problem.file}:${problem.line}:${problem.column} ${problem.message}`,
  };
}
