import type { QuestionView } from "../../protocol/questionMessages";

/**
 * What a screen reader is told when one view replaces another: the end of a run, a new hint, the answer. Undefined when
 * there is nothing new to say; an empty text when a run begins, so that the same verdict is spoken again after it.
 */
export function announcement(before: QuestionView | undefined, now: QuestionView): string | undefined {
  if (before?.paused === false && now.paused) return "Paused.";
  if (!before || before.heading !== now.heading || before.paused) return undefined;
  if (now.reveal && !before.reveal) return "The answer is shown below.";
  if (now.hints.shown.length > before.hints.shown.length) {
    return `Hint ${now.hints.shown.length} of ${now.hints.total} is shown.`;
  }
  const check = now.tests?.own?.check;
  if (check && !check.stale && JSON.stringify(check) !== JSON.stringify(before.tests?.own?.check)) {
    return [check.summary, check.missed].filter(Boolean).join(" ");
  }
  if (!now.tests || now.tests === before.tests) return undefined;
  if (now.tests.state === "running") return before.tests?.state === "running" ? undefined : "";
  const ended = now.tests.state === "done" && (before.tests?.state !== "done" || before.tests.stale);
  if (!ended || now.tests.stale) return undefined;
  const { summary, message } = now.tests;
  return message ? `${summary.replace(/\.$/u, "")}. ${message}` : summary;
}
