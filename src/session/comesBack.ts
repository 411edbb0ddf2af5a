import { isPracticed } from "../core/interview/practicePlan";
import type { SessionPlan } from "../core/interview/session";
import { isOpen, type StoredSession } from "../storage/sessionFiles";
import { lastRecorded } from "./timekeeper";

/** A reload, or a start after a crash, takes less (ms). */
const reloadsWithinMs = 5 * 60_000;

/**
 * What comes back with the window that showed it; `now` in ms since 1970. A practice whose answers are shown already does so only when the
 * window was gone for a moment: later it is a new visit, and the question is practiced anew.
 */
export function comesBack(
  { session, events, ownerBeatAt = 0 }: StoredSession,
  now: number,
): SessionPlan["mode"] | undefined {
  if (!session || !isOpen(session)) return undefined;
  const { mode } = session.plan;
  if (mode === "interview" || !isPracticed(session)) return mode;
  return now - Math.max(lastRecorded(events), ownerBeatAt) < reloadsWithinMs ? mode : undefined;
}
