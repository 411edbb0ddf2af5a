import { growthViews } from "./growthViews";
import { questionMessage, questionViews } from "./questionViews";
import { replayMessages } from "./replays";
import { scorecardMessages } from "./scorecards";
import { shippedViews } from "./shippedViews";

/** A page of ours as the host has told it to look. */
export interface PageState {
  name: string;
  bundle: "question" | "scorecard" | "replay";
  message: unknown;
}

/** Our pages in every state they know, and with a question of each kind of the shipped bank. */
export async function pageStates(): Promise<PageState[]> {
  const views = { ...questionViews, ...growthViews, ...(await shippedViews()) };
  return [
    ...Object.entries(views).map(([name, view]) => ({
      name: `question-${name}`,
      bundle: "question" as const,
      message: questionMessage(view),
    })),
    { name: "question-empty", bundle: "question", message: emptyPanel },
    ...Object.entries(scorecardMessages).map(([name, message]) => ({
      name: `scorecard-${name}`,
      bundle: "scorecard" as const,
      message,
    })),
    {
      name: "scorecard-empty",
      bundle: "scorecard",
      message: { type: "empty", text: "The scorecard comes after an interview." },
    },
    ...Object.entries(replayMessages).map(([name, message]) => ({
      name: `replay-${name}`,
      bundle: "replay" as const,
      message,
    })),
  ];
}

const emptyPanel = {
  type: "empty",
  text: "No question is open. Choose one in the Questions view.",
  button: { action: "resume-interview", label: "Resume Interview" },
};
