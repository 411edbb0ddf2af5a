import { type QuickPickItem, window } from "vscode";
import { UserError } from "../../base/errors";
import type { Disposable } from "../../base/lifecycle";
import { gapNotice, gapTitle } from "../../core/interview/gapWords";
import type { SessionGap } from "../../core/interview/session";
import type { Config } from "../../host/config";
import type { Desk } from "../../session/desk";
import type { LiveSession } from "../../session/liveSession";

/** A shorter gap, such as a quick reload, is not worth a notification; it stands in the list behind the clock. */
const shortestToldMs = 5000;

/** Tells of each gap in the time of an interview once it is over, and asks whether it counts; it is left out as long as nobody says so. */
export function tellGaps(desk: Desk, config: Config, guard: (work: () => unknown) => Promise<void>): Disposable {
  let known: LiveSession | undefined;
  let told = 0;
  return desk.onDidTick(() => {
    const live = desk.live;
    if (live?.state.plan.mode !== "interview" || live.state.status !== "running") return;
    const { gaps } = live.state;
    // What an earlier window told is told.
    if (live !== known) told = live.earlierGaps;
    known = live;
    for (const gap of gaps.slice(told)) {
      if (config.showsClock() && (gap.ms >= shortestToldMs || gap.ms === 0))
        void guard(() => askAbout(desk, live, gap));
    }
    told = gaps.length;
  });
}

async function askAbout(desk: Desk, live: LiveSession, gap: SessionGap): Promise<void> {
  if (gap.ms === 0) return void window.showInformationMessage(gapNotice(gap));
  const count = "Count It";
  const chosen = await window.showInformationMessage(gapNotice(gap), count, "Leave It Out");
  // The question may be answered long after it was asked.
  if (chosen === count) refuseAfterEnd(live);
  if (chosen && desk.live !== live)
    throw new UserError(
      "This interview is not open any more. Resume it, and choose what counts in the menu of its clock.",
    );
  if (chosen) await live.record({ type: "counted", gap: gap.id, counts: chosen === count });
}

/** Throws a `UserError` once nothing about the time of an interview can change any more. */
function refuseAfterEnd({ state }: LiveSession): void {
  if (state.status === "running" || state.status === "paused") return;
  throw new UserError("The interview has ended, so the time it took stays as it is.");
}

interface GapItem extends QuickPickItem {
  gap: SessionGap;
}

/** Lists the gaps of what runs; those that are ticked count as time used. */
export async function decideOnGaps(desk: Desk): Promise<void> {
  const live = desk.live;
  const gaps = live?.state.gaps.filter(({ ms }) => ms > 0) ?? [];
  if (!live || gaps.length === 0) throw new UserError("All time that passed was counted.");
  refuseAfterEnd(live);
  const items = gaps.map((gap): GapItem => ({ gap, label: gapTitle(gap), picked: gap.counts === true }));
  const chosen = await window.showQuickPick(items, {
    title: "Uncounted Time",
    placeHolder: "What you tick counts as time used",
    canPickMany: true,
  });
  if (!chosen) return;
  for (const { gap } of items) {
    const counts = chosen.some((item) => item.gap === gap);
    if (counts !== (gap.counts === true)) await live.record({ type: "counted", gap: gap.id, counts });
  }
}
