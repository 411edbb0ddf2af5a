import { durationText } from "../interview/countdown";
import type { QuestionStatus, Session } from "../interview/session";

/** How far an interview came and what was done to its plan, as facts for people. */
export function course({ questions, sections, pauses = 0, swappedOut }: Session): string[] {
  const statuses = Object.values(questions).map(({ status }) => status);
  const asked = statuses.filter((status) => status !== "not-picked").length;
  const count = (wanted: QuestionStatus) => statuses.filter((status) => status === wanted).length;
  const extraMs = sections.reduce((sum, section) => sum + section.extraMs, 0);
  const parts: [count: number, text: string][] = [
    [count("open"), "left open"],
    [count("skipped"), "skipped"],
    [count("waiting"), "not reached"],
  ];
  const others = parts.filter(([many]) => many > 0).map(([many, text]) => `${many} ${text}`);
  return [
    [`${count("answered")} of ${asked} questions handed in`, ...others].join(", "),
    pauses > 0 ? `Paused ${pauses === 1 ? "once" : `${pauses} times`}` : "",
    extraMs > 0 ? `${durationText(extraMs)} added` : "",
    swappedOut.length > 0 ? `${swappedOut.length} ${swappedOut.length === 1 ? "question" : "questions"} swapped` : "",
  ].filter(Boolean);
}
