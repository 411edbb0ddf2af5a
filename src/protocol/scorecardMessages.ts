import type { Scorecard } from "../core/scoring/scorecard";

/** Predict first, then rate, then read the result. */
export type ScorecardStep = "predict" | "rate" | "result";

export type ToScorecard =
  | {
      type: "scorecard";
      scorecard: Scorecard;
      step: ScorecardStep;
      saved: boolean;
      practiceNext?: string;
      recorded?: boolean;
    }
  | { type: "empty"; text: string };

export const scorecardActions = ["save", "export", "calendar", "practice-first"] as const;
export type ScorecardAction = (typeof scorecardActions)[number];

export type FromScorecard =
  | { type: "ready" }
  | { type: "step"; step: ScorecardStep }
  | { type: "predict"; category: string; score: number }
  | { type: "rate"; criterion: string; score: number }
  | { type: "note"; criterion: string; note: string }
  | { type: "study"; id: string }
  | { type: "practice"; id: string }
  | { type: "replay"; id: string }
  | { type: "action"; action: ScorecardAction };

/** Reads a message from the page; undefined for anything that is not one. A score of 0 takes a rating back. */
export function readScorecardMessage(message: unknown): FromScorecard | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const m = message as Record<string, unknown>;
  const text = (value: unknown): value is string => typeof value === "string" && value.length <= 4000;
  const score = (value: unknown, from: number): value is number =>
    Number.isInteger(value) && (value as number) >= from && (value as number) <= 5;
  switch (m.type) {
    case "ready":
      return { type: "ready" };
    case "step":
      return m.step === "predict" || m.step === "rate" || m.step === "result"
        ? { type: "step", step: m.step }
        : undefined;
    case "predict":
      return text(m.category) && score(m.score, 1)
        ? { type: "predict", category: m.category, score: m.score }
        : undefined;
    case "rate":
      return text(m.criterion) && score(m.score, 0)
        ? { type: "rate", criterion: m.criterion, score: m.score }
        : undefined;
    case "note":
      return text(m.criterion) && text(m.note) ? { type: "note", criterion: m.criterion, note: m.note } : undefined;
    case "study":
    case "practice":
    case "replay":
      return text(m.id) ? { type: m.type, id: m.id } : undefined;
    case "action":
      return scorecardActions.includes(m.action as ScorecardAction)
        ? { type: "action", action: m.action as ScorecardAction }
        : undefined;
    default:
      return undefined;
  }
}
