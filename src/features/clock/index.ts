import { MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/lifecycle";
import type { Session } from "../../core/interview/session";
import { commands, statusBarItem } from "../../host/manifest";
import type { Services } from "../../services";
import type { OpenQuestion } from "../../session/openQuestion";
import { announceTime } from "./announceTime";
import { clockView } from "./clockView";
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
  store.add(sayBell(desk, config, registry.guard));
  store.add(tellGaps(desk, config, registry.guard));
  store.add(registry.register(commands.uncountedTime, () => decideOnGaps(desk)));
  return store;
}

function show(item: StatusBarItem, session: Session, open: OpenQuestion | undefined, showsTime: boolean): void {
  const { text, label, role, color } = clockView(session, open, showsTime);
  // Assigning the same text again would still cost a message to the window.
  if (item.text !== text) item.text = text;
  if (item.accessibilityInformation?.label !== label) item.accessibilityInformation = { label, role };
  if ((item.backgroundColor as ThemeColor | undefined)?.id !== color)
    item.backgroundColor = color ? new ThemeColor(color) : undefined;
  const tooltip = planText(session, showsTime);
  if ((item.tooltip as MarkdownString | undefined)?.value !== tooltip) item.tooltip = new MarkdownString(tooltip);
  item.show();
}
