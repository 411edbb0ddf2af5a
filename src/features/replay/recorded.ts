import { isHeld } from "../../session/sharedSession";
import { isOpen, type StoredSession } from "../../storage/sessionFiles";

/** An interview keeps its questions to itself until nobody sits it any more. */
export function mayBeReplayed({ session }: StoredSession): boolean {
  return session !== undefined && (session.plan.mode === "practice" || !isOpen(session));
}

/** Whether another window works at a session; `now` in ms since 1970. */
export function isOpenElsewhere({ session, ownerBeatAt }: StoredSession, now: number): boolean {
  return session !== undefined && isOpen(session) && isHeld(session.owner, ownerBeatAt, now);
}
