import type { QuestionSummary } from "../question/question";
import type { DrawRule } from "./blueprint";
import { candidates, type DrawWishes, matches, seededRandom } from "./drawInterview";
import { drawnSoFar } from "./drawnSoFar";
import type { PlannedSection } from "./session";

/**
 * Why there is no other question: `stage` of a scenario, on which the next ones build; `unknown` to the bank or to the
 * rules of its section; all others were `seen`; those left are `too-long`.
 */
export type NoOther = "stage" | "unknown" | "seen" | "too-long";

/**
 * Another question for the place of `id` in a section, by the rule it was drawn by: none of those `seen` and no scenario.
 * The section takes no more minutes than it has, or than it took before.
 */
export function drawInstead(
  id: string,
  section: PlannedSection,
  questions: readonly QuestionSummary[],
  seen: Iterable<string>,
  wishes: DrawWishes,
): QuestionSummary | NoOther {
  if (id.includes("#")) return "stage";
  const was = questions.find((question) => question.id === id);
  const draw = was && section.draws?.find((rule) => matches(rule, was));
  if (!was || !draw) return "unknown";
  const drawn = drawnSoFar([...seen, ...section.questions, id], questions);
  const found = candidates(draw, questions, drawn, wishes, seededRandom(wishes.seed)).filter(
    ({ question }) => question.stages.length === 0,
  );
  const longest = longestInstead(was, draw, section, questions);
  const other = found.find(({ question }) => question.minutes <= longest)?.question;
  return other ?? (found.length > 0 ? "too-long" : "seen");
}

/** What a draw leaves of its minutes was left because nothing fitted, so there a question makes room for none that is longer. */
function longestInstead(
  was: QuestionSummary,
  draw: DrawRule,
  section: PlannedSection,
  questions: readonly QuestionSummary[],
): number {
  if (draw.minutes !== undefined) return was.minutes;
  const others = section.pickOne ? [] : questions.filter(({ id }) => id !== was.id && section.questions.includes(id));
  return Math.max(was.minutes, section.minutes - others.reduce((sum, { minutes }) => sum + minutes, 0));
}
