import type { Conditions } from "../interview/conditions";
import { durationText } from "../interview/countdown";
import type { Session } from "../interview/session";
import { clockCircumstances } from "./clockFacts";

const conditionWords: Record<Conditions, string> = {
  room: "As in the room",
  strict: "As in the room, suggestions switched off",
  relaxed: "Relaxed",
};

/** Under which conditions a session was sat, as facts for people; nothing in them counts for or against anybody. */
export function circumstances(session: Session): string[] {
  const { plan, away, pastes } = session;
  return [
    plan.conditions ? conditionWords[plan.conditions] : "",
    away.times > 0 ? `Left the window ${times(away.times)}, for ${durationText(away.ms)} in all` : "",
    pastes.length > 0 ? `Pasted much ${times(pastes.length)}: ${pastes.join(" and ")} characters` : "",
    ...clockCircumstances(session),
  ].filter(Boolean);
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
