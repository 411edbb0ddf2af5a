import { hintStep } from "../../core/question/hintStep";
import type { OwnTestsView, QuestionView, TestsView } from "../../protocol/questionMessages";

/**
 * What a screen reader is told when one view replaces another: the end of a run, a new hint, the answer. Undefined when
 * there is nothing new to say; an empty text when a run begins, so that the same verdict is spoken again after it.
 */
export function announcement(before: QuestionView | undefined, now: QuestionView): string | undefined {
  if (before?.paused === false && now.paused) return "Paused.";
  if (!before || before.heading !== now.heading || before.paused) return undefined;
  const asked = followUpWords(before.followUp, now.followUp);
  if (asked !== undefined) return now.reveal && !before.reveal ? `The answer is shown below. ${asked}` : asked;
  if (now.reveal && !before.reveal) return "The answer is shown below.";
  if (now.hints.shown.length > before.hints.shown.length) {
    const count = now.hints.shown.length;
    return `Hint ${count} of ${now.hints.total}, ${hintStep(count - 1)}, is shown.`;
  }
  const check = now.tests?.own?.check;
  if (check && !check.stale && JSON.stringify(check) !== JSON.stringify(before.tests?.own?.check)) {
    return [check.summary, check.missed].filter(Boolean).join(" ");
  }
  const { growth } = now;
  if (growth && growth.state !== "measuring" && before.growth?.state === "measuring") {
    return [growth.summary, ...growth.remarks].join(" ");
  }
  if (!now.tests || now.tests === before.tests) return undefined;
  const suite = verdictWords(before.tests, now.tests);
  const own = ownWords(before.tests?.own, now.tests.own);
  return own ? [suite, own].filter(Boolean).join(". ") : suite;
}

/** The interviewer's question when it comes, and that a reply was taken. */
function followUpWords(before: QuestionView["followUp"], now: QuestionView["followUp"]): string | undefined {
  if (!now) return undefined;
  if (before?.spoken !== now.spoken) return `${now.heading}: ${now.spoken}`;
  if (before.reply !== undefined || now.reply === undefined) return undefined;
  return now.reply === "" ? "The follow-up was passed over." : "Your reply is kept.";
}

function verdictWords(before: TestsView | undefined, now: TestsView): string | undefined {
  if (now.state === "running") return before?.state === "running" ? undefined : "";
  const ended = now.state === "done" && (before?.state !== "done" || before.stale);
  if (!ended || now.stale) return undefined;
  const { summary, message } = now;
  return message ? `${summary.replace(/\.$/u, "")}. ${message}` : summary;
}

/** Own tests end a moment after those of the question, and are told apart from them. */
function ownWords(before: OwnTestsView | undefined, now: OwnTestsView | undefined): string | undefined {
  return before?.state === "running" && now?.state === "done" ? `Your tests: ${now.summary}` : undefined;
}
