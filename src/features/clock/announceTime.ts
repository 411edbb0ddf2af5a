import { window } from "vscode";
import type { Disposable } from "../../base/lifecycle";
import { type Announcement, announcementDue } from "../../core/interview/announcements";
import { allowedMs, countdown } from "../../core/interview/countdown";
import type { Config } from "../../host/config";
import type { Desk } from "../../session/desk";

/** Says in an interview how much time is left of the section: as a notification, which screen readers speak and nobody has to close. */
export function announceTime(desk: Desk, config: Config): Disposable {
  let section = "";
  let beforeMs = 0;
  return desk.onDidTick(() => {
    const state = desk.live?.state;
    if (state?.plan.mode !== "interview" || state.status !== "running") return;
    const usedMs = state.sections[state.section]?.usedMs ?? 0;
    const here = `${state.id} ${state.section}`;
    // Coming back to a section, or to an interview, is no moment of its time.
    const due = here === section ? announcementDue(allowedMs(state), beforeMs, usedMs) : undefined;
    section = here;
    beforeMs = usedMs;
    if (!due || !config.announces(due) || !config.showsClock()) return;
    const { title = "" } = state.plan.sections[state.section] ?? {};
    void window.showInformationMessage(`${title}: ${leftWords(due, countdown(allowedMs(state), usedMs).label)}.`);
  });
}

function leftWords(due: Announcement, left: string): string {
  return due === "half" ? `half of the time is over, ${left}` : left;
}
