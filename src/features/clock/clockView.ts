import { allowedMs, type Countdown, type CountdownPhase, countdown } from "../../core/interview/countdown";
import type { Session } from "../../core/interview/session";
import { tally } from "../../core/question/runResult";
import type { OpenQuestion } from "../../session/openQuestion";

/** The item in the status bar as data. */
export interface ClockView {
  text: string;
  /** For a screen reader; without times of its own it is a button like others. */
  label: string;
  role: "timer" | "button";
  /** Of the background; none where nothing is to be noticed. */
  color?: string;
}

type ShownQuestion = Pick<OpenQuestion, "question" | "run">;

/** What the status bar shows of a session: the time left if the candidate wants to see it, where one is, and in practice how many tests pass. */
export function clockView(session: Session, open: ShownQuestion | undefined, showsTime: boolean): ClockView {
  const clock = countdown(allowedMs(session), session.sections[session.section]?.usedMs ?? 0);
  const paused = session.status === "paused";
  const icon = `$(${paused ? "debug-pause" : showsTime ? "watch" : "comment-discussion"})`;
  const texts = [showsTime ? `${icon} ${clock.text}` : icon, whereText(session, open), testsText(session, open)];
  return {
    text: texts.filter(Boolean).join("  "),
    label: spokenLabel(session, showsTime ? clock : undefined, paused),
    role: showsTime ? "timer" : "button",
    color: paused || !showsTime ? undefined : backgrounds[clock.phase],
  };
}

function whereText({ plan, section }: Session, open: ShownQuestion | undefined): string {
  const planned = plan.sections[section];
  if (plan.mode === "interview") return `${planned?.title} ${section + 1}/${plan.sections.length}`;
  return open?.question.title ?? plan.title;
}

/** Counting tests is for practice; an interview shows them in the panel only. */
function testsText({ plan }: Session, open: ShownQuestion | undefined): string {
  if (plan.mode !== "practice" || !open) return "";
  if (open.run.kind === "running") return "$(sync~spin)";
  if (open.run.kind !== "done" || open.run.result.outcome === "superseded") return "";
  const { passed, total, complete } = tally(open.run.result);
  if (open.run.result.outcome === "load-error") return "$(error) does not load";
  return total === 0 ? "$(error) not run" : `$(${complete ? "pass" : "error"}) ${passed}/${total}`;
}

function spokenLabel({ plan, section }: Session, clock: Countdown | undefined, paused: boolean): string {
  return [plan.sections[section]?.title, paused ? "paused" : "", clock?.label].filter(Boolean).join(", ");
}

const backgrounds: Record<CountdownPhase, string | undefined> = {
  calm: undefined,
  soon: "statusBarItem.warningBackground",
  over: "statusBarItem.errorBackground",
};
