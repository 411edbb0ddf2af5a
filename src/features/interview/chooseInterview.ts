import { window } from "vscode";
import type { BankIndex } from "../../bank/bankIndex";
import { CancelledError } from "../../base/errors";
import { askedBefore } from "../../core/interview/askedBefore";
import type { Blueprint } from "../../core/interview/blueprint";
import { type Conditions, conditions, strictSettings } from "../../core/interview/conditions";
import { type DrawWishes, drawInterview, matches } from "../../core/interview/drawInterview";
import type { PlannedSection, SessionPlan } from "../../core/interview/session";
import { type Level, levels } from "../../core/question/question";
import { chooseInSteps, type Step, type StepItem } from "../../host/steps";
import type { Services } from "../../services";
import { runnableHere } from "./runnableHere";

/** The answers of the last time, shown first the next time. */
interface Remembered {
  blueprint?: string;
  role?: string;
  level?: Level;
  focus?: string[];
  conditions?: Conditions;
}

const rememberedKey = "interviewChoices";

const roles = ["Backend developer", "Python developer", "Senior software engineer", "Platform engineer"];

const levelWords: Record<Level, string> = {
  junior: "Up to two years: basics, clear code",
  mid: "Two to five years: design choices, trade-offs",
  senior: "Five years and more: depth, failure, scale",
};

/** Asks what to sit, step by step with a way back, and draws it. Esc anywhere: nothing has happened. */
export async function chooseInterview(services: Services): Promise<SessionPlan> {
  const { bank, progress, context } = services;
  const [index] = await Promise.all([bank.index(), progress.load()]);
  const canRun = await runnableHere(index.questions, services);
  const last = context.globalState.get<Remembered>(rememberedKey, {});
  const now = Date.now();
  const seed = Math.floor(Math.random() * 2 ** 32);
  const blueprintOf = (chosen: readonly string[]) =>
    index.interviews.find(({ id }) => id === chosen[0]) ?? index.interviews[0]!;
  const plan = (answers: string[][]): SessionPlan => {
    const [interview = [], role, level, focus = [], start] = answers;
    const blueprint = blueprintOf(interview);
    const wishes: DrawWishes = {
      level: (level?.[0] as Level | undefined) ?? "mid",
      focus,
      ...askedBefore(index.questions, progress.progress, now),
      seed,
      canRun,
    };
    const sections = drawInterview(blueprint, index.questions, wishes);
    const conditions = (start?.[0] as Conditions | undefined) ?? "room";
    return { ...sessionPlan(blueprint, sections, role?.[0], wishes), conditions };
  };
  const steps: Step[] = [
    interviewStep(index.interviews, last),
    roleStep(last),
    levelStep(last),
    focusStep(index, last),
    {
      title: "Ready",
      placeholder: "Start when you are; the clock begins at once",
      items: (answers) => startItems(plan(answers), last),
    },
  ];
  const answers = await chooseInSteps("Start Mock Interview", steps);
  const [interview, role, level, focus, start] = answers;
  if (start?.[0] === "strict") await askConsent();
  await context.globalState.update(rememberedKey, {
    blueprint: interview?.[0],
    role: role?.[0],
    level: level?.[0],
    focus,
    conditions: start?.[0],
  } satisfies Record<string, unknown>);
  return plan(answers);
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
    focus: [...wishes.focus],
    seed: wishes.seed,
    sections,
  };
}

/** Last used first, then as the bank orders them. */
function interviewStep(interviews: readonly Blueprint[], last: Remembered): Step {
  const ordered = [...interviews].sort((a, b) => Number(b.id === last.blueprint) - Number(a.id === last.blueprint));
  return {
    title: "Interview",
    placeholder: "Which interview do you want to sit?",
    items: () =>
      ordered.map(({ id, title, minutes, sections }) => ({
        value: id,
        label: title,
        description: id === last.blueprint ? `${minutes} min · last time` : `${minutes} min`,
        detail: sections.map((section) => `${section.title} ${section.minutes}`).join(" · "),
      })),
  };
}

function roleStep({ role }: Remembered): Step {
  const known = role && !roles.includes(role) ? [role, ...roles] : roles;
  const ordered = [...known].sort((a, b) => Number(b === role) - Number(a === role));
  return {
    title: "Role",
    placeholder: "Which role are you interviewing for? Choose one or type your own",
    items: () =>
      ordered.map((value) => ({ value, label: value, description: value === role ? "last time" : undefined })),
    ownAnswer: (text) => ({ value: text, label: text, description: "your own" }),
  };
}

function levelStep({ level = "mid" }: Remembered): Step {
  const ordered = [...levels].sort((a, b) => Number(b === level) - Number(a === level));
  return {
    title: "Level",
    placeholder: "At which level?",
    items: () => ordered.map((value) => ({ value, label: value, description: levelWords[value] })),
  };
}

/** The categories that the chosen interview draws from. */
function focusStep({ tracks, interviews, questions }: BankIndex, { focus = [] }: Remembered): Step {
  const drawn = (id: string | undefined) => {
    const blueprint = interviews.find((one) => one.id === id);
    const draws = blueprint?.sections.flatMap((section) => section.draws) ?? [];
    const found = questions.filter((question) => draws.some((draw) => matches(draw, question)));
    const categories = new Set(found.map(({ category }) => category));
    return tracks.flatMap((track) => track.categories).filter(({ slug }) => categories.has(slug));
  };
  return {
    title: "Focus",
    placeholder: "What should come up more often? None is fine",
    many: true,
    items: ([chosen]) =>
      drawn(chosen?.[0]).map(({ slug, title }) => ({
        value: slug,
        label: title,
        picked: focus.includes(slug),
      })),
  };
}

/** The interview as drawn, under each of the conditions; those of the last time first. */
function startItems({ sections }: SessionPlan, last: Remembered): StepItem[] {
  const minutes = sections.reduce((sum, section) => sum + section.minutes, 0);
  const questions = sections.reduce((sum, section) => sum + (section.pickOne ? 1 : section.questions.length), 0);
  const size = `${sections.length} sections, ${questions} questions, ${minutes}:00`;
  const ordered = [...conditions].sort((a, b) => Number(b === last.conditions) - Number(a === last.conditions));
  return ordered.map((value) => ({ value, description: size, ...startWords[value] }));
}

const startWords: Record<Conditions, { label: string; detail: string }> = {
  room: {
    label: "$(play) Start now",
    detail: "As in the room: AI suggestions are paused where the editor can, the chat closes, titles stay hidden.",
  },
  relaxed: {
    label: "$(play) Start relaxed",
    detail: "The editor stays as it is. Titles stay hidden until the end.",
  },
  strict: {
    label: "$(play) Start strict...",
    detail: "As in the room, and a few of your settings are switched off until the end. You see which before.",
  },
};

/** Settings are the person's own: they are changed only after a yes. Rejects as cancelled on anything else. */
async function askConsent(): Promise<void> {
  const list = strictSettings.map(({ title }) => `- ${title}`).join("\n");
  const agree = "Switch Off and Start";
  const chosen = await window.showInformationMessage(
    "Switch these off while the interview runs?",
    {
      modal: true,
      detail: `${list}\n\nYour user settings are changed, and put back when you pause or end, or, after a crash, when you next open such a file. What this editor does not have is left alone.`,
    },
    agree,
  );
  if (chosen !== agree) throw new CancelledError();
}
