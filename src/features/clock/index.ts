import { MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import { allowedMs, type Countdown, countdown } from "../../core/interview/countdown";
import type { Session } from "../../core/interview/session";
import { tally } from "../../core/question/runResult";
import { commands, statusBarItem } from "../../host/manifest";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";
import { announceTime } from "./announceTime";
import { decideOnGaps, tellGaps } from "./gaps";
import { planText } from "./planText";
import { sayBell } from "./sayBell";

/** The one status-bar item: time left, where one is, and in practice how many tests pass. A click opens its menu. */
export function registerClock({ desk, config, commands: registry }: Services): Disposable {
  const store = new DisposableStore();
  const item = store.add(window.createStatusBarItem(statusBarItem, StatusBarAlignment.Left, 1000));
  item.name = "Mock Interview";
  item.command = commands.sessionMenu;
  const update = () => {
    const state = desk.live?.state;
    if (state && (state.status === "running" || state.status === "paused"))
      show(item, state, desk.open, config.showsClock());
    else item.hide();
  };
  store.add(desk.onDidChange(update));
  store.add(desk.onDidTick(update));
  store.add(config.onDidChange(update));
  store.add(announceTime(desk, config));
  store.add(sayBell(desk, config));
  store.add(tellGaps(desk, config, registry.guard));
  store.add(registry.register(commands.uncountedTime, () => decideOnGaps(desk)));
  return store;
}

function show(item: StatusBarItem, session: Session, open: OpenQuestion | undefined, showsTime: boolean): void {
  const clock = countdown(allowedMs(session), session.sections[session.section]?.usedMs ?? 0);
  const paused = session.status === "paused";
  const icon = `$(${paused ? "debug-pause" : showsTime ? "watch" : "comment-discussion"})`;
  const text = [showsTime ? `${icon} ${clock.text}` : icon, whereText(session, open), testsText(session, open)]
    .filter(Boolean)
    .join("  ");
  // Assigning the same text again would still cost a message to the window.
  if (item.text !== text) item.text = text;
  const label = spokenLabel(session, showsTime ? clock : undefined, paused);
  const role = showsTime ? "timer" : "button";
  if (item.accessibilityInformation?.label !== label) item.accessibilityInformation = { label, role };
  const color = paused || !showsTime ? undefined : backgrounds[clock.phase];
  if ((item.backgroundColor as ThemeColor | undefined)?.id !== color)
    item.backgroundColor = color ? new ThemeColor(color) : undefined;
  const tooltip = planText(session, showsTime);
  if ((item.tooltip as MarkdownString | undefined)?.value !== tooltip) item.tooltip = new MarkdownString(tooltip);
  item.show();
}

function whereText({ plan, section }: Session, open: OpenQuestion | undefined): string {
  const planned = plan.sections[section];
  if (plan.mode === "interview") return `${planned?.title} ${section + 1}/${plan.sections.length}`;
  return open?.question.title ?? plan.title;
}

/** Counting tests is for practice; an interview shows them in the panel only. */
function testsText({ plan }: Session, open: OpenQuestion | undefined): string {
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

const backgrounds = {
  calm: undefined,
  soon: "statusBarItem.warningBackground",
  over: "statusBarItem.errorBackground",
} as const;
