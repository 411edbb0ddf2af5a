import { window } from "vscode";
import type { BankIndex } from "../../bank/bankIndex";
import type { DrawRule } from "../../core/interview/blueprint";
import { type Conditions, conditions, strictSettings } from "../../core/interview/conditions";
import { matches } from "../../core/interview/drawInterview";
import type { SessionPlan } from "../../core/interview/session";
import { sizeWords } from "../../core/interview/sizeWords";
import { type Level, levels } from "../../core/question/question";
import type { Step, StepItem } from "../../host/steps";

const roles = ["Backend developer", "Python developer", "Senior software engineer", "Platform engineer"];

const levelWords: Record<Level, string> = {
  junior: "Up to two years: basics, clear code",
  mid: "Two to five years: design choices, trade-offs",
  senior: "Five years and more: depth, failure, scale",
};

export function roleStep({ role }: { role?: string }): Step {
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

export function levelStep({ level = "mid" }: { level?: Level }): Step {
  const ordered = [...levels].sort((a, b) => Number(b === level) - Number(a === level));
  return {
    title: "Level",
    placeholder: "At which level?",
    items: () => ordered.map((value) => ({ value, label: value, description: levelWords[value] })),
  };
}

/** The categories that some draws take from, with those in `focus` picked. */
export function focusItems(
  { tracks, questions }: BankIndex,
  draws: readonly DrawRule[],
  focus: readonly string[],
): StepItem[] {
  const found = questions.filter((question) => draws.some((draw) => matches(draw, question)));
  const categories = new Set(found.map(({ category }) => category));
  return tracks
    .flatMap((track) => track.categories)
    .filter(({ slug }) => categories.has(slug))
    .map(({ slug, title }) => ({ value: slug, label: title, picked: focus.includes(slug) }));
}

export const focusPlaceholder = "What should come up more often? None is fine";

export const startWords: Record<Conditions, { label: string; detail: string }> = {
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

/** The interview under each of the conditions, those of the last time first; choosing one starts the clock. */
export function readyStep(plan: (answers: string[][]) => SessionPlan, last: Conditions | undefined): Step {
  const ordered = [...conditions].sort((a, b) => Number(b === last) - Number(a === last));
  return {
    title: "Ready",
    placeholder: "Start when you are; the clock begins at once",
    items: (answers) => {
      const description = sizeWords(plan(answers));
      return ordered.map((value) => ({ value, description, ...startWords[value] }));
    },
  };
}

/** Settings are the person's own: they are changed only after a yes. */
export async function consents(): Promise<boolean> {
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
  return chosen === agree;
}
