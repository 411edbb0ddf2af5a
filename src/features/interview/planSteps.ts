import type { BankIndex } from "../../bank/bankIndex";
import { type Emphasis, emphases, plannedMinutes, planSections } from "../../core/interview/planBlueprint";
import { addDays, dateWords, daysLeftWords, daysUntil, readRealDate } from "../../core/interview/realDate";
import { plainLine } from "../../core/question/plainLine";
import type { Level } from "../../core/question/question";
import { profileTitles } from "../../core/question/titles";
import type { Step, StepItem } from "../../host/steps";
import { focusItems, focusPlaceholder, levelStep, roleStep } from "./wizardSteps";

/** What somebody plans with; kept for the next time. */
export interface PlanChoices {
  role: string;
  level: Level;
  minutes: number;
  emphasis: Emphasis;
  /** Category slugs. */
  focus: string[];
  company?: string;
  profile?: string;
  /** `YYYY-MM-DD`. */
  realDate?: string;
}

/** The questions of the planner, each with the answer of the last time first; `choicesOf` reads their answers. */
export function planSteps(index: BankIndex, last: Partial<PlanChoices>, today: string): Step[] {
  return [
    roleStep(last),
    levelStep(last),
    minutesStep(last),
    emphasisStep(last),
    {
      title: "Focus",
      placeholder: focusPlaceholder,
      many: true,
      items: (answers) => {
        const draws = planSections({ ...choicesOf(answers), focus: [] }).flatMap((section) => section.draws);
        const weighed = draws.filter(({ kinds }) => kinds.some((kind) => subjectKinds.has(kind)));
        return focusItems(index, weighed, last.focus ?? []);
      },
    },
    companyStep(last),
    profileStep(index, last),
    dateStep(last, today),
  ];
}

export function choicesOf(answers: readonly string[][]): PlanChoices {
  const [role, level, minutes, emphasis, focus = [], company, profile, realDate] = answers;
  return {
    role: role?.[0] ?? "",
    level: (level?.[0] as Level | undefined) ?? "mid",
    minutes: Number(minutes?.[0] ?? 60),
    emphasis: (emphasis?.[0] as Emphasis | undefined) ?? "even",
    focus,
    company: company?.[0] || undefined,
    profile: profile?.[0] || undefined,
    realDate: realDate?.[0] || undefined,
  };
}

/** Kinds that are about a subject one can stress. */
const subjectKinds: ReadonlySet<string> = new Set([
  "concept",
  "multiple-choice",
  "coding",
  "debugging",
  "system-design",
]);

function minutesStep({ minutes = 60 }: Partial<PlanChoices>): Step {
  const usual = [20, 30, 45, 60, 90];
  const known = usual.includes(minutes) ? usual : [minutes, ...usual];
  const ordered = [...known].sort((a, b) => Number(b === minutes) - Number(a === minutes));
  const { least, most } = plannedMinutes;
  return {
    title: "Minutes",
    placeholder: "How many minutes do you have? Choose or type a number",
    items: () => ordered.map((value) => ({ value: String(value), label: `${value} minutes` })),
    ownAnswer: (text) => {
      const typed = Number(/^(\d{1,4})(?:\s*min(?:utes)?)?$/u.exec(text)?.[1] ?? Number.NaN);
      if (typed >= least && typed <= most) return { value: String(typed), label: `${typed} minutes`, alwaysShow: true };
      return refusal(text, `A whole number of minutes from ${least} to ${most}`);
    },
  };
}

const emphasisWords: Record<Emphasis, string> = {
  even: "A bit of everything",
  coding: "More coding",
  talk: "More talk",
  design: "More design",
};

function emphasisStep({ emphasis = "even" }: Partial<PlanChoices>): Step {
  const ordered = [...emphases].sort((a, b) => Number(b === emphasis) - Number(a === emphasis));
  return {
    title: "Emphasis",
    placeholder: "What should there be more of?",
    items: (answers) => {
      const { minutes } = choicesOf(answers);
      return ordered.map((value) => ({
        value,
        label: emphasisWords[value],
        detail: planSections({ minutes, emphasis: value, focus: [] })
          .map((section) => `${section.title} ${section.minutes}`)
          .join(" · "),
      }));
    },
  };
}

function companyStep({ company }: Partial<PlanChoices>): Step {
  const item = (text: string): StepItem => ({ value: text, label: text, alwaysShow: true });
  return {
    title: "Company",
    placeholder: "Which company are you preparing for? Type its name, or leave it open",
    items: () => [
      ...(company ? [{ ...item(company), description: "last time" }] : []),
      { value: "", label: "No company in particular" },
    ],
    ownAnswer: (text) => {
      const name = plainLine(text, 80);
      return name ? item(name) : refusal(text, "Nothing of this can be seen");
    },
  };
}

function profileStep({ questions }: BankIndex, { profile }: Partial<PlanChoices>): Step {
  const toAsk = questions.filter(({ kind }) => kind === "ask-the-interviewer");
  const known = [...new Set(toAsk.flatMap(({ profiles }) => profiles))].sort(
    (a, b) => Number(b === profile) - Number(a === profile),
  );
  const nobody: StepItem = { value: "", label: "I do not know yet", description: "questions for anybody" };
  const items = known.map((value): StepItem => {
    const title = profileTitles[value] ?? value.replaceAll("-", " ");
    const count = toAsk.filter(({ profiles }) => profiles.includes(value)).length;
    const suited = `${count} ${count === 1 ? "question" : "questions"} to ask`;
    return {
      value,
      label: `${title[0]!.toUpperCase()}${title.slice(1)}`,
      description: value === profile ? `${suited} · last time` : suited,
    };
  });
  return {
    title: "Interviewer",
    placeholder: "Who will interview you? Your own questions are chosen for them",
    items: () => (known.includes(profile ?? "") ? [items[0]!, nobody, ...items.slice(1)] : [nobody, ...items]),
  };
}

function dateStep({ realDate }: Partial<PlanChoices>, today: string): Step {
  const item = (date: string): StepItem => ({
    value: date,
    label: dateWords(date),
    description: daysLeftWords(daysUntil(date, today)),
    alwaysShow: true,
  });
  const kept = realDate !== undefined && daysUntil(realDate, today) >= 0 ? [realDate] : [];
  const near = [1, 7, 14].map((days) => addDays(today, days)).filter((date) => !kept.includes(date));
  return {
    title: "Date",
    placeholder: `When is the real interview? Choose, or type a date such as ${addDays(today, 10)}`,
    items: () => [
      ...kept.map(item),
      { value: "", label: "No date yet" },
      ...near.map((date) => ({ ...item(date), alwaysShow: false })),
    ],
    ownAnswer: (text) => {
      const read = readRealDate(text, today);
      return "date" in read ? item(read.date) : refusal(text, read.problem);
    },
  };
}

function refusal(text: string, why: string): StepItem {
  return { value: "", label: text, description: why, alwaysShow: true, isRefusal: true };
}
